using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>The fragments of a document and who spreads whom. Built once, in linear time and without deep
/// recursion.</summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<string, FragmentNode> _byName = [];
    private readonly Dictionary<SelectionSetNode, ImmutableArray<FragmentSpreadNode>> _spreads =
        new(ReferenceEqualityComparer.Instance);

    public FragmentIndex(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentNode>())
        {
            _byName[fragment.Name.Value] = fragment;
        }

        LeavesFirst = Order();
    }

    /// <summary>Every fragment after the fragments that it spreads; inside a cycle in any order.</summary>
    public ImmutableArray<FragmentNode> LeavesFirst { get; }

    public FragmentNode? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The spreads inside a selection set at any depth, not those inside the fragments that they
    /// name.</summary>
    public ImmutableArray<FragmentSpreadNode> SpreadsIn(SelectionSetNode set)
    {
        if (!_spreads.TryGetValue(set, out var spreads))
        {
            var found = ImmutableArray.CreateBuilder<FragmentSpreadNode>();
            Collect(set, found);
            spreads = _spreads[set] = found.DrainToImmutable();
        }

        return spreads;
    }

    /// <summary>The fragments that a selection set uses, through other fragments too, each once, in order of first
    /// use.</summary>
    public IReadOnlyList<FragmentNode> ReachableFrom(SelectionSetNode set)
    {
        var seen = new HashSet<string>();
        var found = new List<FragmentNode>();
        var open = new Stack<SelectionSetNode>([set]);
        while (open.TryPop(out var next))
        {
            foreach (var spread in SpreadsIn(next))
            {
                if (seen.Add(spread.Name.Value) && Find(spread.Name.Value) is { } fragment)
                {
                    found.Add(fragment);
                    open.Push(fragment.Selections);
                }
            }
        }

        return found;
    }

    private static void Collect(SelectionSetNode set, ImmutableArray<FragmentSpreadNode>.Builder found)
    {
        foreach (var item in set.Items)
        {
            switch (item)
            {
                case FragmentSpreadNode spread:
                    found.Add(spread);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.Selections, found);
                    break;
                case FieldNode { Selections: { } inner }:
                    Collect(inner, found);
                    break;
            }
        }
    }

    private ImmutableArray<FragmentNode> Order()
    {
        var done = ImmutableArray.CreateBuilder<FragmentNode>();
        var seen = new HashSet<string>();
        var open = new Stack<(FragmentNode Fragment, int Next)>();
        foreach (var start in _byName.Values.Where(fragment => !seen.Contains(fragment.Name.Value)))
        {
            seen.Add(start.Name.Value);
            open.Push((start, 0));
            while (open.TryPop(out var step))
            {
                var spreads = SpreadsIn(step.Fragment.Selections);
                if (step.Next == spreads.Length)
                {
                    done.Add(step.Fragment);
                    continue;
                }

                open.Push((step.Fragment, step.Next + 1));
                var name = spreads[step.Next].Name.Value;
                if (Find(name) is { } next && seen.Add(name))
                {
                    open.Push((next, 0));
                }
            }
        }

        return done.DrainToImmutable();
    }
}
