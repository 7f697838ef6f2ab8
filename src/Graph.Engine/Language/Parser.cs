using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Language;

/// <summary>Recursive descent over tokens. This part: moving on, and the top level.</summary>
internal ref partial struct Parser
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ParseLimits _limits;
    private readonly NameTable _names;
    private readonly ItemStack<SelectionNode> _selections = new();
    private readonly ItemStack<ArgumentNode> _arguments = new();
    private readonly ItemStack<DirectiveNode> _directives = new();
    private readonly ItemStack<ValueNode> _values = new();
    private readonly ItemStack<ObjectFieldNode> _fields = new();
    private Lexer _lexer;
    private Token _token;
    private int _tokens;
    private int _nesting;

    public Parser(ReadOnlySpan<byte> utf8, ParseLimits limits, NameTable names)
    {
        _utf8 = utf8;
        _limits = limits;
        _names = names;
        _lexer = new(utf8);
        Advance();
    }

    public ImmutableArray<DefinitionNode> Definitions()
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        do
        {
            definitions.Add(Definition());
        }
        while (_token.Kind != TokenKind.EndOfFile);

        return definitions.DrainToImmutable();
    }

    private DefinitionNode Definition()
    {
        var start = _token.Start;
        if (Peek(TokenKind.BraceOpen))
        {
            return new OperationNode(start, null, OperationKind.Query, null, [], [], SelectionSet());
        }

        var description = Description();
        if (description is not null && Peek(TokenKind.BraceOpen))
        {
            throw SyntaxErrors.At(_utf8, start, "A query without the keyword \"query\" cannot have a description.");
        }

        if (Peek(TokenKind.Name))
        {
            switch (Text())
            {
                case "query" or "mutation" or "subscription":
                    return Operation(start, description);
                case "fragment":
                    return Fragment(start, description);
                case "extend" when description is null:
                    Advance();
                    return TypeSystem(start, DefinitionRole.Extension, null);
                case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
                    return TypeSystem(start, DefinitionRole.Definition, description);
                case not null when description is not null:
                    throw SyntaxErrors.At(_utf8, start, "A description must stand before a definition.");
            }
        }

        throw Expected("an operation, a fragment or a type definition");
    }

    private void Advance()
    {
        if (_token.Kind == TokenKind.EndOfFile && _tokens > 0)
        {
            return;
        }

        _token = _lexer.Next();
        if (++_tokens > _limits.MaxTokens && _token.Kind != TokenKind.EndOfFile)
        {
            throw SyntaxErrors.Limit(_utf8, _token.Start, LimitErrors.Tokens(_tokens, _limits.MaxTokens));
        }
    }

    private readonly bool Peek(TokenKind kind) => _token.Kind == kind;

    private readonly string Text() => _names.Get(_utf8[_token.Start.._token.End]);

    private readonly string RawText() => System.Text.Encoding.ASCII.GetString(_utf8[_token.Start.._token.End]);

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(SyntaxErrors.Describe(kind));
        }
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!Peek(TokenKind.Name) || !_utf8[_token.Start.._token.End].SequenceEqual(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected($"\"{System.Text.Encoding.ASCII.GetString(keyword)}\"");
        }
    }

    /// <summary>Opens a bracket; each is closed by <see cref="SkipClose"/>.</summary>
    private void Open(TokenKind kind)
    {
        if (++_nesting > _limits.MaxNesting)
        {
            throw SyntaxErrors.Limit(_utf8, _token.Start, LimitErrors.Depth(_nesting, _limits.MaxNesting));
        }

        Expect(kind);
    }

    private bool SkipClose(TokenKind kind)
    {
        if (!Skip(kind))
        {
            return false;
        }

        _nesting--;
        return true;
    }

    private NameNode Name()
    {
        if (!Peek(TokenKind.Name))
        {
            throw Expected(SyntaxErrors.Describe(TokenKind.Name));
        }

        var name = new NameNode(Text(), _token.Start);
        Advance();
        return name;
    }

    private readonly GraphException Expected(string what) => SyntaxErrors.At(
        _utf8, _token.Start, $"Expected {what}, found {SyntaxErrors.Describe(_utf8, _token)}.");
}
