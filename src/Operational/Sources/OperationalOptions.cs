using System.ComponentModel.DataAnnotations;

namespace Analytics.Operational.Sources;

/// <summary>Where the operational database is.</summary>
public sealed record OperationalOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Operational";

    /// <summary>The one setting that chooses the server. Default: SQLite.</summary>
    public OperationalProvider Provider { get; init; } = OperationalProvider.Sqlite;

    /// <summary>Connection string of the provider. It may hold a password and is never printed.</summary>
    [Required]
    public string ConnectionString { get; init; } = "Data Source=data/operational.db";

    /// <summary>Longest time for one command, 1 s to 1 day. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What the connection is for. Default: writing, as making and filling a database needs.</summary>
    public SourceIntent Intent { get; init; }

    /// <summary>Rows that one statement reads, 1 to 10,000,000. Default: 50,000.</summary>
    [Range(1, 10_000_000)]
    public int PageRows { get; init; } = 50_000;

    /// <summary>The provider alone: a connection string may hold a password.</summary>
    public override string ToString() => Provider.ToString();
}
