using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Fields;

/// <summary>Runs the breakdowns of one answer side by side.</summary>
internal static class Breakdowns
{
    /// <summary>The answers by field.</summary>
    /// <param name="ask">What the fields of the request share.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="breakdowns">What is asked.</param>
    /// <param name="problems">What was found wrong before; told together with what the warehouse refuses.</param>
    /// <param name="stop">Interrupts DuckDB.</param>
    /// <exception cref="GraphException">Everything that is wrong with any of them, each with its path.</exception>
    public static async Task<IReadOnlyDictionary<Selection, Answer>> RunAsync(
        Ask ask, ServedSnapshot snapshot, ImmutableArray<Breakdown> breakdowns,
        IReadOnlyCollection<AnalyticsError> problems, CancellationToken stop)
    {
        if (problems.Count > 0)
        {
            var refused = breakdowns.SelectMany(one =>
                ask.Runner.Check(one.Request, snapshot).Select(error => Refusals.Of(error, one.Path)));
            throw Refusals.Of([.. problems.Select(problem => Refusals.Of(problem)), .. refused]);
        }

        var outcomes = await Task.WhenAll(breakdowns.Select(one => RunAsync(ask, snapshot, one, stop)));
        var errors = outcomes.SelectMany(outcome => outcome.Errors).ToImmutableArray();
        return errors.IsEmpty
            // without errors there is one
            ? outcomes.ToDictionary(outcome => outcome.Of.Selection, outcome => outcome.Answer!)
            : throw Refusals.Of(errors);
    }

    private static async Task<Outcome> RunAsync(
        Ask ask, ServedSnapshot snapshot, Breakdown breakdown, CancellationToken stop)
    {
        try
        {
            var answer = await ask.RunAsync(breakdown.Request, snapshot, stop);
            return new Outcome(breakdown, answer, []);
        }
        catch (AnalyticsException refused)
        {
            return new Outcome(
                breakdown, null, [.. refused.Errors.Select(error => Refusals.Of(error, breakdown.Path))]);
        }
    }

    private sealed record Outcome(Breakdown Of, Answer? Answer, ImmutableArray<GraphError> Errors);
}
