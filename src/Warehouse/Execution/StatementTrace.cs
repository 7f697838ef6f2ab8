using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Warehouse.Execution;

/// <summary>Traces each statement that DuckDB runs: a span <c>duckdb</c> of the source <see cref="SourceName"/> with a
/// hash of its plan and the rows that it gave. Costs nothing where nobody listens.</summary>
public static class StatementTrace
{
    /// <summary>The name of the source of spans.</summary>
    public const string SourceName = "Analytics.Warehouse";

    private const int HashChars = 16;
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Names a plan: the beginning of the SHA-256 of its statement.</summary>
    public static string HashOf(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..HashChars];

    /// <summary>Traces a plan that is read in memory instead: a span <c>rollups</c>.</summary>
    internal static Activity? BeginInMemory(string sql) =>
        Source.StartActivity("rollups")?.SetTag("analytics.plan", HashOf(sql));

    internal static Activity? Begin(string sql) =>
        Source.StartActivity("duckdb", ActivityKind.Client)?.SetTag("analytics.plan", HashOf(sql));
}
