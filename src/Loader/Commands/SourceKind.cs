namespace Analytics.Loader.Commands;

/// <summary>What the operational records come in.</summary>
public enum SourceKind
{
    /// <summary>One embedded file; the default.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server 2016 or later.</summary>
    SqlServer,

    /// <summary>A folder of CSV files, one or more a table.</summary>
    Csv,
}
