using System.Data.Common;
using Analytics.Operational.Errors;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>Turns failures of a driver into coded errors that name no server, account or password.</summary>
internal static class SourceAccess
{
    public static async Task GuardAsync(OperationalContext context, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception failure) when (IsOfDriver(failure))
        {
            throw new SourceException(SourceErrors.Unreachable(ProviderOf(context)));
        }
    }

    public static OperationalProvider ProviderOf(OperationalContext context) =>
        context.Database.IsSqlServer() ? OperationalProvider.SqlServer : OperationalProvider.Sqlite;

    private static bool IsOfDriver(Exception failure) =>
        failure is DbException or DbUpdateException or IOException or UnauthorizedAccessException
        || (failure is InvalidOperationException && failure.InnerException is DbException);
}
