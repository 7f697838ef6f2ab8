using System.Collections.Immutable;
using Analytics.Operational.Sources;

namespace Analytics.Operational.Errors;

/// <summary>Every error of the operational database, in one place.</summary>
internal static class SourceErrors
{
    public static SourceError BadConnection(OperationalProvider provider) => new(
        "SOURCE_BAD_CONNECTION",
        $"The connection string of the operational database cannot be read as one of {provider}.",
        "Correct the connection string (--connection or ANALYTICS_CONNECTION), or choose the other --provider.");

    public static SourceError UnknownProvider(OperationalProvider provider) => new(
        "SOURCE_UNKNOWN_PROVIDER",
        $"There is no operational database provider '{provider}'.",
        "Choose Sqlite or SqlServer with --provider or ANALYTICS_PROVIDER.");

    public static SourceError Unreachable(OperationalProvider provider, string reason) => new(
        "SOURCE_UNREACHABLE",
        $"The operational database ({provider}) does not answer: {reason}.",
        "Check that the server runs or the file exists ('source create --sample' makes one), that this account may "
            + "read it, and the connection string (--connection or ANALYTICS_CONNECTION).");

    public static SourceError SnapshotNotAllowed() => new(
        "SOURCE_SNAPSHOT_NOT_ALLOWED",
        "The SQL Server database does not allow snapshot isolation, so its tables cannot be read as of one moment.",
        "Run once: ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON.");

    public static SourceError Empty(string table) => new(
        "SOURCE_EMPTY",
        $"Table {table} of the operational database has no row.",
        "Let the system that owns it fill it, or make a filled database elsewhere with 'source create --sample'.");

    public static SourceError WriteRefused(string reason) => new(
        "SOURCE_WRITE_REFUSED",
        $"The operational database refused a row: {reason}.",
        "Nothing was written. Correct the row: keys are unique and references must find their row.");

    public static SourceError BadValue(string table) => new(
        "SOURCE_BAD_VALUE",
        $"A row of table {table} holds a value that is not of the type of its column.",
        "Correct the row in the operational database, then load again.");

    public static SourceError AlreadyCreated(string table) => new(
        "SOURCE_ALREADY_CREATED",
        $"The operational database already has a table {table}.",
        "Use the database as it is, or name an empty one with --data or --connection.");

    public static SourceError SchemaMissing(ImmutableArray<string> missing) => new(
        "SOURCE_SCHEMA_MISSING",
        $"The operational database lacks {missing.Length} parts of its schema: {string.Join(", ", missing.Take(10))}"
        + (missing.Length > 10 ? ", ..." : "."),
        "Create the schema in an empty database with 'source create', or run the text of 'source script'.");

    public static SourceError NotEmpty(string table) => new(
        "SOURCE_NOT_EMPTY",
        $"The operational database already holds rows in table {table}.",
        "Published and synthetic data never mix: name an empty database with --data or --connection.");

    public static SourceError SampleFileMissing(string file) => new(
        "SOURCE_SAMPLE_FILE_MISSING",
        $"The program was built without the sample file {file}.",
        "Restore the file in src/Operational/Sample and build again.");

    public static SourceError BadSample(string file, int line, string column, string problem) => new(
        "SOURCE_BAD_SAMPLE",
        $"Sample file {file}, line {line}, column {column}: {problem}.",
        "Correct the file in src/Operational/Sample and build again.");

    public static SourceError BadSize(long disbursements) => new(
        "SOURCE_BAD_SIZE",
        $"A synthetic data set of {disbursements} disbursements cannot be made.",
        "Ask for 1,000 to 100,000,000 disbursements.");
}
