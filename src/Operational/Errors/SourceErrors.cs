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

    public static SourceError LoginRefused(string reason) => new(
        "SOURCE_LOGIN_REFUSED",
        $"The operational database refused the login: {reason}.",
        "Check the account and password of the connection string, that the account is not locked or expired, and that "
            + "it has a user in this database.");

    public static SourceError NotAllowed(string reason) => new(
        "SOURCE_NOT_ALLOWED",
        $"The account may not read a table of the operational database: {reason}.",
        "Give it the rights that docs/operating.md lists: SELECT on the tables, nothing else.");

    public static SourceError Untrusted() => new(
        "SOURCE_TLS_REFUSED",
        "The certificate of the SQL Server is not trusted, or not made out to the name in the connection string.",
        "Let this machine trust the authority of the server's certificate, and name the server as the certificate does "
            + "(HostNameInCertificate helps). TrustServerCertificate=True switches the check off: never over a "
            + "network.");

    public static SourceError Slow() => new(
        "SOURCE_TIMEOUT",
        "A command of the operational database took longer than allowed.",
        "Raise --command-timeout, or load when the server is less busy.")
    {
        IsTransient = true,
    };

    public static SourceError Locked() => new(
        "SOURCE_LOCKED",
        "Another program keeps the database file locked.",
        "Wait until it has ended, or end it; then load again.")
    {
        IsTransient = true,
    };

    public static SourceError SchemaChanged(ImmutableArray<string> changes) => new(
        "SOURCE_SCHEMA_CHANGED",
        $"The operational database is not of the schema that this program reads: {string.Join("; ", changes.Take(10))}"
        + (changes.Length > 10 ? "; ..." : "."),
        "Undo the change, or install the version of this program that goes with it. 'source script' prints the schema "
            + "that this one reads.");

    public static SourceError FolderMissing() => new(
        "SOURCE_UNREACHABLE",
        "There is no folder of CSV files to read.",
        "Name it with --connection or ANALYTICS_CONNECTION; without, it is the folder csv in the data folder. 'source "
            + "template' makes one.");

    public static SourceError FilesMissing(ImmutableArray<string> files) => new(
        "SOURCE_SCHEMA_MISSING",
        $"The folder lacks {files.Length} files: {string.Join(", ", files.Take(10))}"
        + (files.Length > 10 ? ", ..." : "."),
        "Put them there; a table without rows is a file with the header alone. 'source template' makes all of them.");

    public static SourceError FileUnknown(string file) => new(
        "SOURCE_FILE_UNKNOWN",
        $"The file {file} belongs to no table.",
        "Name it as its table, such as disbursement.csv or disbursement.42.csv, or take it out of the folder.");

    public static SourceError BadHeader(string file, string problem, IEnumerable<string> columns) => new(
        "SOURCE_BAD_HEADER",
        $"File {file}, line 1: {problem}.",
        $"The header holds these columns, in any order, with commas between: {string.Join(", ", columns)}.");

    public static SourceError BadField(string file, int line, string column, string problem) => new(
        "SOURCE_BAD_VALUE",
        $"File {file}, line {line}, column {column}: {problem}.",
        "Correct the file, then load again. Nothing of the folder was taken over.");

    public static SourceError BadRow(string file, int line, string problem) => new(
        "SOURCE_BAD_ROW",
        $"File {file}, line {line}: {problem}.",
        "Correct the file, then load again. Nothing of the folder was taken over.");

    public static SourceError BadReference(string table, long id, string target) => new(
        "SOURCE_BAD_REFERENCE",
        $"Record {id} of the {table} files refers to a row of {target} that no file holds.",
        "Add the row, or correct the reference; then load again. Nothing of the folder was taken over.");

    public static SourceError RepeatedKey(string table, string columns) => new(
        "SOURCE_REPEATED_KEY",
        $"Two records of the {table} files have the same {columns}.",
        "Correct one of them, or set is_deleted on it; then load again. Nothing of the folder was taken over.");

    public static SourceError FileChanged(string file) => new(
        "SOURCE_FILE_CHANGED",
        $"The file {file} was written while it was read.",
        "Load again when it is complete. Write files under another name first and rename them.")
    {
        IsTransient = true,
    };

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
