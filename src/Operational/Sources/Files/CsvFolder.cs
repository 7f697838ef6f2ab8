using System.Collections.Immutable;
using Analytics.Operational.Errors;

namespace Analytics.Operational.Sources.Files;

/// <summary>A folder of CSV files: <c>disbursement.csv</c>, or several as <c>disbursement.42.csv</c>, for each
/// table.</summary>
internal static class CsvFolder
{
    /// <summary>All files with their hashes, in the order of the tables and of their names.</summary>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE without the folder; SOURCE_SCHEMA_MISSING when a table has
    /// no file; SOURCE_FILE_UNKNOWN when a file has no table.</exception>
    public static async Task<ImmutableArray<CsvFile>> ReadAsync(string folder, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            throw new SourceException(SourceErrors.FolderMissing());
        }

        var byTable = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToLookup(TableOf);
        var missing = OperationalTables.InOrder.Where(type => !byTable.Contains(type))
            .Select(type => CsvColumns.FileOf(type) + ".csv").ToImmutableArray();
        if (missing.Length > 0)
        {
            throw new SourceException(SourceErrors.FilesMissing(missing));
        }

        var files = ImmutableArray.CreateBuilder<CsvFile>();
        foreach (var table in OperationalTables.InOrder)
        {
            foreach (var path in byTable[table])
            {
                files.Add(new CsvFile(table, path, await CsvFile.HashAsync(path, stop)));
            }
        }

        return files.ToImmutable();
    }

    private static Type TableOf(string path)
    {
        var name = Path.GetFileName(path).Split('.')[0];
        return OperationalTables.InOrder.FirstOrDefault(type => CsvColumns.FileOf(type) == name)
            ?? throw new SourceException(SourceErrors.FileUnknown(Path.GetFileName(path)));
    }
}
