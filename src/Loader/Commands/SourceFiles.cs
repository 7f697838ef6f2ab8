using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Files;

namespace Analytics.Loader.Commands;

/// <summary>Makes a source ready that is not a database.</summary>
internal static class SourceFiles
{
    /// <summary>Name of the embedded database in the data folder that holds what the files held at the last load.</summary>
    public const string Mirror = "csv-source.db";

    /// <summary>The database to be read: the source itself, or the one into which a folder of files was taken
    /// over.</summary>
    public static async Task<OperationalOptions> PrepareAsync(
        OperationalOptions source, string dataFolder, CancellationToken stop)
    {
        if (source.Provider != OperationalProvider.Csv)
        {
            return source;
        }

        var mirror = Path.Combine(dataFolder, Mirror);
        var taken = await CsvSource.TakeOverAsync(source.ConnectionString, mirror, stop);
        return taken with { CommandTimeout = source.CommandTimeout };
    }
}
