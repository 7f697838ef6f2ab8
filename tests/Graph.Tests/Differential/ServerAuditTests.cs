using System.Diagnostics;
using System.Text.Json;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Differential;

/// <summary>GraphQL over HTTP as another implementation understands it: the server audits of graphql-http.</summary>
public sealed class ServerAuditTests(SampleGraph graph)
{
    private const int LeastAudits = 60;
    private static readonly string Folder = RepositoryFiles.PathOf("tests/Graph.Tests/Differential");

    [Fact]
    public async Task Every_audit_passes_optional_ones_too()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "graphql-http")), "Run npm ci in tests/Graph.Tests/Differential first.");

        var audits = await AuditAsync(new Uri(graph.Host.Client.BaseAddress!, "/graphql"));

        Assert.True(audits.Length >= LeastAudits, $"Only {audits.Length} audits ran.");
        Assert.Empty(audits.Where(audit => audit.Status != "ok").Select(audit => $"{audit.Status} {audit.Id} {audit.Name}: {audit.Reason}"));
    }

    private static async Task<Audit[]> AuditAsync(Uri address)
    {
        var stop = TestContext.Current.CancellationToken;
        using var node = Process.Start(new ProcessStartInfo("node", ["audit.mjs", address.ToString()])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!; // a program that cannot be started throws
        var errors = node.StandardError.ReadToEndAsync(stop);
        var output = await node.StandardOutput.ReadToEndAsync(stop);
        await node.WaitForExitAsync(stop);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Audit[]>(output, JsonSerializerOptions.Web)!; // the program writes a list
    }

    private sealed record Audit(string Id, string Name, string Status, string? Reason);
}
