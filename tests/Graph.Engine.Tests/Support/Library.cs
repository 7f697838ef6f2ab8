using System.Text;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Support;

/// <summary>The schema of these tests, with resolvers over a few dictionaries.</summary>
internal static class Library
{
    public static string Sdl { get; } = ReadSdl();

    public static SchemaBuilder Builder() => new SchemaBuilder(Sdl)
        .Scalar("Day", Day)
        .Resolve("Query.item", context => new(Find(context.Arguments.Get<string>("id"))))
        .Resolve("Query.node", context => new(Find(context.Arguments.Get<string>("id"))))
        .Resolve("Query.works", _ => new(new[] { Books[0], Film }))
        .Resolve("Query.books", _ => new(Books))
        .Resolve("Query.pick", _ => new(Books[1]))
        .Resolve("Query.person", _ => new(Author))
        .Resolve("Query.count", _ => new(3))
        .Resolve("Query.echo", context => new(context.Arguments))
        .Resolve("Query.needs", context => new(context.Arguments.Get<int>("int") + context.Arguments.Get<int>("withDefault")))
        .Resolve("Query.extra", _ => new((object?)null))
        .Resolve("Book.author", _ => new(Author))
        .Resolve("Book.title", context => new(context.SourceAs<Dictionary<string, object?>>()["title"] + " " + context.Arguments.Get<string>("lang")))
        .ResolveType("Work", value => (string)((Dictionary<string, object?>)value)["__typename"]!);

    private static Dictionary<string, object?>[] Books { get; } =
    [
        new() { ["__typename"] = "Book", ["id"] = "b1", ["title"] = "Kiều", ["pages"] = 300, ["copies"] = 4 },
        new() { ["__typename"] = "Book", ["id"] = "b2", ["title"] = "Dế Mèn", ["pages"] = 120, ["copies"] = null },
    ];

    private static Dictionary<string, object?> Film { get; } =
        new() { ["__typename"] = "Film", ["id"] = "f1", ["title"] = "Mùi đu đủ xanh", ["minutes"] = 104.5, ["pages"] = "none" };

    private static Dictionary<string, object?> Author { get; } =
        new() { ["id"] = "p1", ["name"] = "Nguyễn Du", ["born"] = new DateOnly(1765, 1, 3), ["friends"] = Array.Empty<object>() };

    private static ScalarCodec Day { get; } = new(
        literal => literal is StringNode text ? Parse(text.Value) : Coerced.Refuse("A Day is written as a string."),
        json => json.ValueKind == System.Text.Json.JsonValueKind.String ? Parse(json.GetString()!) : Coerced.Refuse("A Day is sent as a string."),
        value => Coerced.Accept(((DateOnly)value).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Below what it is built from: static members are made in the order of the text.</summary>
    public static GraphSchema Schema { get; } = Builder().Build();

    private static Coerced Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Coerced.Accept(day) : Coerced.Refuse($"'{text}' is no Day.");

    private static Dictionary<string, object?>? Find(string? id) => Books.Append(Film).FirstOrDefault(item => (string?)item["id"] == id);

    private static string ReadSdl()
    {
        using var stream = typeof(Library).Assembly.GetManifestResourceStream("Library.graphql")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
