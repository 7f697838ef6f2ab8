using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>
/// Compares fields pair by pair to name every conflict of a document that is known to have one. The work is bounded:
/// past the bound it returns what it has found.
/// </summary>
internal sealed class PairwiseMerge(ValidationContext context)
{
    private const int MaxSteps = 500_000;
    private readonly Dictionary<(SelectionSetNode Set, CompositeType? Type), FieldMap> _maps = new(
        ScopeComparer.Instance);
    private readonly HashSet<(FieldMap Map, string Fragment, bool Exclusive)> _withFragment = [];
    private readonly HashSet<(string A, string B, bool Exclusive)> _fragments = [];
    private int _steps;
    private int _depth;

    public IReadOnlyList<FieldConflict> Explain(DocumentNode document)
    {
        var found = new List<FieldConflict>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationNode operation:
                    Visit(operation.Selections, context.Schema.Root(operation.Operation), found);
                    break;
                case FragmentNode fragment:
                    Visit(fragment.Selections, context.TypeOf(fragment.Condition), found);
                    break;
            }
        }

        return found;
    }

    /// <summary>Each selection set but those of inline fragments, which belong to the set around them.</summary>
    private void Visit(SelectionSetNode set, CompositeType? type, List<FieldConflict> found)
    {
        Within(MapOf(set, type), found);
        VisitInner(set, type, found);
    }

    private void VisitInner(SelectionSetNode set, CompositeType? type, List<FieldConflict> found)
    {
        foreach (var item in set.Items)
        {
            switch (item)
            {
                case FieldNode { Selections: { } inner } field:
                    Visit(inner, DefinitionOf(type, field)?.Type.Named as CompositeType, found);
                    break;
                case InlineFragmentNode inline:
                    VisitInner(inline.Selections, inline.Condition is { } on ? context.TypeOf(on) : type, found);
                    break;
            }
        }
    }

    private void Within(FieldMap map, List<FieldConflict> found)
    {
        foreach (var entries in map.Groups.Values)
        {
            for (var i = 0; i < entries.Count && found.Count < ValidationContext.MaxErrors; i++)
            {
                for (var j = i + 1; j < entries.Count; j++)
                {
                    Compare(entries[i], entries[j], Exclusive.No, found);
                }
            }
        }

        for (var i = 0; i < map.Spreads.Length; i++)
        {
            WithFragment(map, map.Spreads[i], Exclusive.No, found);
            for (var j = i + 1; j < map.Spreads.Length; j++)
            {
                Fragments(map.Spreads[i], map.Spreads[j], Exclusive.No, found);
            }
        }
    }

    private void WithFragment(FieldMap map, string name, Exclusive exclusive, List<FieldConflict> found)
    {
        if (map.Groups.Count == 0 || _withFragment.Contains((map, name, false))
            || !_withFragment.Add((map, name, exclusive == Exclusive.Yes))
            || context.Fragments.Find(name) is not { } fragment)
        {
            return;
        }

        var other = MapOf(fragment);
        if (ReferenceEquals(map, other))
        {
            return;
        }

        Between(map, other, exclusive, found);
        foreach (var next in other.Spreads)
        {
            WithFragment(map, next, exclusive, found);
        }
    }

    private void Fragments(string a, string b, Exclusive exclusive, List<FieldConflict> found)
    {
        var pair = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        if (a == b || _fragments.Contains((pair.Item1, pair.Item2, false))
            || !_fragments.Add((pair.Item1, pair.Item2, exclusive == Exclusive.Yes))
            || context.Fragments.Find(a) is not { } left || context.Fragments.Find(b) is not { } right)
        {
            return;
        }

        var (leftMap, rightMap) = (MapOf(left), MapOf(right));
        Between(leftMap, rightMap, exclusive, found);
        foreach (var next in rightMap.Spreads)
        {
            Fragments(a, next, exclusive, found);
        }

        foreach (var next in leftMap.Spreads)
        {
            Fragments(next, b, exclusive, found);
        }
    }

    private void Between(FieldMap a, FieldMap b, Exclusive exclusive, List<FieldConflict> found)
    {
        foreach (var (name, left) in a.Groups)
        {
            if (!b.Groups.TryGetValue(name, out var right))
            {
                continue;
            }

            foreach (var first in left.TakeWhile(_ => _steps <= MaxSteps))
            {
                foreach (var second in right)
                {
                    Compare(first, second, exclusive, found);
                }
            }
        }
    }

    private void Compare(FieldEntry a, FieldEntry b, Exclusive exclusive, List<FieldConflict> found)
    {
        if (++_steps > MaxSteps || _depth > MergeCheck.MaxDepth)
        {
            return;
        }

        var isExclusive = exclusive == Exclusive.Yes
            || (!ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType);
        var reason = (isExclusive ? null : FieldComparison.Difference(a.Node, b.Node))
            ?? FieldComparison.ShapeDifference(a.Definition, b.Definition);
        if (reason is not null)
        {
            found.Add(new(a.Node.ResponseName, reason, [a.Node], [b.Node]));
        }
        else if (a.Inner is { } left && b.Inner is { } right)
        {
            Inner(a, b, Sub(left, right, isExclusive ? Exclusive.Yes : Exclusive.No), found);
        }
    }

    private static void Inner(FieldEntry a, FieldEntry b, List<FieldConflict> inner, List<FieldConflict> found)
    {
        if (inner.Count > 0)
        {
            var reason = string.Join(
                " and ",
                inner.Select(conflict => $"their sub-fields '{conflict.ResponseName}' differ: {conflict.Reason}"));
            found.Add(new(
                a.Node.ResponseName,
                reason,
                [a.Node, .. inner.SelectMany(conflict => conflict.Left)],
                [b.Node, .. inner.SelectMany(conflict => conflict.Right)]));
        }
    }

    private List<FieldConflict> Sub(FieldScope left, FieldScope right, Exclusive exclusive)
    {
        _depth++;
        var found = new List<FieldConflict>();
        var (a, b) = (MapOf(left.Set, left.Type), MapOf(right.Set, right.Type));
        Between(a, b, exclusive, found);
        foreach (var spread in b.Spreads)
        {
            WithFragment(a, spread, exclusive, found);
        }

        foreach (var spread in a.Spreads)
        {
            WithFragment(b, spread, exclusive, found);
        }

        foreach (var first in a.Spreads)
        {
            foreach (var second in b.Spreads)
            {
                Fragments(first, second, exclusive, found);
            }
        }

        _depth--;
        return found;
    }

    private FieldMap MapOf(FragmentNode fragment) => MapOf(fragment.Selections, context.TypeOf(fragment.Condition));

    private FieldMap MapOf(SelectionSetNode set, CompositeType? type)
    {
        if (!_maps.TryGetValue((set, type), out var map))
        {
            var groups = new OrderedDictionary<string, List<FieldEntry>>();
            var spreads = new List<string>();
            Collect(set, type, groups, spreads);
            _maps[(set, type)] = map = new(groups, [.. spreads.Distinct()]);
        }

        return map;
    }

    private void Collect(
        SelectionSetNode set, CompositeType? type, OrderedDictionary<string, List<FieldEntry>> groups,
        List<string> spreads)
    {
        foreach (var item in set.Items)
        {
            switch (item)
            {
                case FieldNode field:
                    groups.TryAdd(field.ResponseName, []);
                    groups[field.ResponseName].Add(new(field, type, DefinitionOf(type, field)));
                    break;
                case FragmentSpreadNode spread:
                    spreads.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.Selections, inline.Condition is { } on ? context.TypeOf(on) : type, groups, spreads);
                    break;
            }
        }
    }

    private static FieldDefinition? DefinitionOf(CompositeType? type, FieldNode field) => type?.Field(field.Name.Value);

    private sealed class FieldMap(OrderedDictionary<string, List<FieldEntry>> groups, ImmutableArray<string> spreads)
    {
        public OrderedDictionary<string, List<FieldEntry>> Groups => groups;

        public ImmutableArray<string> Spreads => spreads;
    }

    private enum Exclusive
    {
        No,
        Yes,
    }
}
