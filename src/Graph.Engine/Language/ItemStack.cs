using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Analytics.Graph.Engine.Language;

/// <summary>Collects the items of nested lists in one array, so that each list is allocated once, in its final
/// size.</summary>
internal readonly struct ItemStack<T>()
{
    private readonly List<T> _items = [];

    /// <summary>Where the next list begins.</summary>
    public int Mark => _items.Count;

    public void Push(T item) => _items.Add(item);

    /// <summary>The items since a mark, which leave the stack.</summary>
    public ImmutableArray<T> Take(int mark)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(_items)[mark..]);
        _items.RemoveRange(mark, _items.Count - mark);
        return taken;
    }
}
