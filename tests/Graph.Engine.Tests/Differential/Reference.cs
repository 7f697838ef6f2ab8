using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>The reference implementation, asked in one batch through one process.</summary>
internal static class Reference
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Where its packages are after <c>npm ci</c>; null when they are not installed.</summary>
    public static string? Folder { get; } = Ancestors()
        .Select(folder => Path.Combine(folder, "tests", "Graph.Engine.Tests", "Differential"))
        .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "node_modules", "graphql")));

    public static void SkipWhenMissing() =>
        Assert.SkipWhen(Folder is null, "Run npm ci in tests/Graph.Engine.Tests/Differential first.");

    public static async Task<Answers> AskAsync(object batch)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "compare.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(batch, Options));
        node.StandardInput.Close();
        var text = await output;
        Assert.True(text.Length > 0, await errors);
        return JsonSerializer.Deserialize<Answers>(text, Options)!;
    }

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    internal sealed record Answers(Answer[] Cases, string[] Rules, string Query, string? ClientSdl, string? ServerSdl);

    internal sealed record Answer(string Stage, Problem[] Errors);

    internal sealed record Problem(string Message, string Places, string? Rule);
}
