using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>Values.</summary>
internal ref partial struct Parser
{
    private ValueNode Value(Constness constness)
    {
        switch (_token.Kind)
        {
            case TokenKind.BracketOpen:
                return List(constness);
            case TokenKind.BraceOpen:
                return Object(constness);
            case TokenKind.Int:
                return Then(new IntNode(_token.Start, RawText()));
            case TokenKind.Float:
                return Then(new FloatNode(_token.Start, RawText()));
            case TokenKind.String or TokenKind.BlockString:
                return String();
            case TokenKind.Name:
                return Word();
            case TokenKind.Dollar:
                return constness == Constness.Variable ? Variable() : throw VariableInConstant();
            default:
                throw Expected("a value");
        }
    }

    private ValueNode Then(ValueNode value)
    {
        Advance();
        return value;
    }

    private ValueNode Word()
    {
        var start = _token.Start;
        return Then(Text() switch
        {
            "true" => new BooleanNode(start, true),
            "false" => new BooleanNode(start, false),
            "null" => new NullNode(start),
            var name => new EnumNode(start, name),
        });
    }

    private StringNode String()
    {
        var token = _token;
        var node = token.Kind == TokenKind.String
            ? new StringNode(
                token.Start, StringEscapes.Decode(_utf8[(token.Start + 1)..(token.End - 1)]), StringStyle.Quoted)
            : new StringNode(
                token.Start, BlockStrings.Decode(_utf8[(token.Start + 3)..(token.End - 3)]), StringStyle.Block);
        Advance();
        return node;
    }

    private StringNode? Description() => Peek(TokenKind.String) || Peek(TokenKind.BlockString) ? String() : null;

    private VariableNode Variable()
    {
        var start = _token.Start;
        Expect(TokenKind.Dollar);
        var name = Name();
        return new(start, name.Value) { NameStart = name.Start };
    }

    private Errors.GraphException VariableInConstant()
    {
        var dollar = _token;
        Advance();
        return Peek(TokenKind.Name)
            ? SyntaxErrors.At(_utf8, dollar.Start, $"Unexpected variable \"${Text()}\" in a constant value.")
            : SyntaxErrors.At(_utf8, dollar.Start, "Expected a constant value, found \"$\".");
    }

    private ListNode List(Constness constness)
    {
        var start = _token.Start;
        Open(TokenKind.BracketOpen);
        var mark = _values.Mark;
        while (!SkipClose(TokenKind.BracketClose))
        {
            _values.Push(Value(constness));
        }

        return new(start, _values.Take(mark));
    }

    private ObjectNode Object(Constness constness)
    {
        var start = _token.Start;
        Open(TokenKind.BraceOpen);
        var mark = _fields.Mark;
        while (!SkipClose(TokenKind.BraceClose))
        {
            var name = Name();
            Expect(TokenKind.Colon);
            _fields.Push(new(name.Start, name, Value(constness)));
        }

        return new(start, _fields.Take(mark));
    }
}
