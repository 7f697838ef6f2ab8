using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Analytics.Warehouse.Requests;

/// <summary>Writes a resolved question as one text: equal questions on one snapshot give equal texts.</summary>
public static class QuestionText
{
    /// <summary>Everything that decides which rows there are and in what order; the page asked is left out.</summary>
    public static string Of(ResolvedQuery query)
    {
        var own = query.SubjectFilters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {Of(pair.Value)}");
        return string.Join('\n',
            $"model {query.Model.ModelVersion}",
            $"subject {query.Request.Subject}",
            $"by {string.Join(",", query.By.Select(one => one.Name))}",
            $"facts {string.Join(",", query.Asks.Select(one => one.Measure.Name))}",
            $"filter {Of(query.Filter)}",
            $"own {string.Join(";", own)}",
            $"having {(query.Having is { } having ? Of(having) : "")}",
            $"order {string.Join(",", query.OrderBy.Select(Of))}",
            $"fill {query.Request.Fill}",
            $"map {query.Request.Geography}");
    }

    /// <summary>A record test in one line.</summary>
    public static string Of(RecordTest test) => test switch
    {
        RecordTest.All all => all.Items.IsEmpty ? "all" : $"({string.Join(" and ", all.Items.Select(Of))})",
        RecordTest.Any any => any.Items.IsEmpty ? "none" : $"({string.Join(" or ", any.Items.Select(Of))})",
        RecordTest.Not not => $"not {Of(not.Item)}",
        RecordTest.OneOf one => $"{one.Dimension.Name} in [{List(one.Keys)}]",
        RecordTest.Missing missing => $"{missing.Dimension.Name} is missing",
        RecordTest.AtAreas at => $"area in [{List(at.Keys)}]",
        RecordTest.InsideAreas inside => $"{inside.Level.ToString().ToLowerInvariant()} in [{List(inside.Keys)}]",
        RecordTest.InYears years => $"year in [{List(years.Values)}]",
        RecordTest.InDays days => $"days {days.Days.From:yyyy-MM-dd}/{days.Days.Until:yyyy-MM-dd}",
        RecordTest.InProgramme programme => $"programme {programme.Key}",
        _ => throw new UnreachableException($"Record test {test.GetType().Name} has no text."),
    };

    /// <summary>A row test in one line.</summary>
    public static string Of(RowTest test) => test switch
    {
        RowTest.All all => $"({string.Join(" and ", all.Items.Select(Of))})",
        RowTest.Any any => $"({string.Join(" or ", any.Items.Select(Of))})",
        RowTest.Not not => $"not {Of(not.Item)}",
        RowTest.Of of => of.Measure.Name + Of(of.Number),
        _ => throw new UnreachableException($"Row test {test.GetType().Name} has no text."),
    };

    /// <summary>A sort order in one line.</summary>
    public static string Of(ResolvedOrder order) => order switch
    {
        ResolvedOrder.ByDimension one => $"{one.Dimension.Name} {one.By} {one.Direction}",
        ResolvedOrder.ByMeasure one => $"{one.Measure.Name} {one.On} {one.Shift} {one.Direction} nulls {one.Nulls}",
        _ => throw new UnreachableException($"Order {order.GetType().Name} has no text."),
    };

    private static string Of(NumberTest number) => string.Create(
        CultureInfo.InvariantCulture,
        $" = {number.Eq} <> {number.Ne} > {number.Gt} >= {number.Gte} < {number.Lt} <= {number.Lte} null "
            + $"{number.IsNull}");

    private static string List(ImmutableArray<int> keys) => string.Join(",", keys);
}
