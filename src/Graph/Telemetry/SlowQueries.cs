using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Telemetry;

/// <summary>Writes computations that took long to the log, with their statements and without any value in
/// them.</summary>
internal sealed partial class SlowQueries(IOptions<TelemetryOptions> options, ILogger<SlowQueries> log)
{
    private const int MostChars = 8_000;

    /// <summary>Looks at an answer.</summary>
    public void Note(AnsweredRequest answered)
    {
        if (answered.Effort is not { } effort || effort.Queued + effort.Ran < options.Value.SlowFrom)
        {
            return;
        }

        var plan = WithoutValues(string.Join("; ", effort.Statements));
        LogMessages.SlowQuery(log, new SlowQuery(
            answered.Operation is { Length: > 0 } name ? name : "(unnamed)",
            Math.Round(effort.Ran.TotalMilliseconds),
            Math.Round(effort.Queued.TotalMilliseconds),
            effort.ScannedRows,
            RequestMetrics.PlanHashOf(effort),
            plan.Length > MostChars ? plan[..MostChars] + "..." : plan));
    }

    /// <summary>A statement with a question mark for each text, number and date.</summary>
    public static string WithoutValues(string sql) => Spaces().Replace(Values().Replace(sql, "?"), " ");

    [GeneratedRegex(@"'(?:[^']|'')*'|(?<![\w""])\d+(?:\.\d+)?(?![\w""])")]
    private static partial Regex Values();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
