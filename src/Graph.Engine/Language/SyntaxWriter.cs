using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Analytics.Graph.Engine.Language;

/// <summary>Indented text, and the parts that all definitions share.</summary>
internal sealed class SyntaxWriter
{
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _atLineStart = true;

    private string Indent => new(' ', _level * 2);

    public SyntaxWriter Write(string text)
    {
        if (_atLineStart && text.Length > 0)
        {
            _text.Append(Indent);
            _atLineStart = false;
        }

        _text.Append(text);
        return this;
    }

    public SyntaxWriter Line()
    {
        _text.Append('\n');
        _atLineStart = true;
        return this;
    }

    /// <summary>An empty line, unless nothing was written.</summary>
    public SyntaxWriter Blank() => _text.Length > 0 ? Line() : this;

    public SyntaxWriter OpenBlock()
    {
        Write("{").Line();
        _level++;
        return this;
    }

    public SyntaxWriter CloseBlock()
    {
        _level--;
        return Write("}");
    }

    public SyntaxWriter Indented(Action write)
    {
        _level++;
        write();
        _level--;
        return this;
    }

    /// <summary>A description on lines of its own.</summary>
    public SyntaxWriter Description(StringNode? description) =>
        description is null ? this : String(description).Line();

    /// <summary>A description on the line of what it describes.</summary>
    public SyntaxWriter InlineDescription(StringNode? description) =>
        description is null ? this : String(description).Write(" ");

    public SyntaxWriter Default(ValueNode? value) => value is null ? this : Write(" = ").Value(value);

    public SyntaxWriter Arguments(ImmutableArray<ArgumentNode> arguments) => arguments.IsEmpty
        ? this
        : List("(", arguments, argument => Write(argument.Name.Value).Write(": ").Value(argument.Value), ")");

    public SyntaxWriter Directives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            Write(" @").Write(directive.Name.Value).Arguments(directive.Arguments);
        }

        return this;
    }

    public SyntaxWriter Value(ValueNode value) => value switch
    {
        IntNode node => Write(node.Text),
        FloatNode node => Write(node.Text),
        StringNode node => String(node),
        BooleanNode node => Write(node.Value ? "true" : "false"),
        NullNode => Write("null"),
        EnumNode node => Write(node.Name),
        VariableNode node => Write("$").Write(node.Name),
        ListNode node => List("[", node.Items, item => Value(item), "]"),
        ObjectNode node => List("{", node.Fields, item => Write(item.Name.Value).Write(": ").Value(item.Value), "}"),
        _ => throw new System.Diagnostics.UnreachableException(value.Kind.ToString()),
    };

    public override string ToString() => _text.ToString();

    private SyntaxWriter List<T>(string open, ImmutableArray<T> items, Action<T> write, string close)
    {
        Write(open);
        for (var i = 0; i < items.Length; i++)
        {
            Write(i == 0 ? string.Empty : ", ");
            write(items[i]);
        }

        return Write(close);
    }

    private SyntaxWriter String(StringNode node)
    {
        var block = node.Style == StringStyle.Block ? BlockStrings.Encode(node.Value, Indent) : null;
        return Write(block ?? Quote(node.Value));
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
