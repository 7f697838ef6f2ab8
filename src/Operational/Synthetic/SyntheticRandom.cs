namespace Analytics.Operational.Synthetic;

/// <summary>Random numbers that depend on nothing but the seed (SplitMix64): each record has a stream of its own, so
/// that any record can be made again without making those before it.</summary>
internal sealed class SyntheticRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The stream of one record of one table.</summary>
    public static SyntheticRandom For(ulong seed, string table, long index)
    {
        var hash = 14695981039346656037UL ^ seed; // FNV-1a: string.GetHashCode differs between runs
        foreach (var letter in table)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new(Mix(hash + (Golden * (ulong)index)));
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly spread between two bounds.</summary>
    public double Between(double from, double until) => from + ((until - from) * Fraction());

    /// <summary>A whole number; the upper bound is exclusive.</summary>
    public int Below(int until) => (int)(Fraction() * until);

    /// <summary>A whole number; both bounds are possible.</summary>
    public int Integer(int first, int last) => first + Below(last - first + 1);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>One member, all alike.</summary>
    public T Pick<T>(IReadOnlyList<T> members) => members[Below(members.Count)];

    /// <summary>One member by weight.</summary>
    public T Pick<T>(Weighted<T> members) => members.At(Fraction());

    /// <summary>Log-normal around a median; many small values and few large ones.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>A number of events with a mean, as of a Poisson process.</summary>
    public int Count(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Fraction();
        var count = 0;
        while (product > limit)
        {
            product *= Fraction();
            count++;
        }

        return count;
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - Fraction())) * Math.Cos(2 * Math.PI * Fraction());

    private ulong Next() => Mix(state += Golden);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
