using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Rows that <c>having</c> takes away while the total still holds them.</summary>
internal static class HiddenRows
{
    /// <summary>ROWS_HIDDEN.</summary>
    public static async Task<IEnumerable<Finding>> FindAsync(AnsweredQuestion asked)
    {
        if (asked.Request.Having is null || !asked.Request.Parts.HasFlag(AnswerParts.Rows))
        {
            return [];
        }

        var without = asked.Request with { Having = null, After = null };
        var all = await asked.AskAsync(without with { First = 0, OrderBy = [], Parts = AnswerParts.Rows });
        var hidden = all.Count - asked.Answer.Count;
        return hidden == 0 ? [] :
        [
            Finding.Tell(
                "ROWS_HIDDEN",
                $"having bỏ {hidden} trong {all.Count} dòng; tổng vẫn gồm các dòng đó.",
                $"having takes away {hidden} of {all.Count} rows; the total still holds them.",
                without),
        ];
    }
}
