using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Lint;

/// <summary>Figures of several years, which a breakdown by year has in a row of no year.</summary>
internal static class SpanWithoutYear
{
    /// <summary>SPAN_WITHOUT_YEAR.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        if (asked.Answer.Rows is not { } rows || asked.Query.By.Any(one => one.Kind == DimensionKind.Span)
            || rows.Keys.FirstOrDefault(one => one.Dimension.Kind == DimensionKind.Year) is not { } years)
        {
            return [];
        }

        var count = Enumerable.Range(0, rows.RowCount).Count(row => IsOfNoYear(rows, years, row));
        return count == 0 ? [] :
        [
            Finding.Warn(
                "SPAN_WITHOUT_YEAR",
                $"{count} dòng không thuộc năm nào: số liệu công bố chung cho nhiều năm. "
                    + "Biểu đồ theo năm sẽ thiếu chúng.",
                $"{Counted.Of(count, "row")} of no year: figures published for several years together. A chart by year "
                    + "lacks them.",
                asked.Request with { By = asked.Request.By.Add("span"), After = null }),
        ];
    }

    private static bool IsOfNoYear(ResultTable rows, KeyColumn years, int row) =>
        years.KeyAt(row) is null && rows.Measures.Any(column => column.HasValue[row]);
}
