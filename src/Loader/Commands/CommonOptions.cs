using System.CommandLine;
using Analytics.Operational.Sources;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary>Options that several commands share. An environment variable fills in what the command line leaves
/// out.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Data folder; snapshots live in its subfolder snapshots. Default: ANALYTICS_DATA, else ./data.",
        HelpName = "DIR",
    };

    public Option<SourceKind?> Provider { get; } = new("--provider")
    {
        Description =
            "Kind of the operational database: Sqlite, SqlServer, or Csv for a folder of files. "
            + "Default: ANALYTICS_PROVIDER, else Sqlite.",
    };

    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = "Connection string of the operational database, or the folder of files; never printed. "
            + "Default: ANALYTICS_CONNECTION, else operational.db, or csv, in the data folder.",
        HelpName = "STRING",
    };

    public Option<string?> Health { get; } = new("--health")
    {
        Description = "File in which a scheduled loader tells how it is. "
            + "Default: ANALYTICS_HEALTH, else loader-health.json in the data folder.",
        HelpName = "FILE",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON." };

    public string DataFolder(ParseResult parsed) => parsed.GetValue(Data) ?? Environment("ANALYTICS_DATA") ?? "data";

    public string HealthFile(ParseResult parsed) =>
        parsed.GetValue(Health) ?? Environment("ANALYTICS_HEALTH")
        ?? Path.Combine(DataFolder(parsed), "loader-health.json");

    public SourceKind KindOf(ParseResult parsed) => parsed.GetValue(Provider) ?? FromEnvironment();

    /// <summary>The server that makes or prints a schema.</summary>
    public OperationalProvider ProviderOf(ParseResult parsed) => KindOf(parsed) switch
    {
        SourceKind.Sqlite => OperationalProvider.Sqlite,
        SourceKind.SqlServer => OperationalProvider.SqlServer,
        _ => throw new AnalyticsException(LoadErrors.BadOption(
            "A folder of CSV files is no database.",
            "Use Sqlite or SqlServer here; 'source template' makes CSV files.")),
    };

    /// <summary>The database of this command line.</summary>
    public OperationalOptions Source(ParseResult parsed)
    {
        var provider = ProviderOf(parsed);
        var connection = parsed.GetValue(Connection) ?? Environment("ANALYTICS_CONNECTION");
        if (connection is null && provider == OperationalProvider.SqlServer)
        {
            throw new AnalyticsException(LoadErrors.BadOption(
                "SqlServer needs a connection string.",
                "Set ANALYTICS_CONNECTION, or give --connection."));
        }

        return new OperationalOptions
        {
            Provider = provider,
            ConnectionString = connection ?? $"Data Source={Path.Combine(DataFolder(parsed), "operational.db")}",
        };
    }

    /// <summary>The folder of CSV files of this command line.</summary>
    public string CsvFolder(ParseResult parsed) =>
        parsed.GetValue(Connection) ?? Environment("ANALYTICS_CONNECTION") ?? Path.Combine(DataFolder(parsed), "csv");

    private static SourceKind FromEnvironment() => Environment("ANALYTICS_PROVIDER") switch
    {
        null => SourceKind.Sqlite,
        var name when Enum.TryParse<SourceKind>(name, ignoreCase: true, out var kind) => kind,
        _ => throw new AnalyticsException(LoadErrors.BadOption(
            "ANALYTICS_PROVIDER names no kind of database that is known.", "Set it to Sqlite, SqlServer or Csv.")),
    };

    public static string? Environment(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
