using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Turns JSON into CLR values of an input type; collects problems, each with its place inside the
/// value.</summary>
internal static class JsonCoercion
{
    public static object? Coerce(JsonElement json, GraphType type, string place, List<string> problems)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return type is NonNullType ? Problem(problems, place, $"{type} cannot be null.") : null;
        }

        return type.Nullable switch
        {
            ListType list => List(json, list, place, problems),
            InputObjectType input => Object(json, input, place, problems),
            EnumType item => Enum(json, item, place, problems),
            ScalarType scalar => Scalar(json, scalar, place, problems),
            _ => throw new System.Diagnostics.UnreachableException($"{type} is no input type."),
        };
    }

    private static object? List(JsonElement json, ListType type, string place, List<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return ImmutableArray.Create(Coerce(json, type.Item, place, problems));
        }

        var items = ImmutableArray.CreateBuilder<object?>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            items.Add(
                Coerce(
                    item, type.Item, string.Create(CultureInfo.InvariantCulture, $"{place}[{items.Count}]"), problems));
        }

        return items.MoveToImmutable();
    }

    private static object? Object(JsonElement json, InputObjectType type, string place, List<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Problem(problems, place, $"{type} needs an object.");
        }

        foreach (var given in json.EnumerateObject().Where(given => type.Field(given.Name) is null))
        {
            Problem(
                problems, place,
                $"{type} has no field "
                    + $"'{given.Name}'.{Suggestions.Among(given.Name, [.. type.Fields.Select(field => field.Name)])}");
        }

        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(type.Fields.Length);
        foreach (var field in type.Fields)
        {
            if (json.TryGetProperty(field.Name, out var value))
            {
                entries.Add(new(field.Name, Coerce(value, field.Type, $"{place}.{field.Name}", problems)));
            }
            else if (field.DefaultLiteral is not null)
            {
                entries.Add(new(field.Name, field.DefaultValue));
            }
            else if (field.IsRequired)
            {
                Problem(problems, place, $"{type}.{field.Name} of type {field.Type} is required.");
            }
        }

        return InputCoercion.OneOfProblem(type, [.. entries]) is { } problem
            ? Problem(problems, place, problem)
            : new InputObject(entries.DrainToImmutable());
    }

    private static object? Enum(JsonElement json, EnumType type, string place, List<string> problems)
    {
        var name = json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        return name is not null && type.Value(name) is { } value
            ? value.Name
            : Problem(
                problems, place,
                $"{json.GetRawText()} is no value of the enum "
                    + $"{type}.{Suggestions.Among(name ?? string.Empty, [.. type.Values.Select(item => item.Name)])}");
    }

    private static object? Scalar(JsonElement json, ScalarType type, string place, List<string> problems)
    {
        var coerced = type.Codec.FromJson(json);
        return coerced.Problem is { } problem ? Problem(problems, place, problem) : coerced.Value;
    }

    private static object? Problem(List<string> problems, string place, string problem)
    {
        problems.Add(place.Length == 0 ? problem : $"at {place.TrimStart('.')}: {problem}");
        return null;
    }
}
