using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>A number at a point in time that is asked over several years: one of them counts, none is added.</summary>
internal static class StockOverYears
{
    /// <summary>STOCK_OVER_YEARS, once for each fact.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        if (asked.Query.By.Any(one => one.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month))
        {
            yield break;
        }

        foreach (var stocks in asked.Reached.Where(IsStock).GroupBy(one => one.Facts[0].Name))
        {
            var held = asked.Dimensions.Rows.YearsOfFact.GetValueOrDefault(stocks.Key, []);
            var years = held.Where(year => asked.Query.Frame.Touches(Stretch.Year(year))).ToList();
            if (years.Count > 1)
            {
                yield return Of(asked, [.. stocks], years);
            }
        }
    }

    private static bool IsStock(Measure measure) =>
        measure.OverTime == Additivity.Last
            || measure is Measure.ClosedShare or Measure.PairRatio { Reading: Reading.LastOfPlace };

    private static Finding Of(AnsweredQuestion asked, List<Measure> stocks, List<int> years)
    {
        var names = string.Join(", ", stocks.Select(one => one.Name));
        var end = asked.Query.Frame.End(asked.Dimensions.Cutoff).ToString("yyyy-MM-dd");
        var ofReviews = stocks[0] is Measure.Stock or Measure.PairRatio;
        var (vi, en) = ofReviews
            ? ($"lấy lần rà soát cuối của từng nơi, muộn nhất là năm {years[^1]}",
                $"of each place the last review counts, at the latest that of {years[^1]}")
            : ($"lấy tình trạng trước ngày {end}", $"the state before {end} counts");
        return Finding.Warn(
            "STOCK_OVER_YEARS",
            $"{names}: kỳ hỏi gồm nhiều năm ({years[0]}-{years[^1]}) nhưng không cộng theo năm; {vi}.",
            $"{names}: several years are asked ({years[0]}-{years[^1]}) and do not add; {en}.",
            asked.Request with { By = asked.Request.By.Add("year") });
    }
}
