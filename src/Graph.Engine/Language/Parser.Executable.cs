using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>Operations, fragments, fields, type references.</summary>
internal ref partial struct Parser
{
    private OperationNode Operation(int start, StringNode? description)
    {
        var kind = OperationType();
        var name = Peek(TokenKind.Name) ? Name() : null;
        return new(
            start, description, kind, name, VariableDefinitions(), Directives(Constness.Variable), SelectionSet());
    }

    private OperationKind OperationType()
    {
        var kind = Peek(TokenKind.Name) ? Text() : throw Expected("query, mutation or subscription");
        var operation = kind switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Expected("query, mutation or subscription"),
        };
        Advance();
        return operation;
    }

    private ImmutableArray<VariableDefinitionNode> VariableDefinitions()
    {
        if (!Peek(TokenKind.ParenOpen))
        {
            return [];
        }

        Open(TokenKind.ParenOpen);
        var variables = ImmutableArray.CreateBuilder<VariableDefinitionNode>();
        do
        {
            variables.Add(VariableDefinition());
        }
        while (!SkipClose(TokenKind.ParenClose));

        return variables.DrainToImmutable();
    }

    private VariableDefinitionNode VariableDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        var type = Type();
        var value = Skip(TokenKind.Equals) ? Value(Constness.Constant) : null;
        return new(start, description, variable, type, value, Directives(Constness.Constant));
    }

    private FragmentNode Fragment(int start, StringNode? description)
    {
        ExpectKeyword("fragment"u8);
        var name = FragmentName();
        ExpectKeyword("on"u8);
        return new(start, description, name, NamedType(), Directives(Constness.Variable), SelectionSet());
    }

    private NameNode FragmentName() => Peek(TokenKind.Name) && Text() == "on"
        ? throw Expected("a fragment name, which is not \"on\"")
        : Name();

    private SelectionSetNode SelectionSet()
    {
        var start = _token.Start;
        Open(TokenKind.BraceOpen);
        var mark = _selections.Mark;
        do
        {
            _selections.Push(Peek(TokenKind.Spread) ? Spread() : Field());
        }
        while (!SkipClose(TokenKind.BraceClose));

        return new(start, _selections.Take(mark));
    }

    private FieldNode Field()
    {
        var name = Name();
        var alias = default(NameNode);
        var start = name.Start;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = Name();
        }

        var arguments = Arguments(Constness.Variable);
        var directives = Directives(Constness.Variable);
        return new(start, alias, name, arguments, directives, Peek(TokenKind.BraceOpen) ? SelectionSet() : null);
    }

    private SelectionNode Spread()
    {
        var start = _token.Start;
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && Peek(TokenKind.Name))
        {
            return new FragmentSpreadNode(start, FragmentName(), Directives(Constness.Variable));
        }

        var condition = hasCondition ? NamedType() : null;
        return new InlineFragmentNode(start, condition, Directives(Constness.Variable), SelectionSet());
    }

    private ImmutableArray<ArgumentNode> Arguments(Constness constness)
    {
        if (!Peek(TokenKind.ParenOpen))
        {
            return [];
        }

        Open(TokenKind.ParenOpen);
        var mark = _arguments.Mark;
        do
        {
            var name = Name();
            Expect(TokenKind.Colon);
            _arguments.Push(new(name.Start, name, Value(constness)));
        }
        while (!SkipClose(TokenKind.ParenClose));

        return _arguments.Take(mark);
    }

    private ImmutableArray<DirectiveNode> Directives(Constness constness)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var mark = _directives.Mark;
        while (Peek(TokenKind.At))
        {
            var start = _token.Start;
            Advance();
            _directives.Push(new(start, Name(), Arguments(constness)));
        }

        return _directives.Take(mark);
    }

    private TypeNode Type()
    {
        var start = _token.Start;
        TypeNode type;
        if (Peek(TokenKind.BracketOpen))
        {
            Open(TokenKind.BracketOpen);
            var item = Type();
            type = new ListTypeNode(start, item);
            if (!SkipClose(TokenKind.BracketClose))
            {
                throw Expected("\"]\"");
            }
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    private NamedTypeNode NamedType()
    {
        var name = Name();
        return new(name.Start, name.Value);
    }
}
