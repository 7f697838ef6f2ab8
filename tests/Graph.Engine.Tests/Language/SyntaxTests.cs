using System.Text;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Support;

namespace Analytics.Graph.Engine.Tests.Language;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("{ a(b: 01) }", "Syntax error: A number cannot have a digit after a leading 0.", 1, 9)]
    [InlineData("{ a(b: 1.) }", "Syntax error: A number needs a digit here, found ')'.", 1, 10)]
    [InlineData("{ a(b: 1x) }", "Syntax error: A number needs a digit here, found 'x'.", 1, 9)]
    [InlineData("{ a(b: \"x\n\") }", "Syntax error: Unterminated string; a line end needs \\n or a block string.", 1, 10)]
    [InlineData("{ a(b: \"\\q\") }", "Syntax error: No escape is written \\ and 'q'.", 1, 9)]
    [InlineData("{ a(b: \"\\uD83D\") }", "Syntax error: Invalid Unicode escape; write \\uXXXX or \\u{X...} of a scalar value.", 1, 9)]
    [InlineData("{ a\n  b: }", "Syntax error: Expected a name, found \"}\".", 2, 6)]
    [InlineData("{ a\r\n é }", "Syntax error: Unexpected character U+00E9.", 2, 2)]
    [InlineData("{ # 😀 é\r 'x' }", "Syntax error: Unexpected single quotation mark ('), did you mean a double one (\")?", 2, 2)]
    [InlineData("{ a(b: \"😀\") ? }", "Syntax error: Unexpected character '?'.", 1, 14)]
    [InlineData("{ a ..b }", "Syntax error: Unexpected \"..\", did you mean \"...\"?", 1, 5)]
    [InlineData("query ($a: Int = $b) { a }", "Syntax error: Unexpected variable \"$b\" in a constant value.", 1, 18)]
    [InlineData("\"About\" { a }", "Syntax error: A query without the keyword \"query\" cannot have a description.", 1, 1)]
    [InlineData("{ a {} }", "Syntax error: Expected a name, found \"}\".", 1, 6)]
    [InlineData("", "Syntax error: Expected an operation, a fragment or a type definition, found end of document.", 1, 1)]
    [InlineData("query Q { a } foo", "Syntax error: Expected an operation, a fragment or a type definition, found name \"foo\".", 1, 15)]
    [InlineData("{ a(b: ) }", "Syntax error: Expected a value, found \")\".", 1, 8)]
    [InlineData("{ a(b: [1, !]) }", "Syntax error: Expected a value, found \"!\".", 1, 12)]
    [InlineData("query ($a: Int = $) { a }", "Syntax error: Expected a constant value, found \"$\".", 1, 18)]
    [InlineData("fragment on on T { a }", "Syntax error: Expected a fragment name, which is not \"on\", found name \"on\".", 1, 10)]
    [InlineData("fragment F { a }", "Syntax error: Expected \"on\", found \"{\".", 1, 12)]
    [InlineData("schema { foo: Q }", "Syntax error: Expected query, mutation or subscription, found name \"foo\".", 1, 10)]
    [InlineData("directive @d on field", "Syntax error: Expected a directive location such as FIELD, found name \"field\".", 1, 17)]
    [InlineData("extend type T", "Syntax error: Expected something that the extension adds, found end of document.", 1, 14)]
    [InlineData("extend query", "Syntax error: Expected schema, scalar, type, interface, union, enum or input, found name \"query\".", 1, 8)]
    public void An_error_says_what_is_wrong_and_where(string document, string message, int line, int column)
    {
        var failure = Assert.Throws<GraphException>(() => DocumentParser.Parse(document));

        var error = Assert.Single(failure.Errors);
        Assert.Equal(("GRAPHQL_PARSE_FAILED", message), (error.Code, error.Message));
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_with_their_place()
    {
        var failure = Assert.Throws<GraphException>(() => DocumentParser.Parse(new byte[] { (byte)'{', 0xC3, 0x28 }));

        Assert.Equal("Syntax error: The document is not valid UTF-8.", failure.Errors[0].Message);
        Assert.Equal([new SourceLocation(1, 2)], failure.Errors[0].Locations);
    }

    [Theory]
    [InlineData("\"a\\u00e9\\uD83D\\uDE00\\u{1F600}\\n\\\"\"", "aé😀😀\n\"")]
    [InlineData("\"\\u{0}\\u{000000000041}\"", "\0A")]
    [InlineData("\"\"\"\n    first\n      second\n\n    third\n  \"\"\"", "first\n  second\n\nthird")]
    [InlineData("\"\"\"a \\\"\"\" b\"\"\"", "a \"\"\" b")]
    [InlineData("\"\"\"  x\r\n   y\r    z\"\"\"", "  x\ny\n z")]
    public void A_string_has_the_value_that_the_specification_gives(string literal, string expected)
    {
        var document = DocumentParser.Parse($"{{ a(b: {literal}) }}");

        var field = (FieldNode)((OperationNode)document.Definitions[0]).Selections.Items[0];
        Assert.Equal(expected, ((StringNode)field.Arguments[0].Value).Value);
    }

    [Fact]
    public void A_document_prints_in_one_form()
    {
        var document = DocumentParser.Parse(
            "\"About\" query Q($a:Int=1 @d,\"B\" $b:[S!]!){x:a(b:{c:[1,2.5e3,E,null]}) @d(e:$a){...F ...on T@d{u} ...{v}}} fragment F on T{w}");

        Assert.Equal("""
            "About"
            query Q($a: Int = 1 @d, "B" $b: [S!]!) {
              x: a(b: {c: [1, 2.5e3, E, null]}) @d(e: $a) {
                ...F
                ... on T @d {
                  u
                }
                ... {
                  v
                }
              }
            }

            fragment F on T {
              w
            }

            """, DocumentPrinter.Print(document));
    }

    [Fact]
    public void Type_definitions_survive_printing()
    {
        var once = DocumentPrinter.Print(DocumentParser.Parse(Library.Sdl));

        Assert.Equal(once, DocumentPrinter.Print(DocumentParser.Parse(once)));
        Assert.Contains("directive @tag(name: String!, weight: Int = 1) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | OBJECT", once, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type T\n\nquery {\n  a\n}\n")]
    [InlineData("fragment F on T {\n  a\n}\n\n{\n  a\n}\n")]
    [InlineData("\"\"\"  a\"\"\"\nscalar S\n")]
    [InlineData("\"\"\"  a\\\n\"\"\"\nscalar S\n")]
    public void A_text_in_the_printed_form_prints_as_it_is(string text) =>
        Assert.Equal(text, DocumentPrinter.Print(DocumentParser.Parse(text)));

    [Fact]
    public void Cutting_a_document_into_tokens_allocates_nothing()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(Enumerable.Repeat("{ item(id: \"é\") @a { ...F x: 1.5e3 \"\"\"b\"\"\" } } # c\n", 1000)));

        // The compiler may exchange code on this thread at any time, which takes a few bytes; the tokens do not.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(bytes)));
    }

    private static long AllocatedBy(byte[] document)
    {
        var lexer = new Lexer(document);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (lexer.Next().Kind != TokenKind.EndOfFile)
        {
            // only the bytes that it takes are of interest
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_name_is_one_string_for_a_document_and_that_of_the_schema_where_the_schema_has_it()
    {
        var document = DocumentParser.Parse(Encoding.UTF8.GetBytes("{ item(id: 1) { mine: title } mine: item(id: 2) { id } }"), ParseLimits.None, Library.Schema.Names);

        var fields = ((OperationNode)document.Definitions[0]).Selections.Items.Cast<FieldNode>().ToList();
        Assert.Same(Library.Schema.Query.Field("item")!.Name, fields[0].Name.Value);
        Assert.Same(fields[1].Alias!.Value, ((FieldNode)fields[0].Selections!.Items[0]).Alias!.Value);
    }

    [Fact]
    public void Brackets_nested_beyond_reason_are_refused_before_the_stack_ends()
    {
        var document = Encoding.UTF8.GetBytes("{ a(b: " + new string('[', 100_000));

        var failure = Assert.Throws<GraphException>(() => DocumentParser.Parse(document));

        Assert.Equal("GRAPHQL_LIMIT_DEPTH", failure.Errors[0].Code);
    }
}
