using Analytics.Operational.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>Makes contexts for the configured provider.</summary>
/// <param name="options">Provider and connection.</param>
public sealed class OperationalContextFactory(OperationalOptions options) : IDbContextFactory<OperationalContext>
{
    // A list of ids is one parameter, so that its length neither changes the statement nor meets a bound.
    private const ParameterTranslationMode OneParameter = ParameterTranslationMode.Parameter;

    /// <summary>Makes a context; the caller disposes it.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_CONNECTION when the connection string cannot be read.</exception>
    public OperationalContext CreateDbContext() => new(Build());

    internal static SqliteConnectionStringBuilder Parse(OperationalOptions options) =>
        Parse(options, text => new SqliteConnectionStringBuilder(text));

    private static TBuilder Parse<TBuilder>(OperationalOptions options, Func<string, TBuilder> parse)
    {
        try
        {
            return parse(options.ConnectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new SourceException(SourceErrors.BadConnection(options.Provider));
        }
    }

    private DbContextOptions<OperationalContext> Build()
    {
        var builder = new DbContextOptionsBuilder<OperationalContext>();
        var seconds = (int)options.CommandTimeout.TotalSeconds;

        // The builders read the string now; the drivers would only do so when they connect.
        return options.Provider switch
        {
            OperationalProvider.Sqlite => builder.UseSqlite(
                Parse(options).ToString(),
                sqlite => sqlite.CommandTimeout(seconds).UseParameterizedCollectionMode(OneParameter)).Options,
            OperationalProvider.SqlServer => builder.UseSqlServer(
                Parse(options, text => SqlServerConnection.Of(text, options.Intent)).ToString(),
                server => server.CommandTimeout(seconds).UseParameterizedCollectionMode(OneParameter)).Options,
            _ => throw new SourceException(SourceErrors.UnknownProvider(options.Provider)),
        };
    }
}
