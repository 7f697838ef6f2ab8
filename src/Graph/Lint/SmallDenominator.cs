using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Graph.Lint;

/// <summary>Rates over so little that one case more or less changes them.</summary>
internal static class SmallDenominator
{
    /// <summary>SMALL_DENOMINATOR, once for each rate.</summary>
    public static async Task<List<Finding>> FindAsync(AnsweredQuestion asked)
    {
        var tables = new[] { asked.Answer.Rows, asked.Answer.Total }.OfType<ResultTable>();
        var findings = new List<Finding>();
        foreach (var columns in tables.SelectMany(table => table.Measures).GroupBy(column => column.Measure))
        {
            var small = SmallOnes(asked, columns);
            findings.AddRange(small.Count == 0 ? [] : [await OfAsync(asked, columns.Key, small)]);
        }

        return findings;
    }

    private static List<long> SmallOnes(AnsweredQuestion asked, IEnumerable<MeasureColumn> columns) =>
    [
        .. columns.SelectMany(column => column.Denominator.OfType<long>()
            .Where(one => one > 0 && one < LeastOf(asked, column.Measure))),
    ];

    private static long LeastOf(AnsweredQuestion asked, Measure rate) =>
        CountsMoney(rate) ? asked.Options.SmallDenominatorVnd : asked.Options.SmallDenominator;

    private static async Task<Finding> OfAsync(AnsweredQuestion asked, Measure rate, List<long> small)
    {
        var least = LeastOf(asked, rate);
        var (unitVi, unitEn) = CountsMoney(rate) ? (" đồng", " VND") : ("", "");
        return Finding.Warn(
            "SMALL_DENOMINATOR",
            $"{rate.Name}: {small.Count} ô có mẫu số dưới {least}{unitVi}, nhỏ nhất {small.Min()}.",
            $"{rate.Name}: {Counted.Of(small.Count, "cell")} with a denominator below {least}{unitEn}, the smallest "
                + $"{small.Min()}.",
            await CorrectedAsync(asked, rate, least));
    }

    private static bool CountsMoney(Measure rate) => rate switch
    {
        Measure.Ratio ratio => ratio.Under.Unit == Unit.Vnd,
        Measure.PairRatio pair => pair.Fact.Columns.Any(
            column => column.Name == pair.Under && column.Type == ColumnType.Money),
        _ => false,
    };

    /// <summary>Only rows whose denominator is large enough, where it is a measure of its own. That measure may count
    /// records which the rate does not, so the answer is looked at.</summary>
    private static async Task<AggregationRequest?> CorrectedAsync(AnsweredQuestion asked, Measure rate, long least)
    {
        if (asked.Request.By.IsEmpty || UnderOf(asked.Model, rate) is not { } under)
        {
            return null;
        }

        var test = new Having.Test(under.Name, new NumberTest { Gte = least });
        var corrected = asked.Request with
        {
            Having = asked.Request.Having is { } having ? new Having.And([having, test]) : test,
            After = null,
        };
        var answer = await asked.AskAsync(corrected with { Parts = AnswerParts.Rows });
        var rates = answer.Rows?.Measures.Where(column => column.Measure == rate) ?? [];
        return SmallOnes(asked, rates).Count == 0 ? corrected : null;
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
