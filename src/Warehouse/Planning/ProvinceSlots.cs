using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Gives every province a bit, so that the set of those that reported fits in a few numbers.</summary>
public static class ProvinceSlots
{
    /// <summary>Bits of one number; the sign bit stays free.</summary>
    public const int BitsPerWord = 62;

    /// <summary>Numbers that a set needs.</summary>
    public static int Words(ImmutableArray<int> slots) => (slots.Length + BitsPerWord - 1) / BitsPerWord;

    /// <summary>Name of the column that holds a number of the set of a scan.</summary>
    public static string Column(string scan, int word) => $"{scan}_provinces_{word}";
}
