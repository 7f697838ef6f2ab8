namespace Analytics.Operational.Sources.Failures;

/// <summary>What the error numbers of SQL Server and of its driver mean. Pure, so that each is tested without a
/// server.</summary>
internal static class SqlServerFailures
{
    private const int Timeout = -2;

    /// <summary>The meaning of an error.</summary>
    /// <param name="number">Number of the error. The driver also uses those of the system, and 0 for a connection cut
    /// in the middle of an answer.</param>
    public static FailureKind KindOf(int number) => number switch
    {
        Timeout => FailureKind.Slow,

        // no login, no right to open the database, a locked or expired account
        4060 or 18401 or 18450 or 18451 or 18452 or 18456 or 18470 or 18486 or 18487 or 18488 =>
            FailureKind.LoginRefused,
        229 or 230 or 262 or 297 or 300 or 916 => FailureKind.NotAllowed,
        207 or 208 => FailureKind.Missing,
        3952 => FailureKind.NoSnapshots,

        // Schannel and OpenSSL: untrusted root, wrong name, expired
        -2146893019 or -2146893022 or -2146762487 or -2146762481 => FailureKind.Untrusted,

        // a cut connection: 0 in the middle of an answer, 20 and 21 before the login, the rest numbers of sockets
        0 or 20 or 21 or 64 or 121 or 233 or 10053 or 10054 or 10060 or 10928 or 10929 or 10936 => FailureKind.Passing,

        // victim of a deadlock, of a lock, of a snapshot that was updated, of a failover or of a starting server
        921 or 922 or 983 or 988 or 1203 or 1204 or 1205 or 1221 or 1222 or 3935 or 3960 or 3966 or 4221 or 6005 or
            8628 or 8645 or 8651 or 9515 or 14355 or 17142 or 17197 or 41301 or 41302 or 41305 or 41325 or 41839 =>
            FailureKind.Passing,

        // resources of a hosted server
        40143 or 40197 or 40501 or 40540 or 40613 or 42108 or 42109 or 49918 or 49919 or 49920 => FailureKind.Passing,
        _ => FailureKind.Unreachable,
    };
}
