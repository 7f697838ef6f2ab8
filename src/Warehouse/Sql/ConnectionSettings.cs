using System.Globalization;

namespace Analytics.Warehouse.Sql;

/// <summary>The statements that harden a read-only instance of DuckDB, in the order in which they must run.</summary>
public static class ConnectionSettings
{
    /// <summary>Folders first, then no access outside of them, then nothing changes any more.</summary>
    /// <param name="temporaryFolder">The only folder that statements may write to.</param>
    /// <param name="memoryMiB">Memory that the instance may use.</param>
    /// <param name="threads">Threads that it may use; 0 takes one a core.</param>
    public static IEnumerable<string> Harden(string temporaryFolder, int memoryMiB, int threads)
    {
        var folder = temporaryFolder.Replace("'", "''");
        yield return $"SET temp_directory = '{folder}'";
        yield return $"SET allowed_directories = ['{folder}']";
        yield return $"SET memory_limit = '{memoryMiB.ToString(CultureInfo.InvariantCulture)}MiB'";
        if (threads > 0)
        {
            yield return $"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}";
        }

        yield return "SET enable_external_access = false";
        yield return "SET lock_configuration = true";
    }
}
