using System.Data.Common;
using Analytics.Operational.Errors;
using Analytics.Operational.Sources.Failures;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>Turns failures of a driver into coded errors that name no server, account or password.</summary>
internal static class SourceAccess
{
    private const int SqliteBusy = 5;
    private const int SqliteConstraint = 19;

    public static Task GuardAsync(OperationalContext context, Func<Task> action, CancellationToken stop) =>
        GuardAsync(context, async () => { await action(); return true; }, stop);

    public static async Task<TResult> GuardAsync<TResult>(
        OperationalContext context, Func<Task<TResult>> action, CancellationToken stop)
    {
        try
        {
            return await action();
        }
        catch (Exception failure) when (Explain(context, failure, stop) is { } error)
        {
            throw new SourceException(error);
        }
    }

    /// <summary>The coded error for a failure while rows of a table are read; null when it is not the
    /// database's.</summary>
    public static SourceError? Explain(
        OperationalContext context, Exception failure, string table, CancellationToken stop) => failure switch
        {
            InvalidCastException or FormatException or OverflowException => SourceErrors.BadValue(table),
            InvalidOperationException
            {
                InnerException: InvalidCastException or FormatException or OverflowException
                    or InvalidOperationException,
            } => SourceErrors.BadValue(table),
            _ => Explain(context, failure, stop),
        };

    private static SourceError? Explain(OperationalContext context, Exception failure, CancellationToken stop)
    {
        var cause = Cause(failure);
        if (cause == null || stop.IsCancellationRequested)
        {
            return null;
        }

        return (failure, cause) switch
        {
            (_, SqlException server) when failure is not DbUpdateException => Explain(server),
            (_, SqliteException { SqliteErrorCode: SqliteBusy }) => SourceErrors.Locked(),
            (DbUpdateException, _) or (_, SqliteException { SqliteErrorCode: SqliteConstraint }) =>
                SourceErrors.WriteRefused(Reason(cause)),
            _ => SourceErrors.Unreachable(ProviderOf(context), Reason(cause)),
        };
    }

    private static SourceError Explain(SqlException failure) => IsCertificate(failure)
        ? SourceErrors.Untrusted()
        : SqlServerFailures.KindOf(failure.Number) switch
        {
            FailureKind.NoSnapshots => SourceErrors.SnapshotNotAllowed(),
            FailureKind.LoginRefused => SourceErrors.LoginRefused(Reason(failure)),
            FailureKind.NotAllowed => SourceErrors.NotAllowed(Reason(failure)),
            FailureKind.Untrusted => SourceErrors.Untrusted(),
            FailureKind.Missing => SourceErrors.SchemaChanged(["a table or column was removed while it was read"]),
            FailureKind.Slow => SourceErrors.Slow(),
            FailureKind.Passing => SourceErrors.Unreachable(OperationalProvider.SqlServer, Reason(failure)) with
            {
                IsTransient = true,
            },
            _ => SourceErrors.Unreachable(OperationalProvider.SqlServer, Reason(failure)),
        };

    // On Linux the driver reports a refused certificate under a number of its own, with the cause inside.
    private static bool IsCertificate(Exception failure) =>
        failure is System.Security.Authentication.AuthenticationException
        || (failure.InnerException is { } inner && IsCertificate(inner));

    private static OperationalProvider ProviderOf(OperationalContext context) =>
        context.Database.IsSqlServer() ? OperationalProvider.SqlServer : OperationalProvider.Sqlite;

    private static Exception? Cause(Exception failure) => failure switch
    {
        DbException or IOException or UnauthorizedAccessException => failure,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner ? Cause(inner) : null,
        _ => null,
    };

    // Messages of SQL Server name servers and accounts; numbers can be looked up.
    private static string Reason(Exception cause) => cause switch
    {
        SqlException { Number: 0 } => "the connection was refused or cut (SQL Server error 0)",
        SqlException server => $"SQL Server error {server.Number}",
        SqliteException sqlite => sqlite.Message.TrimEnd('.'),
        _ => cause.GetType().Name,
    };
}
