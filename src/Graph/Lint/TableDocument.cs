using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Writes a question as a document of <c>table</c>.</summary>
public static class TableDocument
{
    private const string Selected =
        "columns { name title unit } rows count hasNextPage meta { warnings { code message suggestion } }";

    /// <summary>The document; null when the flat table cannot ask it. Calculations about numbers, and orders that the
    /// table does not know, are left out.</summary>
    /// <param name="model">What the question is about.</param>
    /// <param name="request">The question.</param>
    /// <param name="snapshot">The snapshot to name; null for none.</param>
    public static string? Of(SemanticModel model, AggregationRequest request, string? snapshot)
    {
        if (request.Having is { } having && !AllEverywhere(model, having))
        {
            return null;
        }

        var orders = request.OrderBy.Select(OrderOf).OfType<string>().ToList();
        var parts = new List<string> { $"by: {Texts(request.By)}", $"facts: {Texts(FactsOf(request))}" };
        Add(parts, "subject", request.Subject is { } subject ? Text(subject) : null);
        Add(parts, "where", request.Filter is { } filter ? FilterText.Of(filter) : null);
        parts.AddRange(request.SubjectFilters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {FilterText.Of(pair.Value)}"));
        Add(parts, "having", request.Having is { } test ? HavingOf(test) : null);
        Add(parts, "orderBy", orders.Count > 0 ? Texts([.. orders]) : null);
        Add(parts, "fill", request.Fill == Fill.AllMembers ? "ALL_MEMBERS" : null);
        Add(parts, "geography", request.Geography is Geography.AsOf map ? $"{{ asOf: {Day(map.Date)} }}" : null);
        Add(parts, "first", request.First.ToString(CultureInfo.InvariantCulture));
        Add(parts, "snapshot", snapshot is null ? null : Text(snapshot));
        return $"{{ table(ask: {{ {string.Join(", ", parts)} }}) {{ {Selected} }} }}";
    }

    internal static string Text(string text) => $"\"{JsonEncodedText.Encode(text, JsonText.Encoder)}\"";

    internal static string Texts(ImmutableArray<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    internal static string Day(DateOnly day) => Text(Scalars.Text(day));

    private static void Add(List<string> parts, string name, string? value) =>
        parts.AddRange(value is null ? [] : [$"{name}: {value}"]);

    private static ImmutableArray<string> FactsOf(AggregationRequest request) =>
        [.. request.Facts.Select(ask => ask.Measure).Distinct()];

    private static string? OrderOf(RowOrder order) => order switch
    {
        RowOrder.ByDimension one => $"{one.Dimension} {Word(one.Direction)}",
        RowOrder.ByMeasure { On: SortOn.Value } one => $"{one.Measure} {Word(one.Direction)}",
        _ => null,
    };

    private static string Word(Direction direction) => direction == Direction.Ascending ? "asc" : "desc";

    private static bool AllEverywhere(SemanticModel model, Having having) => having switch
    {
        Having.And and => and.Items.All(one => AllEverywhere(model, one)),
        Having.Or or => or.Items.All(one => AllEverywhere(model, one)),
        Having.Not not => AllEverywhere(model, not.Item),
        Having.Test test => model.FindMeasure(test.Measure)?.Scope == MeasureScope.Everywhere,
        _ => throw new UnreachableException($"Row test {having.GetType().Name} is not known."),
    };

    private static string HavingOf(Having having) => having switch
    {
        Having.And and => $"{{ and: [{string.Join(", ", and.Items.Select(HavingOf))}] }}",
        Having.Or or => $"{{ or: [{string.Join(", ", or.Items.Select(HavingOf))}] }}",
        Having.Not not => $"{{ not: {HavingOf(not.Item)} }}",
        Having.Test test => $"{{ {test.Measure}: {NumberOf(test.Number)} }}",
        _ => throw new UnreachableException($"Row test {having.GetType().Name} is not written."),
    };

    private static string NumberOf(NumberTest test)
    {
        var parts = new (string Name, decimal? Value)[]
            {
                ("eq", test.Eq), ("ne", test.Ne), ("gt", test.Gt), ("gte", test.Gte), ("lt", test.Lt),
                ("lte", test.Lte),
            }
            .Where(one => one.Value is not null)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {one.Value}"))
            .Concat(test.IsNull is { } missing ? [$"isNull: {(missing ? "true" : "false")}"] : Array.Empty<string>());
        return $"{{ {string.Join(", ", parts)} }}";
    }
}
