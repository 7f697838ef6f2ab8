using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.2.2: no fragment spreads itself, directly or through others.</summary>
internal sealed class FragmentSpreadsMustNotFormCycles() : ValidationRule(
    "Break the cycle.",
    NodeKind.Document)
{
    private readonly HashSet<string> _visited = [];
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _onPath = [];

    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        foreach (var fragment in ((DocumentNode)node).Definitions.OfType<FragmentNode>())
        {
            if (_visited.Add(fragment.Name.Value))
            {
                Follow(fragment, context);
            }
        }
    }

    /// <summary>Depth first with a stack of its own: a chain of fragments may be longer than the thread's stack
    /// allows.</summary>
    private void Follow(FragmentNode start, ValidationContext context)
    {
        var open = new Stack<(FragmentNode Fragment, int Next)>();
        open.Push((start, 0));
        _onPath[start.Name.Value] = 0;
        while (open.TryPop(out var step))
        {
            var spreads = context.Fragments.SpreadsIn(step.Fragment.Selections);
            if (step.Next > 0)
            {
                _path.RemoveAt(_path.Count - 1);
            }

            if (step.Next == spreads.Length)
            {
                _onPath.Remove(step.Fragment.Name.Value);
                continue;
            }

            var spread = spreads[step.Next];
            open.Push((step.Fragment, step.Next + 1));
            _path.Add(spread);
            if (_onPath.TryGetValue(spread.Name.Value, out var index))
            {
                Report(spread, _path[index..], context);
            }
            else if (context.Fragments.Find(spread.Name.Value) is { } next && _visited.Add(spread.Name.Value))
            {
                _onPath[spread.Name.Value] = _path.Count;
                open.Push((next, 0));
            }
        }
    }

    private void Report(FragmentSpreadNode spread, List<FragmentSpreadNode> cycle, ValidationContext context)
    {
        const int MaxNames = 10;
        var more = cycle.Count - 1 > MaxNames ? ", …" : string.Empty;
        var via = string.Join(", ", cycle.SkipLast(1).Take(MaxNames).Select(item => item.Name.Value)) + more;
        var through = via.Length == 0 ? string.Empty : $" through {via}";
        context.Report(
            this, $"The fragment '{spread.Name.Value}' spreads itself{through}.",
            [.. cycle.Select(item => item.Start)]);
    }
}
