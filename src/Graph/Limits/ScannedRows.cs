using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Limits;

/// <summary>How many rows an operation reads at most: for each breakdown those of the tables that its measures are
/// computed from. What a filter leaves out is not known before it runs.</summary>
public static class ScannedRows
{
    /// <summary>The rows of the tables that are planned to be read, roll-ups where they answer. Planning takes some
    /// time, so it is for operations that <see cref="OfFacts"/> finds large.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="model">What can be asked.</param>
    /// <param name="limits">How much may be asked.</param>
    /// <param name="rowsOf">Rows that one of its questions reads.</param>
    public static long Of(
        OperationPlan plan, SemanticModel model, LimitOptions limits, Func<AggregationRequest, long> rowsOf)
    {
        try
        {
            return plan.Root.SelectMany(field => RequestsOf(field, model, limits)).Sum(rowsOf);
        }
        catch (GraphException)
        {
            return 0; // it is refused, with its reasons, when it runs
        }
    }

    private static IEnumerable<AggregationRequest> RequestsOf(
        Selection field, SemanticModel model, LimitOptions limits) => field switch
    {
        { ArgumentErrors.IsEmpty: false } => [],
        { Field.Name: "analysis" } => AnalysisField.Requests(field, model, limits),
        { Field.Name: "table" } => [TableField.Read(field, model, limits, [])],
        _ => [],
    };

    /// <summary>The rows of the facts of an operation, as if there were no roll-ups.</summary>
    public static long OfFacts(OperationPlan plan, SemanticModel model, SnapshotManifest manifest)
    {
        var rows = manifest.Rows.ToDictionary(one => one.Table, one => one.Rows, StringComparer.Ordinal);
        return plan.Root.Sum(field => field.Field.Name switch
        {
            "analysis" => OfFrame(field, model, rows),
            "table" => OfMeasures(
                (field.Arguments.Get<InputObject>("ask") ?? InputObject.Empty).List<string>("facts"), model, rows),
            _ => 0,
        });
    }

    /// <summary>Whether every part of an operation says which places or years it means: such a one mostly skips nearly
    /// all rows.</summary>
    public static bool IsNarrowed(OperationPlan plan) => plan.Root.All(field => field.Field.Name switch
    {
        "analysis" => Narrows(field.Arguments.Get<InputObject>("where")),
        "table" => Narrows(field.Arguments.Get<InputObject>("ask")?.Get<InputObject>("where")),
        _ => true,
    });

    private static bool Narrows(InputObject? where) => where is not null && where.Entries.Any(entry => entry switch
    {
        { Key: "area" or "period", Value: not null } => true,
        { Key: "and", Value: ImmutableArray<object?> parts } => parts.OfType<InputObject>().Any(Narrows),
        _ => false,
    });

    private static long OfFrame(
        Selection frame, SemanticModel model, Dictionary<string, long> rows) =>
        frame.Children.Sum(child => child.Field.Name switch
        {
            "meta" or "__typename" => 0,
            "rows" => OfRows(child, model, rows),
            "total" => OfMeasures(child.Children.Select(cell => cell.Field.Name), model, rows),
            _ => OfFrame(child, model, rows), // the slice of a subject
        });

    private static long OfRows(Selection field, SemanticModel model, Dictionary<string, long> rows) => OfMeasures(
        field.Children.Where(one => one.Field.Name == "nodes").SelectMany(one => one.Children)
            .Where(one => one.Field.Name == "facts")
            .Concat(field.Children.Where(one => one.Field.Name is "total" or "rest"))
            .SelectMany(one => one.Children).Select(cell => cell.Field.Name),
        model,
        rows);

    private static long OfMeasures(
        IEnumerable<string> names, SemanticModel model, Dictionary<string, long> rows) =>
        names.Distinct().Select(model.FindMeasure).OfType<Measure>()
            .SelectMany(measure => measure.Facts).Select(fact => fact.Name).Distinct()
            .Sum(table => rows.GetValueOrDefault(table));
}
