using System.Text;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Differential;
using Analytics.Graph.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Graph.Engine.Tests.Language;

public sealed class SyntaxProperties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260101, 7);
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly GraphExecutor Executor = new(Library.Schema, new());

    [Fact]
    public void Parse_then_print_then_parse_is_identity() => Check.One(Seeded, Prop.ForAll(Seeds, seed =>
    {
        var text = new Generator(Library.Schema, seed).Valid();
        var printed = DocumentPrinter.Print(DocumentParser.Parse(text));
        return DocumentPrinter.Print(DocumentParser.Parse(printed)) == printed && Tokens(text).SequenceEqual(Tokens(printed));
    }));

    [Fact]
    public void Print_then_parse_gives_the_same_tree() => Check.One(Seeded, Prop.ForAll(Seeds, seed =>
    {
        var tree = new SyntaxGenerator(seed).Document();
        return SyntaxDump.Of(DocumentParser.Parse(DocumentPrinter.Print(tree))) == SyntaxDump.Of(tree);
    }));

    [Fact]
    public void Tokens_always_move_on_so_that_reading_ends() =>
        Check.One(Seeded, Prop.ForAll(Seeds, seed => TokensMoveOn(Damaged(seed))));

    [Fact]
    public void A_document_with_changed_bytes_gives_a_tree_or_a_syntax_error() =>
        Check.One(Seeded, Prop.ForAll(Seeds, seed => IsTreeOrSyntaxError(Damaged(seed))));

    [Fact]
    public void A_document_with_changed_bytes_is_checked_without_an_exception() => Check.One(
        Seeded, Prop.ForAll(Seeds, seed =>
    {
        var prepared = Executor.Prepare(Damaged(seed));
        return prepared.IsValid == (prepared.Document is not null && prepared.Errors.IsEmpty);
    }));

    [Fact]
    public void A_broken_document_gives_a_tree_or_a_syntax_error() => Check.One(Seeded, Prop.ForAll(Seeds, seed =>
        IsTreeOrSyntaxError(Encoding.UTF8.GetBytes(new Generator(Library.Schema, seed).Broken()))));

    [Fact]
    public void Random_bytes_give_a_tree_or_a_syntax_error() => Check.One(Seeded, Prop.ForAll<byte[]>(IsTreeOrSyntaxError));

    [Fact]
    public void Random_text_gives_a_tree_or_a_syntax_error() => Check.One(Seeded, Prop.ForAll<NonNull<string>>(text =>
        IsTreeOrSyntaxError(Encoding.UTF8.GetBytes(text.Get)) && IsTreeOrSyntaxError(Encoding.UTF8.GetBytes($"{{ a(b: \"{text.Get}\") }}"))));

    [Fact]
    public void Any_text_survives_as_a_string_and_as_a_block_string() => Check.One(Seeded, Prop.ForAll<NonNull<string>>(text =>
    {
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
        return Survives(valid, StringStyle.Quoted) && Survives(valid, StringStyle.Block);
    }));

    /// <summary>A valid document with some of its bytes exchanged, left out, doubled or cut off.</summary>
    private static byte[] Damaged(int seed)
    {
        var random = new System.Random(seed);
        var bytes = Encoding.UTF8.GetBytes(new Generator(Library.Schema, seed).Valid()).ToList();
        for (var edits = random.Next(1, 6); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(128));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 20));
                    break;
            }
        }

        return [.. bytes];
    }

    private static bool TokensMoveOn(byte[] bytes)
    {
        var lexer = new Lexer(bytes);
        var end = 0;
        try
        {
            for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
            {
                if (token.Start < end || token.End <= token.Start)
                {
                    return false;
                }

                end = token.End;
            }
        }
        catch (GraphException)
        {
            // it ended with a syntax error
        }

        return true;
    }

    private static bool Survives(string value, StringStyle style)
    {
        var literal = DocumentPrinter.Print(new StringNode(0, value, style));
        var document = DocumentParser.Parse($"{{ a(b: {literal}) }}");
        var field = (FieldNode)((OperationNode)document.Definitions[0]).Selections.Items[0];
        return ((StringNode)field.Arguments[0].Value).Value == value;
    }

    private static bool IsTreeOrSyntaxError(byte[] bytes)
    {
        try
        {
            return !DocumentParser.Parse(bytes).Definitions.IsEmpty;
        }
        catch (GraphException failure)
        {
            return failure.Errors is [{ Code: "GRAPHQL_PARSE_FAILED" or "GRAPHQL_LIMIT_DEPTH", Locations.Length: 1 }];
        }
    }

    /// <summary>The texts of all tokens: printing changes none and loses none, strings aside, which may be written differently.</summary>
    private static List<string> Tokens(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lexer = new Lexer(bytes);
        var tokens = new List<string>();
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
        {
            tokens.Add(token.Kind == TokenKind.BlockString ? "block" : Encoding.UTF8.GetString(bytes[token.Start..token.End]));
        }

        return tokens;
    }
}
