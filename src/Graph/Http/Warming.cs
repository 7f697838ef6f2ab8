using Analytics.Graph.Serving;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Http;

/// <summary>Asks a new snapshot the questions that were asked most, so that their answers are there when it is
/// served.</summary>
internal sealed class Warming(
    Answering answering, BusyQuestions busy, IOptions<SnapshotOptions> options, ILogger<Warming> log)
{
    /// <inheritdoc cref="WarmSnapshot"/>
    public async Task WarmAsync(SnapshotLease next, CancellationToken stop)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
        budget.CancelAfter(options.Value.WarmTime);
        foreach (var asked in busy.Busiest(options.Value.WarmQuestions))
        {
            try
            {
                await using var read = await answering.ReadAsync(asked, next.Again(), budget.Token);
                var found = await answering.AnswerAsync(read, budget.Token);
                if (found.Reply.Busy is { } refusal)
                {
                    LogMessages.WarmingFailed(log, refusal.Code, next.Snapshot.Manifest.Id);
                }
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return; // the time is over; the rest is computed when it is asked
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogMessages.WarmingFailed(log, problem.GetType().Name, next.Snapshot.Manifest.Id);
            }
        }
    }
}
