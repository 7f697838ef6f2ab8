using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Files;

namespace Analytics.Loader.Commands;

/// <summary>Folders of CSV files as sources of loads.</summary>
internal static class SourceFiles
{
    /// <summary>Name of the embedded database in the data folder that holds what the files held at the last
    /// load.</summary>
    public const string Mirror = "csv-source.db";

    /// <summary>Takes what changed in the folder over, and answers the database to be read.</summary>
    public static async Task<OperationalOptions> PrepareAsync(
        string folder, string dataFolder, TimeSpan commandTimeout, CancellationToken stop)
    {
        var mirror = Path.Combine(dataFolder, Mirror);
        return await CsvSource.TakeOverAsync(folder, mirror, stop) with { CommandTimeout = commandTimeout };
    }
}
