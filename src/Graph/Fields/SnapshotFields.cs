using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Fields;

/// <summary>Answers <c>current</c>, <c>snapshots</c> and <c>snapshotPublished</c>.</summary>
internal static class SnapshotFields
{
    /// <summary>The answer of a <c>current</c> field.</summary>
    public static async ValueTask<object?> ResolveCurrentAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var snapshot = await ask.OpenAsync(null, context.Stop);
        return Written.Of(snapshot.Manifest, SnapshotWriter.Of);
    }

    /// <summary>The answer of a <c>snapshots</c> field.</summary>
    public static ValueTask<object?> ResolveListAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var first = context.Arguments.Get<int?>("first") ?? 0;
        if (first < 0)
        {
            throw Refusals.Of(new AnalyticsException(LimitErrors.NegativeRows(first)));
        }

        var found = ask.Snapshots.List().Take(first).ToList();
        return new(
            Written.Of<IEnumerable<SnapshotManifest>>(
                found, selection => ObjectWriter.ListOf(SnapshotWriter.Of(selection))));
    }

    /// <summary>The answer of a <c>snapshotPublished</c> event.</summary>
    public static ValueTask<object?> ResolveEventAsync(FieldContext context) =>
        new(Written.Of(context.SourceAs<SnapshotManifest>(), SnapshotWriter.Of));

    /// <summary>The events of <c>snapshotPublished</c>.</summary>
    public static async IAsyncEnumerable<object?> EventsAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        await foreach (var manifest in ask.Snapshots.FlipsAsync(context.Stop))
        {
            yield return manifest;
        }
    }
}
