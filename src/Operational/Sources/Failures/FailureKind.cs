namespace Analytics.Operational.Sources.Failures;

/// <summary>What a failure of a database server means for whoever reads from it.</summary>
internal enum FailureKind
{
    /// <summary>It does not answer, and may not for long.</summary>
    Unreachable,

    /// <summary>It did not answer this time; the same read may succeed a little later.</summary>
    Passing,

    /// <summary>A command took longer than allowed.</summary>
    Slow,

    /// <summary>The account or its password is not taken, or the account may not open the database.</summary>
    LoginRefused,

    /// <summary>The account lacks a right on a table.</summary>
    NotAllowed,

    /// <summary>The certificate of the server is not trusted, or no encryption was agreed on.</summary>
    Untrusted,

    /// <summary>The database does not allow snapshot isolation.</summary>
    NoSnapshots,

    /// <summary>A table or column is not there.</summary>
    Missing,
}
