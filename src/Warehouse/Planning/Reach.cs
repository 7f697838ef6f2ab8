using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Tells which dimensions of a question a measure does not have.</summary>
public static class Reach
{
    /// <summary>What stands for the days of <c>between</c> and <c>last</c> in notes.</summary>
    public const string Days = "period.between, period.last";

    /// <summary>Names of dimensions, grouped or filtered by, that one of the measure's facts lacks.</summary>
    public static ImmutableArray<string> Missing(Measure measure, ResolvedQuery query)
    {
        var used = query.By.Select(one => (one.Name, one.Column))
            .Concat(Used(query.FilterOf(measure.Subject)))
            .Distinct();
        return [
            .. used.Where(one => measure.Facts.Any(fact => !fact.Reaches(one.Column)))
                .Select(one => one.Name)
                .Concat(OffMap(measure, query))
                .Distinct()];
    }

    /// <summary>Names of levels, grouped or filtered by, that the map of the question has no units of.</summary>
    public static IEnumerable<string> OffMap(Measure measure, ResolvedQuery query) => query.Map is { } map
        ? ShownLevels.Of(query.By, query.FilterOf(measure.Subject), query.Dimensions).Where(level => !map.Has(level))
            .Select(level => level.ToString().ToLowerInvariant())
        : [];

    /// <summary>Key columns that a filter tests.</summary>
    public static ImmutableArray<string> Columns(RecordTest filter) =>
        [.. Used(filter).Select(one => one.Column).Distinct()];

    private static IEnumerable<(string Name, string Column)> Used(RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.SelectMany(Used),
        RecordTest.Any any => any.Items.SelectMany(Used),
        RecordTest.Not not => Used(not.Item),
        RecordTest.OneOf one => [(one.Dimension.Name, one.Dimension.Column)],
        RecordTest.Missing one => [(one.Dimension.Name, one.Dimension.Column)],
        RecordTest.InDays => [(Days, "month")],
        RecordTest.AtAreas or RecordTest.InsideAreas or RecordTest.InYears or RecordTest.InProgramme => [],
        _ => throw new UnreachableException($"Record test {filter.GetType().Name} has no reach."),
    };
}
