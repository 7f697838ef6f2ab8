using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>The script that makes the schema of the operational database.</summary>
public static class OperationalScript
{
    /// <summary>The create script for an empty database; it needs no server.</summary>
    /// <param name="provider">SQL Server scripts hold batches, each ended by a line <c>GO</c>.</param>
    public static string For(OperationalProvider provider)
    {
        var connection = provider == OperationalProvider.Sqlite ? "Data Source=:memory:" : "Server=none";
        var options = new OperationalOptions { Provider = provider, ConnectionString = connection };
        using var context = new OperationalContextFactory(options).CreateDbContext();
        return For(context);
    }

    internal static string For(OperationalContext context)
    {
        var tables = context.Database.GenerateCreateScript().ReplaceLineEndings("\n");
        return context.Database.IsSqlServer()
            ? "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;\nGO\n\n\n" + tables
            : tables + SqliteRowVersions.CreateCounter + "\n" + SqliteRowVersions.CreateTriggers(context);
    }
}
