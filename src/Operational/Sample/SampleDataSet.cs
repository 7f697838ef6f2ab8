using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Operational.Sample;

/// <summary>The published figures, with the units, projects and code lists that they refer to.</summary>
public static class SampleDataSet
{
    /// <summary>Saves the whole sample in one transaction.</summary>
    /// <param name="context">An operational database that has its schema and no rows.</param>
    /// <param name="stop">Stops between tables; nothing stays saved.</param>
    /// <exception cref="SourceException">SOURCE_NOT_EMPTY when a table has rows; SOURCE_BAD_SAMPLE naming file, line
    /// and column of a row that cannot be read.</exception>
    public static Task LoadAsync(OperationalContext context, CancellationToken stop = default) =>
        LoadAsync(context, SampleFiles.Open, stop);

    internal static async Task LoadAsync(
        OperationalContext context, Func<string, Stream> open, CancellationToken stop = default)
    {
        await OperationalDatabase.RequireEmptyAsync(context, stop);
        var tables = new SampleTables(open);
        await SourceAccess.GuardAsync(context, async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(stop);
            await SampleWriter.SaveAsync(context, tables, stop);
            await transaction.CommitAsync(stop);
        }, stop);
    }
}
