using Analytics.Graph.Caching;

namespace Analytics.Graph.Tests.Caching;

/// <summary>The rules of <see cref="AnswerMemory"/> said as plainly as can be: lists of keys, oldest first, searched from end to
/// end.</summary>
internal sealed class MemoryModel(long maxBytes)
{
    private readonly FrequencySketch seen = new(maxBytes / 4096);
    private readonly Dictionary<AnswerKey, long> weights = [];
    private readonly List<AnswerKey> window = [];
    private readonly List<AnswerKey> probation = [];
    private readonly List<AnswerKey> proven = [];

    private long WindowBytes => maxBytes / 100;

    private long MainBytes => maxBytes - WindowBytes;

    public IEnumerable<AnswerKey> Kept => weights.Keys;

    public bool Get(AnswerKey key)
    {
        if (!weights.ContainsKey(key))
        {
            return false;
        }

        seen.Note(key.GetHashCode());
        if (window.Remove(key))
        {
            window.Add(key);
        }
        else
        {
            _ = probation.Remove(key) || proven.Remove(key);
            proven.Add(key);
        }

        Settle();
        return true;
    }

    public void Keep(AnswerKey key, long bytes)
    {
        seen.Note(key.GetHashCode());
        Remove(key);
        weights[key] = bytes + AnswerMemory.OverheadBytes;
        window.Add(key);
        Settle();
    }

    private void Settle()
    {
        while (Sum(proven) > MainBytes / 5 * 4)
        {
            probation.Add(proven[0]);
            proven.RemoveAt(0);
        }

        while (Sum(window) > WindowBytes)
        {
            var candidate = window[0];
            window.RemoveAt(0);
            var victims = new List<AnswerKey>();
            var free = MainBytes - Sum(probation) - Sum(proven);
            foreach (var victim in probation.Concat(proven))
            {
                if (free + victims.Sum(one => weights[one]) < weights[candidate])
                {
                    victims.Add(victim);
                }
            }

            var fits = free + victims.Sum(one => weights[one]) >= weights[candidate];
            if (fits && (victims.Count == 0 || Count(candidate) > victims.Sum(Count)))
            {
                victims.ForEach(Remove);
                probation.Add(candidate);
            }
            else
            {
                weights.Remove(candidate);
            }
        }
    }

    private int Count(AnswerKey key) => seen.Count(key.GetHashCode());

    private long Sum(List<AnswerKey> list) => list.Sum(key => weights[key]);

    private void Remove(AnswerKey key)
    {
        _ = window.Remove(key) || probation.Remove(key) || proven.Remove(key);
        weights.Remove(key);
    }
}
