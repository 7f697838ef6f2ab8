using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Analytics.Graph.Http;

/// <summary>Counts how often each question was asked lately; the rarest are forgotten when they are too many.</summary>
internal sealed class BusyQuestions
{
    private const int Most = 500;
    private const int MostChars = 16_000; // of one; longer ones are not warmed
    private readonly ConcurrentDictionary<int, Asked> counts = new();
    private int forgetting;

    /// <summary>Notes a question that was answered. Those to a named snapshot stay answered whichever one is
    /// served.</summary>
    public void Note(AskedAnswer read)
    {
        if (read is not { Plan: { } plan, Key: not null, IsFixed: false, Asked.Snapshot: null }
            || read.Question.Document.Length + read.Question.Variables.Length > MostChars)
        {
            return;
        }

        // Two questions with the same hash are counted together; only the first is warmed.
        var key = HashCode.Combine(
            RuntimeHelpers.GetHashCode(plan.Document), read.Question.OperationName, read.Question.Variables);
        var one = counts.GetOrAdd(key, static (_, asked) => new Asked(asked), read.Asked);
        Interlocked.Increment(ref one.Count);
        if (counts.Count > Most && Interlocked.Exchange(ref forgetting, 1) == 0)
        {
            Forget();
            Volatile.Write(ref forgetting, 0);
        }
    }

    /// <summary>The questions that were asked most, most often asked first.</summary>
    public IReadOnlyList<AskedRequest> Busiest(int most) =>
        [.. counts.Values.OrderByDescending(one => one.Count).Take(most).Select(one => one.Request)];

    private void Forget()
    {
        foreach (var (key, one) in counts.OrderBy(pair => pair.Value.Count).Take(Most / 2).ToList())
        {
            counts.TryRemove(new(key, one));
        }

        foreach (var one in counts.Values)
        {
            one.Count /= 2; // what was asked long ago fades
        }
    }

    private sealed class Asked(AskedRequest request)
    {
        public int Count;

        public AskedRequest Request { get; } = request;
    }
}
