using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Analytics.Graph.Http;

/// <summary>Counts how often each question was asked lately; the rarest are forgotten when they are too many.</summary>
internal sealed class BusyQuestions
{
    private const int MostAdded = 250; // between two times of forgetting; as many stay
    private const int MostChars = 16_000; // of one; longer ones are not warmed
    private readonly ConcurrentDictionary<int, Asked> counts = new();
    private int added;
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
        if (!counts.TryGetValue(key, out var one))
        {
            one = counts.GetOrAdd(key, static (_, asked) => new Asked(asked), read.Asked);
            Interlocked.Increment(ref added);
        }

        Interlocked.Increment(ref one.Count);
        if (Volatile.Read(ref added) > MostAdded && Interlocked.Exchange(ref forgetting, 1) == 0)
        {
            try
            {
                Volatile.Write(ref added, 0);
                Forget();
            }
            finally
            {
                Volatile.Write(ref forgetting, 0);
            }
        }
    }

    /// <summary>The questions that were asked most, most often asked first.</summary>
    public IReadOnlyList<AskedRequest> Busiest(int most) =>
        [.. counts.Values.OrderByDescending(one => one.Count).Take(most).Select(one => one.Request)];

    private void Forget()
    {
        // An array first: sorting a dictionary copies it by its size, which others change meanwhile.
        foreach (var (key, one) in counts.ToArray().OrderByDescending(pair => pair.Value.Count).Skip(MostAdded))
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
