using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Limits;

/// <summary>How many tests the filters of an operation have. Each is planned, and warnings may ask about each with a
/// statement of its own, so their number is limited before any of that.</summary>
internal static class FilterTests
{
    /// <summary>Tests of all filters; those of one <c>where</c> count once, however many breakdowns it holds
    /// for.</summary>
    public static int Of(OperationPlan plan) => plan.Root.Sum(field => field.Field.Name switch
    {
        "analysis" => OfFrame(field),
        "table" => OfTable(field.Arguments.Get<InputObject>("ask") ?? InputObject.Empty),
        _ => 0,
    });

    private static int OfFrame(Selection frame) =>
        OfWhere(frame.Arguments.Get<InputObject>("where")) + frame.Children.Sum(child => child.Field.Name switch
        {
            "meta" or "__typename" or "rows" or "total" => 0,
            _ => OfFrame(child), // the slice of a subject
        });

    /// <summary>The objects of a flat question are filters: of all subjects or of one, but for these two.</summary>
    private static int OfTable(InputObject ask) =>
        ask.Entries.Where(entry => entry.Key is not ("having" or "geography"))
            .Sum(entry => OfWhere(entry.Value as InputObject));

    private static int OfWhere(InputObject? filter) => filter is null ? 0 : filter.Entries.Sum(entry => entry switch
    {
        { Key: "and" or "or", Value: ImmutableArray<object?> parts } => parts.OfType<InputObject>().Sum(OfWhere),
        { Key: "not", Value: InputObject part } => OfWhere(part),
        { Value: null } => 0,
        _ => 1,
    });
}
