using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Makes documents over a schema: valid ones, and ones broken by random edits of their tokens.</summary>
internal sealed partial class Generator(GraphSchema schema, int seed)
{
    private static readonly string[] Junk =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "..", ".", "-", "0", "1", "-1", "01", "1.", ".5", "1e", "1.5e3",
        "0x1", "1a", "2147483648", "9007199254740993", "\"\"", "\"a\"", "\"\\u00e9\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\u{1F600}\"",
        "\"\\u{110000}\"", "\"\\u{}\"", "\"\\x\"", "\"", "\"\"\"", "\"\"\"block\n  text\"\"\"", "'", "#c\n", "?", "~", "\u00e9", "😀", "\uFEFF", "\n", "\r\n",
        "\r", "\t", "\u0007", "null", "true", "false", "on", "query", "mutation", "subscription", "fragment", "type", "extend", "schema", "$a", "$b",
        "@skip(if: true)", "@include(if: $a)", "@once", "@tag(name: \"x\")", "@nope", "...F", "...G", "... on Book", "... on Film", "{ id }", "(id: 1)",
        "__typename", "__schema", "x: ", "repeatable", "implements", "\"description\" ",
    ];

    private static readonly string[] Literals =
        ["null", "1", "2147483648", "1.5", "\"a\"", "true", "BOOK", "[1]", "[[1, null]]", "{ a: 1 }", "{ id: 1, title: \"a\" }", "{ a: 1, a: 2 }", "$v0"];

    private static readonly string[] Extras =
    [
        "a0: id", "a0: title", "a0: __typename", "x: count x: extra", "... on Person { id }", "... on Int { id }", "... on Book { pages } ... on Film { pages }",
        "...F0", "...F1", "id @once @once", "id @skip(if: 1)", "id @nope", "item(id: 1, id: 2) { id }", "needs(int: 1) needs(int: 2)", "pick(by: { }) { id }",
        "person", "count { id }", "books(where: { pages: { } }) { id }", "...F0 @tag(name: \"a\", nmae: 1)", "id @deprecated", "echo(any: { a: 1, a: 1 })",
    ];

    private static readonly string[] Operations =
    [
        "query Q { count } query", "query A { count } query", "{ count } query", "subscription", "fragment Z on Query { ...Z } query",
        "fragment Z on Filter { id } query", "fragment F0 on Book { id } query", "query ($a: Int, $a: Book) { echo(int: $a) } query",
    ];

    private readonly Random _random = new(seed);
    private readonly string[] _names = [.. schema.Names.Order(StringComparer.Ordinal)];
    private readonly List<string> _variables = [];
    private readonly List<string> _fragments = [];
    private int _aliases;
    private Func<CompositeType, string?>? _fault;

    public string Valid()
    {
        _variables.Clear();
        _fragments.Clear();
        var mutation = Chance(10) ? schema.Root(OperationKind.Mutation) : null;
        var (isMutation, root) = (mutation is not null, mutation ?? schema.Query);
        var body = Selections(root, 0);
        var variables = _variables.Count == 0 ? string.Empty : $"({string.Join(Chance(50) ? ", " : " ", _variables)})";
        var head = _variables.Count == 0 && !isMutation && Chance(50) ? string.Empty
            : $"{(Chance(10) ? "\"About it.\" " : string.Empty)}{(isMutation ? "mutation" : "query")} Q{variables} ";
        return head + body + string.Concat(_fragments.Select(fragment => "\n" + fragment));
    }

    /// <summary>A valid document, but for a text that a fault adds to one selection set, given the set's type; the
    /// fault answers null where it cannot be.</summary>
    public string With(Func<CompositeType, string?> fault)
    {
        string text;
        do
        {
            _fault = fault;
            text = Valid();
        }
        while (_fault is not null);

        return text;
    }

    /// <summary>Adds a variable to the operation that is being made.</summary>
    public void Declare(string variable) => _variables.Add(variable);

    /// <summary>Adds a fragment to the document that is being made.</summary>
    public void Define(string fragment) => _fragments.Add(fragment);

    public string Broken()
    {
        var tokens = TokenPattern().Matches(Valid()).Select(match => match.Value).ToList();
        for (var edits = _random.Next(1, 4); edits > 0 && tokens.Count > 1; edits--)
        {
            var at = _random.Next(tokens.Count);
            switch (_random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[_random.Next(tokens.Count)]);
                    break;
                case 2:
                    tokens[at] = tokens[_random.Next(tokens.Count)];
                    break;
                case 3:
                    tokens.Insert(at, Pick(Junk));
                    break;
                default:
                    tokens[at] = Chance(50) ? Pick(_names) : Pick(Junk);
                    break;
            }
        }

        return string.Join(Chance(80) ? " " : "\n", tokens);
    }

    /// <summary>Well-formed, but with names, literals and variables exchanged for others, and selections doubled.</summary>
    public string Misfit()
    {
        var tokens = TokenPattern().Matches(Valid()).Select(match => match.Value).ToList();
        for (var edits = _random.Next(1, 5); edits > 0; edits--)
        {
            var at = _random.Next(tokens.Count);
            tokens[at] = tokens[at] switch
            {
                ['$', ..] => $"$v{_random.Next(_variables.Count + 1)}",
                ['"', ..] or [>= '0' and <= '9', ..] or "true" or "false" or "null" => Pick(Literals),
                "}" when at > 0 => Pick(Extras) + " }",
                "query" => Pick(Operations),
                ['F', >= '0' and <= '9', ..] => $"F{_random.Next(_fragments.Count + 1)}",
                [>= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_', ..] and not "on" and not "fragment" and not "mutation" => Pick(_names),
                var other => other,
            };
        }

        return string.Join(' ', tokens);
    }

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\n]*\"|\\.\\.\\.|\\$?\\w+|[^\\s\\w]")]
    private static partial Regex TokenPattern();

    private string Selections(CompositeType type, int depth)
    {
        var text = new StringBuilder("{ ");
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            text.Append(Selection(type, depth)).Append(Chance(80) ? " " : ",\n  ");
        }

        if (_fault is { } fault && Chance(50) && fault(type) is { } added)
        {
            text.Append(added).Append(' ');
            _fault = null;
        }

        return text.Append('}').ToString();
    }

    private string Selection(CompositeType type, int depth)
    {
        if (Chance(10) || type.Fields.IsEmpty)
        {
            return Chance(50) || depth > 3 ? "__typename" : Fragment(type, depth);
        }

        var fields = type.Fields.Where(field => depth < 4 || field.Type.Named is not CompositeType).ToList();
        if (fields.Count == 0)
        {
            return "__typename";
        }

        var chosen = fields[_random.Next(fields.Count)];
        var alias = $"a{_aliases++}: ";
        var inner = chosen.Type.Named is CompositeType composite ? " " + Selections(composite, depth + 1) : string.Empty;
        return alias + chosen.Name + Arguments(chosen.Arguments) + Directive() + inner;
    }

    private string Fragment(CompositeType type, int depth)
    {
        var possible = type.PossibleTypes[_random.Next(type.PossibleTypes.Length)];
        if (Chance(50))
        {
            return $"... on {possible}{Directive()} {Selections(possible, depth + 1)}";
        }

        var name = $"F{_fragments.Count}";
        _fragments.Add(string.Empty);
        var index = _fragments.Count - 1;
        _fragments[index] = $"fragment {name} on {possible} {Selections(possible, depth + 1)}";
        return $"...{name}";
    }

    private string Directive() => _random.Next(20) switch
    {
        0 => " @skip(if: false)",
        1 => $" @include(if: {Variable("Boolean!")})",
        2 when schema.Directive("once") is not null => " @once",
        _ => string.Empty,
    };

    private string Arguments(ImmutableArray<InputValue> declared)
    {
        var given = declared.Where(argument => argument.IsRequired || Chance(40)).Select(argument => $"{argument.Name}: {Value(argument.Type, 0)}").ToList();
        return given.Count == 0 ? string.Empty : $"({string.Join(", ", given)})";
    }

    private string Value(GraphType type, int depth) => Chance(15) ? Variable(type.ToString()!) : Literal(type, depth);

    private string Literal(GraphType type, int depth)
    {
        return type switch
        {
            NonNullType nonNull => Literal(nonNull.Inner, depth) is var value && value == "null" ? Literal(type, depth) : value,
            _ when Chance(8) => "null",
            ListType list when Chance(20) => Literal(Certain(list.Item), depth + 1),
            ListType list => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => NotNull(list.Item, depth)))}]",
            InputObjectType { IsOneOf: true } input => OneOf(input.Fields[_random.Next(input.Fields.Length)], depth),
            InputObjectType input => Object(input, depth),
            EnumType item => item.Values[_random.Next(item.Values.Length)].Name,
            _ => Scalar(type.Named.Name),
        };
    }

    public string NotNull(GraphType type, int depth) => Value(Certain(type), depth + 1);

    private static GraphType Certain(GraphType type) => type is NonNullType ? type : new NonNullType(type);

    private string OneOf(InputValue field, int depth) => $"{{ {field.Name}: {NotNull(field.Type, depth + 1)} }}";

    private string Object(InputObjectType type, int depth)
    {
        var given = type.Fields.Where(field => field.IsRequired || (depth < 2 && Chance(30))).Select(field => $"{field.Name}: {Value(field.Type, depth + 1)}");
        return $"{{ {string.Join(", ", given)} }}";
    }

    private string Scalar(string name) => name switch
    {
        "Int" => _random.Next(-5, 100).ToString(CultureInfo.InvariantCulture),
        "Float" => Chance(50) ? "1.5" : "-2e3",
        "Boolean" => Chance(50) ? "true" : "false",
        "ID" => Chance(50) ? "7" : "\"k\"",
        "Day" or "Date" => "\"2024-02-29\"",
        "Decimal" => Chance(50) ? "12.50" : "\"-3\"",
        "String" => Chance(20) ? "\"\"\"block\"\"\"" : "\"text\"",
        _ => Chance(50) ? "{ a: [1, B] }" : "3",
    };

    private string Variable(string type)
    {
        var name = $"$v{_variables.Count}";
        _variables.Add($"{name}: {type}");
        return name;
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
