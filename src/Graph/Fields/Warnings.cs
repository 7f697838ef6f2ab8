using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Finds the warnings of answers when somebody reads them: some of them ask beside the question.</summary>
internal static class Warnings
{
    /// <summary>Whether somebody reads them.</summary>
    /// <param name="selection">The field that has <c>meta</c> among its own.</param>
    public static bool AreAsked(Selection selection) => selection.Children.Where(one => one.Field.Name == "meta")
        .Any(meta => meta.Children.Any(one => one.Field.Name == "warnings"));

    /// <summary>The warnings of several answers, none twice; empty when they are not selected.</summary>
    /// <param name="context">The field that has <c>meta</c> among its own.</param>
    /// <param name="answered">What was asked and answered.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="pinned">The snapshot that the field names; null for none.</param>
    public static async Task<ImmutableArray<Note>> OfAsync(
        FieldContext context, IEnumerable<(AggregationRequest Request, Answer Answer)> answered, OpenSnapshot snapshot,
        string? pinned)
    {
        if (!AreAsked(context.Selection))
        {
            return [];
        }

        var ask = (Ask)context.Request.Context!; // the host always sets it
        var notes = new List<Note>();
        foreach (var (request, answer) in answered)
        {
            notes.AddRange(await ask.Lint.OfAsync(
                request, answer, snapshot, pinned ?? ask.PinnedId,
                beside => ask.RunAsync(beside, snapshot.Served, context.Stop)));
        }

        return [.. notes.DistinctBy(note => (note.Code, note.Message))]; // the first breakdown suggests
    }
}
