using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the bit of a province in one number of a set. Keys that follow one another need no list of
/// them.</summary>
internal static class SlotSql
{
    /// <summary>The bit of the province of a record; null for provinces of other numbers.</summary>
    public static string Bit(ImmutableArray<int> slots, int word)
    {
        var cases = Runs(slots, word).Select(run =>
            $"WHEN province_key BETWEEN {Literal.Of(run.First)} AND {Literal.Of(run.Last)} " +
            $"THEN 1::BIGINT << (province_key - {Literal.Of(run.First - run.Bit)})");
        return $"CASE {string.Join(" ", cases)} END";
    }

    /// <summary>Keys of a word that follow one another, with the bit of the first.</summary>
    private static List<(int First, int Last, int Bit)> Runs(ImmutableArray<int> slots, int word)
    {
        var runs = new List<(int First, int Last, int Bit)>();
        var from = word * ProvinceSlots.BitsPerWord;
        for (var slot = from; slot < Math.Min(slots.Length, from + ProvinceSlots.BitsPerWord); slot++)
        {
            if (runs.Count > 0 && runs[^1].Last + 1 == slots[slot])
            {
                runs[^1] = runs[^1] with { Last = slots[slot] };
            }
            else
            {
                runs.Add((slots[slot], slots[slot], slot - from));
            }
        }

        return runs;
    }
}
