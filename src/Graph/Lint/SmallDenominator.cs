using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Graph.Lint;

/// <summary>Rates over so little that one case more or less changes them.</summary>
internal static class SmallDenominator
{
    /// <summary>SMALL_DENOMINATOR, once for each rate.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        var tables = new[] { asked.Answer.Rows, asked.Answer.Total }.OfType<ResultTable>();
        return tables.SelectMany(table => table.Measures)
            .GroupBy(column => column.Measure)
            .Select(columns => Of(asked, columns.Key, [.. columns.SelectMany(one => one.Denominator)]))
            .OfType<Finding>();
    }

    private static Finding? Of(AnsweredQuestion asked, Measure rate, List<long?> denominators)
    {
        var isMoney = CountsMoney(rate);
        var least = isMoney ? asked.Options.SmallDenominatorVnd : asked.Options.SmallDenominator;
        var small = denominators.Where(one => one > 0 && one < least).ToList();
        if (small.Count == 0)
        {
            return null;
        }

        var (unitVi, unitEn) = isMoney ? (" đồng", " VND") : ("", "");
        return Finding.Warn(
            "SMALL_DENOMINATOR",
            $"{rate.Name}: {small.Count} ô có mẫu số dưới {least}{unitVi}, nhỏ nhất {small.Min()}.",
            $"{rate.Name}: {small.Count} cells have a denominator below {least}{unitEn}, the smallest {small.Min()}.",
            Corrected(asked, rate, least));
    }

    private static bool CountsMoney(Measure rate) => rate switch
    {
        Measure.Ratio ratio => ratio.Under.Unit == Unit.Vnd,
        Measure.PairRatio pair => pair.Fact.Columns.Any(
            column => column.Name == pair.Under && column.Type == ColumnType.Money),
        _ => false,
    };

    /// <summary>Only rows whose denominator is large enough, where it is a measure of its own.</summary>
    private static AggregationRequest? Corrected(AnsweredQuestion asked, Measure rate, long least)
    {
        if (asked.Request.By.IsEmpty || UnderOf(asked.Model, rate) is not { } under)
        {
            return null;
        }

        var test = new Having.Test(under.Name, new NumberTest { Gte = least });
        return asked.Request with
        {
            Having = asked.Request.Having is { } having ? new Having.And([having, test]) : test,
            After = null,
        };
    }

    private static Measure? UnderOf(SemanticModel model, Measure rate) => rate switch
    {
        Measure.Ratio ratio when ratio.Under.Scope == MeasureScope.Everywhere => ratio.Under,
        Measure.PairRatio pair => model.Measures.FirstOrDefault(one => one.Scope == MeasureScope.Everywhere
            && one is Measure.Sum { When: null } or Measure.Stock
            && one.Facts[0] == pair.Fact
            && ColumnOf(one) == pair.Under),
        _ => null,
    };

    private static string? ColumnOf(Measure measure) => measure switch
    {
        Measure.Sum sum => sum.Column,
        Measure.Stock stock => stock.Column,
        _ => null,
    };
}
