namespace Analytics.Warehouse.Execution;

/// <summary>Keys are equal when each of them is.</summary>
internal sealed class KeyEquality : IEqualityComparer<int?[]>
{
    public static readonly KeyEquality Instance = new();

    public bool Equals(int?[]? left, int?[]? right) => left.AsSpan().SequenceEqual(right);

    public int GetHashCode(int?[] keys)
    {
        var hash = default(HashCode);
        foreach (var key in keys)
        {
            hash.Add(key ?? int.MinValue);
        }

        return hash.ToHashCode();
    }
}
