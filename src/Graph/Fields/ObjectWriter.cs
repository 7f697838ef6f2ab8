using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Fields;

/// <summary>Writes the selected fields of a value as JSON. Made once for an answer, called once for each
/// value.</summary>
internal delegate void ValueWriter<in T>(Utf8JsonWriter json, T value);

/// <summary>Puts writers of fields together.</summary>
internal static class ObjectWriter
{
    private const string TypeName = "__typename";

    /// <summary>A writer of an object: its fields in the order of the selection.</summary>
    /// <param name="typeName">What <c>__typename</c> answers.</param>
    /// <param name="selections">The merged fields.</param>
    /// <param name="compile">Makes the writer of one field.</param>
    public static ValueWriter<T> Of<T>(
        string typeName, ImmutableArray<Selection> selections, Func<Selection, ValueWriter<T>> compile)
    {
        var fields = selections
            .Select(one => (
                one.EncodedName,
                Write: one.Field.Name == TypeName ? (json, _) => json.WriteStringValue(typeName) : compile(one)))
            .ToArray();
        return (json, value) =>
        {
            json.WriteStartObject();
            foreach (var (name, write) in fields)
            {
                json.WritePropertyName(name);
                write(json, value);
            }

            json.WriteEndObject();
        };
    }

    /// <summary>A writer of null for null.</summary>
    public static ValueWriter<T?> OrNull<T>(ValueWriter<T> write)
        where T : class => (json, value) =>
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            write(json, value);
        }
    };

    /// <summary>A writer of a list.</summary>
    public static ValueWriter<IEnumerable<T>> ListOf<T>(ValueWriter<T> write) => (json, values) =>
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    };

    /// <summary>A writer of a text.</summary>
    public static ValueWriter<T> Text<T>(Func<T, string?> read) => (json, value) => json.WriteStringValue(read(value));

    /// <summary>A writer of a list of texts.</summary>
    public static ValueWriter<T> Texts<T>(Func<T, IEnumerable<string>> read)
    {
        var write = ListOf(Text<string>(text => text));
        return (json, value) => write(json, read(value));
    }

    /// <summary>Fields that the model names are checked before anything is asked; another one is our bug.</summary>
    public static System.Diagnostics.UnreachableException Unknown(Selection selection) =>
        new($"Nothing answers {selection.Field.Name}.");
}
