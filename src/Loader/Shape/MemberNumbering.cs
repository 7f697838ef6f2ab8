using System.Collections.Immutable;

namespace Analytics.Loader.Shape;

/// <summary>Gives the members of a dimension their keys and orders. Keys follow sort order, then code.</summary>
internal static class MemberNumbering
{
    /// <summary>Numbers one dimension from 1.</summary>
    /// <param name="dimension">Its public name.</param>
    /// <param name="drafts">Its members in any order.</param>
    /// <param name="parents">Where parent codes are looked up; null: in the dimension itself.</param>
    /// <param name="unresolved">Takes parents that do not exist.</param>
    public static MemberSet Number(
        string dimension, IEnumerable<MemberDraft> drafts, MemberSet? parents, Unresolved unresolved)
    {
        ImmutableArray<MemberDraft> ordered =
            [.. drafts.OrderBy(draft => draft.SortOrder).ThenBy(draft => draft.QualifiedCode, StringComparer.Ordinal)];
        var names = NameOrder(ordered);
        var own = ordered.Select((draft, index) => (draft.QualifiedCode, Key: Key(index)))
            .GroupBy(pair => pair.QualifiedCode, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal);
        short? ParentOf(MemberDraft draft, int index)
        {
            if (draft.Parent is not { } parent)
            {
                return null;
            }

            if (parents is null ? own.TryGetValue(parent, out var key) : parents.TryKey(parent, out key))
            {
                return key;
            }

            unresolved.Add("member", dimension + ".parent_key", parent, Key(index));
            return Unresolved.Key;
        }

        return new MemberSet(dimension,
        [
            .. ordered.Select((draft, index) => new MemberRow(
                dimension, Key(index), draft.Code, draft.QualifiedCode, draft.Name, draft.NameEn,
                ParentOf(draft, index), draft.SortOrder, names[index], draft.ValidFrom, draft.ValidUntil)),
        ]);
    }

    private static short Key(int index) => checked((short)(index + 1));

    private static int[] NameOrder(ImmutableArray<MemberDraft> drafts)
    {
        var ranks = new int[drafts.Length];
        var byName = Enumerable.Range(0, drafts.Length)
            .OrderBy(index => VietnameseOrder.KeyOf(drafts[index].Name), StringComparer.Ordinal).ThenBy(index => index);
        foreach (var (rank, index) in byName.Index())
        {
            ranks[index] = rank + 1;
        }

        return ranks;
    }
}
