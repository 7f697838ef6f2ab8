using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Answers <c>places</c>.</summary>
internal static class PlacesField
{
    /// <summary>The answer of a <c>places</c> field.</summary>
    public static async ValueTask<object?> ResolveAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var given = context.Arguments;
        var first = given.Get<int?>("first") ?? 0;
        Check(first, ask.Limits);
        var snapshot = await ask.OpenAsync(null, context.Stop);
        var found = snapshot.Places.Find(new PlaceSearch
        {
            Text = given.Get<string>("search"),
            Level = given.Get<string>("level") is { } level ? Words.Level(level) : null,
            Under = given.Get<string>("under"),
            At = given.Get<DateOnly?>("at"),
        });
        return Written.Of<IEnumerable<Area>>(
            found.Take(first).ToList(), selection => ObjectWriter.ListOf(AreaWriter.Of(selection, snapshot.Members)));
    }

    private static void Check(int first, LimitOptions limits)
    {
        if (first < 0 || first > limits.MaxRows)
        {
            throw Refusals.Of(new AnalyticsException(
                first < 0 ? LimitErrors.NegativeRows(first) : LimitErrors.TooManyRows(first, limits.MaxRows)));
        }
    }
}
