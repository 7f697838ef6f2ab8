using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>
/// Decides whether the fields of a document can be merged by comparing each field with one other of its group, never
/// all with all. Sets that were checked are not checked again, and the work is bounded.
/// </summary>
internal sealed class MergeCheck(ValidationContext context)
{
    /// <summary>Deeper than any document that passed its limits; only fragments that spread themselves get
    /// here.</summary>
    public const int MaxDepth = 250;

    private const int MaxSteps = 2_000_000;
    private readonly Dictionary<(SelectionSetNode Set, CompositeType? Type), int> _ids = new(ScopeComparer.Instance);
    private readonly HashSet<string> _merged = [];
    private readonly HashSet<string> _shaped = [];
    private int _steps;
    private int _depth;

    /// <summary>The first conflict below a selection set; null when there is none.</summary>
    public FieldConflict? FindConflict(FieldScope root) => Merge([root]);

    private FieldConflict? Merge(List<FieldScope> scopes)
    {
        if (scopes.Count == 0 || _depth > MaxDepth || !_merged.Add(Key(scopes)))
        {
            return null;
        }

        _depth++;
        var conflict = default(FieldConflict);
        foreach (var group in Groups(scopes))
        {
            conflict ??= Check(group);
        }

        _depth--;
        return conflict;
    }

    /// <summary>A field that is asked once needs no comparison, only a look inside.</summary>
    private FieldConflict? Check(List<FieldEntry> group)
    {
        if (_steps > MaxSteps)
        {
            return TooComplex(group);
        }

        if (group.Count == 1)
        {
            return group[0].Inner is { } inner ? Merge([inner]) : null;
        }

        return group.TrueForAll(entry => ReferenceEquals(entry.Parent, group[0].Parent))
            ? SameShape(group) ?? SameWithin(group)
            : Shape(group) ?? SameByType(group);
    }

    /// <summary>Fields of different object types never meet in one object, but look the same in the response.</summary>
    private FieldConflict? Shape(List<FieldEntry> group)
    {
        if (SameShape(group) is { } difference)
        {
            return difference;
        }

        var scopes = Inner(group);
        if (scopes.Count < 2 || _depth > MaxDepth || !_shaped.Add(Key(scopes)))
        {
            return null;
        }

        _depth++;
        var conflict = default(FieldConflict);
        foreach (var inner in Groups(scopes))
        {
            conflict ??= inner.Count > 1 ? Shape(inner) : null;
        }

        _depth--;
        return conflict;
    }

    private static FieldConflict? SameShape(List<FieldEntry> group)
    {
        var known = group.Find(entry => entry.Definition is not null);
        foreach (var entry in group)
        {
            if (known is not null && FieldComparison.ShapeDifference(known.Definition, entry.Definition) is { } reason)
            {
                return Conflict(known, entry, reason);
            }
        }

        return null;
    }

    /// <summary>Fields of one object type, and those of all abstract types, have to ask the same.</summary>
    private FieldConflict? SameByType(List<FieldEntry> group)
    {
        var common = group.FindAll(entry => entry.Parent is not ObjectType);
        var byType = group.Where(entry => entry.Parent is ObjectType).GroupBy(entry => entry.Parent).ToList();
        if (byType.Count == 0)
        {
            return SameWithin(common);
        }

        return byType.Select(own => SameWithin([.. common, .. own])).FirstOrDefault(conflict => conflict is not null);
    }

    private FieldConflict? SameWithin(List<FieldEntry> entries)
    {
        var first = entries[0];
        foreach (var entry in entries)
        {
            _steps++;
            if (!ReferenceEquals(entry, first) && FieldComparison.Difference(first.Node, entry.Node) is { } reason)
            {
                return Conflict(first, entry, reason);
            }
        }

        return Merge(Inner(entries));
    }

    private static List<FieldScope> Inner(List<FieldEntry> entries) =>
        [.. entries.Select(entry => entry.Inner).OfType<FieldScope>()];

    private static FieldConflict Conflict(FieldEntry a, FieldEntry b, string reason) =>
        new(a.Node.ResponseName, reason, [a.Node], [b.Node]);

    private static FieldConflict TooComplex(List<FieldEntry> group) =>
        new(group[0].Node.ResponseName, "the document is too complex to compare them", [group[0].Node], []);

    private OrderedDictionary<string, List<FieldEntry>>.ValueCollection Groups(List<FieldScope> scopes)
    {
        var groups = new OrderedDictionary<string, List<FieldEntry>>();
        var visited = default(HashSet<string>);
        var open = new Stack<FieldScope>(Enumerable.Reverse(scopes));
        while (open.TryPop(out var scope))
        {
            foreach (var item in scope.Set.Items)
            {
                _steps++;
                if (item is FieldNode field)
                {
                    Add(groups, new(field, scope.Type, scope.Type?.Field(field.Name.Value)));
                }
                else if (Next(item, scope, ref visited) is { } next)
                {
                    open.Push(next);
                }
            }
        }

        return groups.Values;
    }

    private FieldScope? Next(SelectionNode item, FieldScope scope, ref HashSet<string>? visited) => item switch
    {
        InlineFragmentNode inline =>
            new(inline.Selections, inline.Condition is { } on ? context.TypeOf(on) : scope.Type),
        FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment
            && (visited ??= []).Add(spread.Name.Value) =>
            new(fragment.Selections, context.TypeOf(fragment.Condition)),
        _ => null,
    };

    private static void Add(OrderedDictionary<string, List<FieldEntry>> groups, FieldEntry entry)
    {
        if (!groups.TryGetValue(entry.Node.ResponseName, out var group))
        {
            groups.Add(entry.Node.ResponseName, group = []);
        }

        group.Add(entry);
    }

    /// <summary>The same sets in any order give the same key.</summary>
    private string Key(List<FieldScope> scopes) => scopes.Count == 1
        ? Id(scopes[0]).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Join(',', scopes.Select(Id).Distinct().Order());

    private int Id(FieldScope scope)
    {
        _steps++;
        var key = (scope.Set, scope.Type);
        if (!_ids.TryGetValue(key, out var id))
        {
            _ids[key] = id = _ids.Count;
        }

        return id;
    }
}
