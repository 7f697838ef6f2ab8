using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>How a key of the group compared with follows from the keys of a group; the nested records are all there
/// are. A group without the key it follows from has no other group.</summary>
public abstract record KeyMove
{
    private KeyMove()
    {
    }

    /// <summary>The same member, none being the same as none.</summary>
    public sealed record Same : KeyMove;

    /// <summary>So many periods before.</summary>
    public sealed record Back(int Steps) : KeyMove;

    /// <summary>The period that holds the moved period of a finer dimension.</summary>
    /// <param name="Finest">The finer dimension.</param>
    /// <param name="Steps">How far it moves back.</param>
    /// <param name="PerKey">How many of its periods make one of this dimension.</param>
    public sealed record HoldsFinest(Dimension Finest, int Steps, int PerKey) : KeyMove;

    /// <summary>The budget year in which the moved period of a finer dimension lies: the same one while that period is
    /// not before it.</summary>
    /// <param name="Finest">The finer dimension.</param>
    /// <param name="Steps">How far it moves back.</param>
    /// <param name="PerYear">How many of its periods make a year.</param>
    public sealed record YearOfFinest(Dimension Finest, int Steps, int PerYear) : KeyMove;

    /// <summary>Another member for each one; members that are not listed have none.</summary>
    public sealed record Mapped(ImmutableArray<(int Key, int Other)> Members) : KeyMove;
}
