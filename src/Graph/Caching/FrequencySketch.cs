namespace Analytics.Graph.Caching;

/// <summary>Estimates how often something was seen lately, in a few bytes for each: a count-min sketch whose counts end
/// at 15 and are halved now and then. Not safe for concurrent use.</summary>
public sealed class FrequencySketch
{
    /// <summary>The greatest count.</summary>
    public const int Most = 15;

    private const int Rows = 4;
    private const int SightingsPerColumn = 10; // before the counts are halved
    private static readonly ulong[] Seeds =
        [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93];

    private readonly byte[] counts;
    private readonly int columns;
    private int sightings;

    /// <summary>A sketch for about so many things.</summary>
    public FrequencySketch(long things)
    {
        columns = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(things, 1 << 10, 1 << 20));
        counts = new byte[Rows * columns];
    }

    /// <summary>Notes a sighting.</summary>
    public void Note(int hash)
    {
        for (var row = 0; row < Rows; row++)
        {
            ref var count = ref counts[At(row, hash)];
            count += count < Most ? (byte)1 : (byte)0;
        }

        if (++sightings >= SightingsPerColumn * columns)
        {
            Halve();
        }
    }

    /// <summary>How often it was seen lately, 0 to <see cref="Most"/>; may be too many, never too few.</summary>
    public int Count(int hash)
    {
        var least = Most;
        for (var row = 0; row < Rows; row++)
        {
            least = Math.Min(least, counts[At(row, hash)]);
        }

        return least;
    }

    private int At(int row, int hash)
    {
        var mixed = ((uint)hash + 1UL) * Seeds[row];
        return (row * columns) + ((int)(mixed >> 32) & (columns - 1));
    }

    private void Halve()
    {
        for (var at = 0; at < counts.Length; at++)
        {
            counts[at] >>= 1;
        }

        sightings /= 2;
    }
}
