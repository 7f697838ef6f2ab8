using Analytics.Operational.Sources;

namespace Analytics.Operational.Errors;

/// <summary>Every error of the operational database, in one place.</summary>
internal static class SourceErrors
{
    public static SourceError BadConnection(OperationalProvider provider) => new(
        "SOURCE_BAD_CONNECTION",
        $"The connection string of the operational database cannot be read as one of {provider}.",
        "Correct Operational:ConnectionString, or choose the other Operational:Provider.");

    public static SourceError UnknownProvider(OperationalProvider provider) => new(
        "SOURCE_UNKNOWN_PROVIDER",
        $"There is no operational database provider '{provider}'.",
        "Set Operational:Provider to Sqlite or SqlServer.");

    public static SourceError Unreachable(OperationalProvider provider) => new(
        "SOURCE_UNREACHABLE",
        $"The operational database ({provider}) does not answer.",
        "Check that the server runs or the file exists, that the account may read it, and Operational:ConnectionString.");

    public static SourceError AlreadyCreated(string table) => new(
        "SOURCE_ALREADY_CREATED",
        $"The operational database already has a table {table}.",
        "Use the database as it is, or name an empty one in Operational:ConnectionString.");
}
