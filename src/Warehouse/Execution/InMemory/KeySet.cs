using System.Collections.Immutable;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Keys that are looked for, none of which is <see cref="HeldKeys.None"/>.</summary>
internal sealed class KeySet
{
    private const int MostPlaces = 1 << 16; // keys of members and units lie close together

    private readonly bool[]? _places;
    private readonly HashSet<int>? _far;

    public KeySet(ImmutableArray<int> keys)
    {
        (Least, Greatest) = keys.IsEmpty ? (0, -1) : (keys.Min(), keys.Max());
        if ((long)Greatest - Least >= MostPlaces)
        {
            _far = [.. keys];
            return;
        }

        _places = new bool[Greatest - Least + 1];
        foreach (var key in keys)
        {
            _places[key - Least] = true;
        }
    }

    /// <summary>The least key; greater than <see cref="Greatest"/> where there is none.</summary>
    public int Least { get; }

    /// <summary>The greatest key.</summary>
    public int Greatest { get; }

    /// <summary>Whether a key is one of them.</summary>
    public bool Has(int key) => _places is { } places
        ? (uint)(key - Least) is var place && place < places.Length && places[place]
        : _far?.Contains(key) == true;
}
