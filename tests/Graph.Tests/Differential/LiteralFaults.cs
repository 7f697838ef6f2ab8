using Analytics.Graph.Engine.Tests.Differential;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Tests.Differential;

/// <summary>Makes literals that are wrong in one way; null where a type cannot be wrong in that way.</summary>
internal sealed class LiteralFaults(Generator make, Random random)
{
    private const int Deepest = 6;

    /// <summary>A literal that is no value of a type, and breaks no other rule.</summary>
    public string Misfit(GraphType type, int depth = 0) => type switch
    {
        NonNullType nonNull => random.Next(3) == 0 ? "null" : Misfit(nonNull.Inner, depth),
        ListType list => random.Next(2) == 0 ? $"[{Misfit(list.Item, depth)}]" : Misfit(list.Item, depth),
        InputObjectType { IsOneOf: true } input => OneOf(input),
        InputObjectType input => random.Next(2) == 0 || depth >= Deepest
            ? Pick("1", "\"a\"", "A")
            : Inside(input, depth),
        EnumType item => Pick("1", "NOPE", $"\"{item.Values[0].Name}\"", "{ a: 1 }"),
        _ => Scalar(type.Named.Name),
    };

    /// <summary>An object literal that somewhere gives an unknown field.</summary>
    public string? UnknownField(GraphType type) =>
        Reach(type, input => input.IsOneOf ? null : Object(input, null, "nope: 1"), 0);

    /// <summary>An object literal that somewhere gives a field twice.</summary>
    public string? FieldTwice(GraphType type) => Reach(type, Twice, 0);

    /// <summary>An object literal that somewhere leaves out a field that it needs.</summary>
    public string? MissingField(GraphType type) =>
        Reach(type, Without, 0);

    /// <summary>Something else than what a type needs: the type of a variable that does not fit.</summary>
    public string OtherType(GraphType type) => type switch
    {
        NonNullType nonNull when random.Next(2) == 0 => nonNull.Inner.ToString()!,
        { Nullable: ListType list } => $"[[{list.Item.Named.Name}!]!]!",
        _ => type.Named.Name == "Int" ? "Boolean!" : "Int!",
    };

    private string OneOf(InputObjectType input)
    {
        var (first, second) = (input.Fields[0], input.Fields[1]);
        return random.Next(3) switch
        {
            0 => "{ }",
            1 => $"{{ {first.Name}: null }}",
            _ => $"{{ {Given(first)}, {Given(second)} }}",
        };
    }

    private string Inside(InputObjectType input, int depth)
    {
        var field = input.Fields[random.Next(input.Fields.Length)];
        return Object(input, field, $"{field.Name}: {Misfit(field.Type, depth + 1)}");
    }

    private string? Without(InputObjectType input) =>
        Pick(input.Fields.Where(field => field.IsRequired)) is { } left ? Object(input, left, null) : null;

    private string? Twice(InputObjectType input)
    {
        var field = input.Fields[random.Next(input.Fields.Length)];
        return input.IsOneOf ? null : Object(input, field, $"{Given(field)}, {Given(field)}");
    }

    /// <summary>The fault in the type itself, or in an object inside it.</summary>
    private string? Reach(GraphType type, Func<InputObjectType, string?> fault, int depth)
    {
        if (type.Named is not InputObjectType input || depth > Deepest)
        {
            return null;
        }

        if (random.Next(2) == 0 && fault(input) is { } found)
        {
            return found;
        }

        return Pick(input.Fields.Where(field => field.Type.Named is InputObjectType)) is { } field
            && Reach(field.Type, fault, depth + 1) is { } inner
            ? Object(input, field, $"{field.Name}: {inner}")
            : null;
    }

    /// <summary>A literal of a type with its needed fields, but one, and with a text.</summary>
    private string Object(InputObjectType input, InputValue? but, string? with)
    {
        var needed = input.Fields.Where(field => field.IsRequired && field != but).Select(Given);
        return $"{{ {string.Join(", ", with is null ? needed : needed.Append(with))} }}";
    }

    private string Given(InputValue field) => $"{field.Name}: {make.NotNull(field.Type, Deepest)}";

    private string Scalar(string name) => name switch
    {
        "Int" => Pick("1.5", "\"1\"", "2147483648", "true", "A", "[[1]]"),
        "Float" => Pick("\"1\"", "true", "A"),
        "Boolean" => Pick("1", "\"true\"", "A"),
        "ID" => Pick("1.5", "true", "A", "{ a: 1 }"),
        "Date" => Pick("1", "\"2024-13-01\"", "\"2023-02-29\"", "true"),
        "Decimal" => Pick("true", "\"x\"", "A", "{ a: 1 }"),
        _ => Pick("1", "1.5", "true", "A", "{ a: 1 }"),
    };

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private InputValue? Pick(IEnumerable<InputValue> from)
    {
        var all = from.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }
}
