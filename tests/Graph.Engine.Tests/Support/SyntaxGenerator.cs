using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Tests.Support;

/// <summary>Makes syntax trees of every kind of node, whether or not a schema could have them.</summary>
internal sealed class SyntaxGenerator(int seed)
{
    private static readonly string[] Words =
        ["a", "B", "_", "__x9", "on", "query", "type", "fragment", "implements", "repeatable", "input", "schema"];

    private static readonly string[] Pieces =
    [
        "a", " ", "  ", "\t", "\n", "\n\n", "\"", "\"\"", "\\", "\\n", "é", "😀", "#", "{", "\u0007", "\u007f", "\b",
        "\uFEFF",
    ];

    private static readonly string[] Locations = ["FIELD", "QUERY", "OBJECT", "VARIABLE_DEFINITION", "ENUM_VALUE"];

    private readonly Random _random = new(seed);
    private int _depth;

    public DocumentNode Document() => new(new(string.Empty), Some(Definition, 1));

    private DefinitionNode Definition() => _random.Next(11) switch
    {
        0 or 1 => new OperationNode(
            0, null, OperationKind.Query, null, [], [], Selections()),
        2 => new OperationNode(
            0, Description(), Pick(Enum.GetValues<OperationKind>()), Maybe(Name), Some(Variable), Directives(true),
            Selections()),
        3 => new FragmentNode(0, Description(), FragmentName(), NamedType(), Directives(true), Selections()),
        4 => Schema(),
        5 => new DirectiveDefinitionNode(
            0, Description(), Name(), Some(InputValue), Pick(Enum.GetValues<Repetition>()),
            Some(() => new NameNode(Pick(Locations), 0), 1)),
        _ => TypeDefinition(Chance(30) ? DefinitionRole.Extension : DefinitionRole.Definition),
    };

    private SchemaNode Schema()
    {
        var role = Chance(30) ? DefinitionRole.Extension : DefinitionRole.Definition;
        return new(0, role, Description(role), Directives(false), Some(Root, 1));
    }

    private RootOperationNode Root() => new(0, Pick(Enum.GetValues<OperationKind>()), NamedType());

    /// <summary>Every other one has nothing but its name; an extension has to add something.</summary>
    private TypeDefinitionNode TypeDefinition(DefinitionRole role)
    {
        var (description, name) = (Description(role), Name());
        var least = role == DefinitionRole.Extension || Chance(50) ? 1 : 0;
        var directives = Directives(false, least);
        return _random.Next(6) switch
        {
            0 => new ScalarNode(0, role, description, name, directives),
            1 => new UnionNode(0, role, description, name, directives, Some(NamedType)),
            2 => new EnumTypeNode(0, role, description, name, directives, Some(EnumValue)),
            3 => new InputObjectNode(0, role, description, name, directives, Some(InputValue)),
            var kind => new CompositeNode(
                kind == 4 ? NodeKind.ObjectType : NodeKind.Interface, 0, role, description, name, directives,
                Some(NamedType), Some(Field)),
        };
    }

    private FieldDefinitionNode Field() => new(0, Description(), Name(), Some(InputValue), Type(), Directives(false));

    private EnumValueNode EnumValue() => new(0, Description(), Name(), Directives(false));

    private InputValueNode InputValue() =>
        new(0, Description(), Name(), Type(), Maybe(() => Value(false)), Directives(false));

    private VariableDefinitionNode Variable() =>
        new(0, Description(), new(0, Word()), Type(), Maybe(() => Value(false)), Directives(false));

    private SelectionSetNode Selections()
    {
        _depth++;
        var set = new SelectionSetNode(0, Some(Selection, 1));
        _depth--;
        return set;
    }

    private SelectionNode Selection() => _random.Next(6) switch
    {
        0 => new FragmentSpreadNode(0, FragmentName(), Directives(true)),
        1 when _depth < 4 => new InlineFragmentNode(0, Maybe(NamedType), Directives(true), Selections()),
        _ => new FieldNode(
            0, Maybe(Name), Name(), Arguments(true), Directives(true), _depth < 4 ? Maybe(Selections) : null),
    };

    private ImmutableArray<DirectiveNode> Directives(bool withVariables, int least = 0) =>
        least > 0 || Chance(30) ? Some(() => new DirectiveNode(0, Name(), Arguments(withVariables)), least) : [];

    private ImmutableArray<ArgumentNode> Arguments(bool withVariables) =>
        Chance(40) ? Some(() => new ArgumentNode(0, Name(), Value(withVariables))) : [];

    private ValueNode Value(bool withVariables)
    {
        _depth++;
        ValueNode value = _random.Next(_depth < 5 ? 10 : 8) switch
        {
            0 => new IntNode(0, Pick(["0", "-0", "7", "-12345678901234567890"])),
            1 => new FloatNode(0, Pick(["1.5", "-0.0", "1e9", "2.50E-3", "9e+99"])),
            2 or 3 => Text(),
            4 => new BooleanNode(0, Chance(50)),
            5 => new NullNode(0),
            6 => new EnumNode(0, Word()),
            7 when withVariables => new VariableNode(0, Word()),
            8 => new ListNode(0, Some(() => Value(withVariables))),
            _ => new ObjectNode(0, Some(() => new ObjectFieldNode(0, Name(), Value(withVariables)))),
        };
        _depth--;
        return value;
    }

    private TypeNode Type()
    {
        TypeNode type = Chance(30) ? new ListTypeNode(0, Type()) : NamedType();
        return Chance(30) ? new NonNullTypeNode(0, type) : type;
    }

    /// <summary>A block string has one of the values that block strings can have.</summary>
    private StringNode Text()
    {
        var text = string.Concat(Some(() => Pick(Pieces)));
        return Chance(50)
            ? new(0, text, StringStyle.Quoted)
            : new(0, BlockStrings.Decode(Encoding.UTF8.GetBytes(text)), StringStyle.Block);
    }

    private StringNode? Description(DefinitionRole role = DefinitionRole.Definition) =>
        role == DefinitionRole.Definition && Chance(40) ? Text() : null;

    private NamedTypeNode NamedType() => new(0, Word());

    private NameNode Name() => new(Word(), 0);

    private NameNode FragmentName() => Name() is var name && name.Value == "on" ? FragmentName() : name;

    private string Word() => Chance(70) ? Pick(Words) : "n" + _random.Next(1000).ToString(CultureInfo.InvariantCulture);

    private ImmutableArray<T> Some<T>(Func<T> make, int least = 0) =>
        [.. Enumerable.Range(0, Math.Max(least, _random.Next(4))).Select(_ => make())];

    private T? Maybe<T>(Func<T> make)
        where T : class => Chance(50) ? make() : null;

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
