using System.Collections.Immutable;

namespace Analytics.Loader.Shape;

/// <summary>One dimension: its members and how codes are found in it.</summary>
public sealed class MemberSet
{
    private readonly Dictionary<string, short> _keys;

    /// <summary>A set of finished rows.</summary>
    public MemberSet(string dimension, ImmutableArray<MemberRow> rows)
    {
        Dimension = dimension;
        Rows = rows;
        _keys = rows.GroupBy(row => row.QualifiedCode, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().MemberKey, StringComparer.Ordinal);
    }

    /// <summary>Public name of the dimension.</summary>
    public string Dimension { get; }

    /// <summary>The rows of <c>member</c>, by key.</summary>
    public ImmutableArray<MemberRow> Rows { get; }

    /// <summary>The key of a member.</summary>
    /// <returns>False when the dimension has no such code.</returns>
    public bool TryKey(string qualifiedCode, out short key) => _keys.TryGetValue(qualifiedCode, out key);
}
