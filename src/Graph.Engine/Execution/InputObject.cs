using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// Coerced arguments or a coerced input object. Defaults are filled in; what was neither given nor has a default is
/// missing, which is not the same as null. Values: int, double, bool, string (also ID and enum values), whatever a
/// scalar codec made,
/// <c>ImmutableArray&lt;object?&gt;</c> for lists, <see cref="InputObject"/>.
/// </summary>
public sealed class InputObject
{
    /// <summary>Nothing given.</summary>
    public static readonly InputObject Empty = new([]);

    private readonly ImmutableArray<KeyValuePair<string, object?>> _entries;

    /// <summary>Holds entries with distinct names, in the order of the schema.</summary>
    public InputObject(ImmutableArray<KeyValuePair<string, object?>> entries) => _entries = entries;

    /// <summary>What is there, in the order of the schema.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Entries => _entries;

    /// <summary>Whether a name was given or has a default; its value may be null.</summary>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>Reads a value; false when it is missing.</summary>
    public bool TryGet(string name, out object? value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == name)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The value as a CLR type; the type's default when it is missing or null.</summary>
    /// <typeparam name="T">int?, double?, bool?, string, ImmutableArray&lt;object?&gt;?, InputObject, or a codec's
    /// type.</typeparam>
    [return: MaybeNull]
    public T Get<T>(string name) => TryGet(name, out var value) && value is not null ? (T)value : default;

    /// <summary>A list as CLR values; empty when it is missing or null.</summary>
    /// <typeparam name="T">The type of each item.</typeparam>
    public ImmutableArray<T> List<T>(string name) =>
        TryGet(name, out var value) && value is ImmutableArray<object?> items ? [.. items.Cast<T>()] : [];
}
