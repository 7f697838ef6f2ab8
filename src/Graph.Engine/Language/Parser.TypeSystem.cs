using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>Type system definitions and extensions.</summary>
internal ref partial struct Parser
{
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.Create(
        StringComparer.Ordinal,
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION");

    private TypeSystemNode TypeSystem(int start, DefinitionRole role, StringNode? description)
    {
        var keyword = Peek(TokenKind.Name) ? Text() : string.Empty;
        var isDirective = keyword == "directive" && role == DefinitionRole.Definition;
        if (!isDirective
            && keyword is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input"))
        {
            throw Expected("schema, scalar, type, interface, union, enum or input");
        }

        Advance();
        if (keyword == "schema")
        {
            return Schema(start, role, description);
        }

        if (isDirective)
        {
            return DirectiveDefinition(start, description);
        }

        var head = new Head(start, role, description, Name());
        return keyword switch
        {
            "scalar" => Scalar(head),
            "type" => Composite(NodeKind.ObjectType, head),
            "interface" => Composite(NodeKind.Interface, head),
            "union" => Union(head),
            "enum" => Enum(head),
            _ => InputObject(head),
        };
    }

    private SchemaNode Schema(int start, DefinitionRole role, StringNode? description)
    {
        var directives = Directives(Constness.Constant);
        var roots = ImmutableArray.CreateBuilder<RootOperationNode>();
        if (role == DefinitionRole.Definition || Peek(TokenKind.BraceOpen))
        {
            Open(TokenKind.BraceOpen);
            do
            {
                var rootStart = _token.Start;
                var operation = OperationType();
                Expect(TokenKind.Colon);
                roots.Add(new(rootStart, operation, NamedType()));
            }
            while (!SkipClose(TokenKind.BraceClose));
        }

        CheckExtends(role, directives.Length + roots.Count);
        return new(start, role, description, directives, roots.DrainToImmutable());
    }

    private ScalarNode Scalar(Head head)
    {
        var directives = Directives(Constness.Constant);
        CheckExtends(head.Role, directives.Length);
        return new(head.Start, head.Role, head.Description, head.Name, directives);
    }

    private CompositeNode Composite(NodeKind kind, Head head)
    {
        var interfaces = SkipKeyword("implements"u8) ? NamedTypes(TokenKind.Ampersand) : [];
        var directives = Directives(Constness.Constant);
        var fields = Peek(TokenKind.BraceOpen) ? FieldDefinitions() : [];
        CheckExtends(head.Role, interfaces.Length + directives.Length + fields.Length);
        return new(kind, head.Start, head.Role, head.Description, head.Name, directives, interfaces, fields);
    }

    private UnionNode Union(Head head)
    {
        var directives = Directives(Constness.Constant);
        var members = Skip(TokenKind.Equals) ? NamedTypes(TokenKind.Pipe) : [];
        CheckExtends(head.Role, directives.Length + members.Length);
        return new(head.Start, head.Role, head.Description, head.Name, directives, members);
    }

    private EnumTypeNode Enum(Head head)
    {
        var directives = Directives(Constness.Constant);
        var values = ImmutableArray.CreateBuilder<EnumValueNode>();
        if (Peek(TokenKind.BraceOpen))
        {
            Open(TokenKind.BraceOpen);
            do
            {
                var start = _token.Start;
                var description = Description();
                values.Add(new(start, description, EnumValueName(), Directives(Constness.Constant)));
            }
            while (!SkipClose(TokenKind.BraceClose));
        }

        CheckExtends(head.Role, directives.Length + values.Count);
        return new(head.Start, head.Role, head.Description, head.Name, directives, values.DrainToImmutable());
    }

    private NameNode EnumValueName() => Peek(TokenKind.Name) && Text() is "true" or "false" or "null"
        ? throw SyntaxErrors.At(_utf8, _token.Start, $"{Text()} is reserved and cannot be an enum value.")
        : Name();

    private InputObjectNode InputObject(Head head)
    {
        var directives = Directives(Constness.Constant);
        var fields = InputValues(TokenKind.BraceOpen, TokenKind.BraceClose);
        CheckExtends(head.Role, directives.Length + fields.Length);
        return new(head.Start, head.Role, head.Description, head.Name, directives, fields);
    }

    private DirectiveDefinitionNode DirectiveDefinition(int start, StringNode? description)
    {
        Expect(TokenKind.At);
        var name = Name();
        var arguments = InputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
        var repetition = SkipKeyword("repeatable"u8) ? Repetition.Repeatable : Repetition.Unique;
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = ImmutableArray.CreateBuilder<NameNode>();
        do
        {
            var isLocation = Peek(TokenKind.Name) && DirectiveLocations.Contains(Text());
            locations.Add(isLocation ? Name() : throw Expected("a directive location such as FIELD"));
        }
        while (Skip(TokenKind.Pipe));

        return new(start, description, name, arguments, repetition, locations.DrainToImmutable());
    }

    private ImmutableArray<FieldDefinitionNode> FieldDefinitions()
    {
        Open(TokenKind.BraceOpen);
        var fields = ImmutableArray.CreateBuilder<FieldDefinitionNode>();
        do
        {
            var start = _token.Start;
            var description = Description();
            var name = Name();
            var arguments = InputValues(TokenKind.ParenOpen, TokenKind.ParenClose);
            Expect(TokenKind.Colon);
            var type = Type();
            fields.Add(new(start, description, name, arguments, type, Directives(Constness.Constant)));
        }
        while (!SkipClose(TokenKind.BraceClose));

        return fields.DrainToImmutable();
    }

    private ImmutableArray<InputValueNode> InputValues(TokenKind open, TokenKind close)
    {
        if (!Peek(open))
        {
            return [];
        }

        Open(open);
        var values = ImmutableArray.CreateBuilder<InputValueNode>();
        do
        {
            var start = _token.Start;
            var description = Description();
            var name = Name();
            Expect(TokenKind.Colon);
            var type = Type();
            var value = Skip(TokenKind.Equals) ? Value(Constness.Constant) : null;
            values.Add(new(start, description, name, type, value, Directives(Constness.Constant)));
        }
        while (!SkipClose(close));

        return values.DrainToImmutable();
    }

    private ImmutableArray<NamedTypeNode> NamedTypes(TokenKind separator)
    {
        Skip(separator);
        var types = ImmutableArray.CreateBuilder<NamedTypeNode>();
        do
        {
            types.Add(NamedType());
        }
        while (Skip(separator));

        return types.DrainToImmutable();
    }

    /// <summary>An extension has to add something.</summary>
    private readonly void CheckExtends(DefinitionRole role, int additions)
    {
        if (role == DefinitionRole.Extension && additions == 0)
        {
            throw Expected("something that the extension adds");
        }
    }

    private readonly record struct Head(int Start, DefinitionRole Role, StringNode? Description, NameNode Name);
}
