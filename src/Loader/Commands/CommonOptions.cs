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

    public Option<OperationalProvider?> Provider { get; } = new("--provider")
    {
        Description =
            "Server of the operational database: Sqlite or SqlServer. Default: ANALYTICS_PROVIDER, else Sqlite.",
    };

    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = "Connection string of the operational database; never printed. "
            + "Default: ANALYTICS_CONNECTION, else operational.db in the data folder.",
        HelpName = "STRING",
    };

    public string DataFolder(ParseResult parsed) => parsed.GetValue(Data) ?? Environment("ANALYTICS_DATA") ?? "data";

    public OperationalProvider ProviderOf(ParseResult parsed) => parsed.GetValue(Provider) ?? FromEnvironment();

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

    private static OperationalProvider FromEnvironment() => Environment("ANALYTICS_PROVIDER") switch
    {
        null => OperationalProvider.Sqlite,
        var name when Enum.TryParse<OperationalProvider>(name, ignoreCase: true, out var provider) => provider,
        _ => throw new AnalyticsException(LoadErrors.BadOption(
            "ANALYTICS_PROVIDER names no server that is known.", "Set it to Sqlite or SqlServer.")),
    };

    private static string? Environment(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
