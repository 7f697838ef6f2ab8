namespace Analytics.Operational.Sources;

/// <summary>The database server that holds the operational records.</summary>
public enum OperationalProvider
{
    /// <summary>One embedded file; the default.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server 2016 or later.</summary>
    SqlServer,
}
