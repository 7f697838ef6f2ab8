using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Merges selection sets of one validated operation with its variables.</summary>
internal sealed class SelectionCompiler(
    GraphSchema schema, DocumentNode document, FragmentIndex fragments, InputObject variables)
{
    public SourceLocation LocationOf(SyntaxNode node) => document.Source.LocationOf(node.Start);

    /// <summary>The root fields of an operation.</summary>
    public ImmutableArray<Selection> Root(ObjectType type, OperationNode operation) =>
        Compile(type, [operation.Selections]);

    /// <summary>The sub-selections of fields that were merged into one.</summary>
    public ImmutableArray<Selection> Merge(ObjectType type, ImmutableArray<FieldNode> nodes) =>
        // just checked
        Compile(type, nodes.Where(node => node.Selections is not null).Select(node => node.Selections!));

    private ImmutableArray<Selection> Compile(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>();
        var visited = new HashSet<string>();
        foreach (var set in sets)
        {
            Collect(type, set, groups, visited);
        }

        var selections = new Selection[groups.Count];
        for (var i = 0; i < selections.Length; i++)
        {
            selections[i] = Make(type, [.. groups.GetAt(i).Value]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(selections);
    }

    /// <summary>Depth first with a stack of its own: a chain of fragments may be longer than the thread's stack
    /// allows.</summary>
    private void Collect(
        ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> groups,
        HashSet<string> visited)
    {
        var open = new Stack<(SelectionSetNode Set, int Next)>();
        open.Push((set, 0));
        while (open.TryPop(out var step))
        {
            if (step.Next == step.Set.Items.Length)
            {
                continue;
            }

            open.Push((step.Set, step.Next + 1));
            var item = step.Set.Items[step.Next];
            if (!IsIncluded(item.Directives))
            {
                continue;
            }

            if (item is FieldNode field)
            {
                Add(groups, field);
            }
            else if (Inner(type, item, visited) is { } inner)
            {
                open.Push((inner, 0));
            }
        }
    }

    private static void Add(OrderedDictionary<string, List<FieldNode>> groups, FieldNode field)
    {
        if (!groups.TryGetValue(field.ResponseName, out var nodes))
        {
            groups.Add(field.ResponseName, nodes = []);
        }

        nodes.Add(field);
    }

    /// <summary>What a fragment adds for an object type; null when it does not apply or was added before.</summary>
    private SelectionSetNode? Inner(ObjectType type, SelectionNode item, HashSet<string> visited)
    {
        if (item is InlineFragmentNode inline)
        {
            return inline.Condition is null || Applies(type, inline.Condition.Name) ? inline.Selections : null;
        }

        var name = ((FragmentSpreadNode)item).Name.Value;
        return visited.Add(name) && fragments.Find(name) is { } fragment && Applies(type, fragment.Condition.Name)
            ? fragment.Selections
            : null;
    }

    private bool Applies(ObjectType type, string condition) =>
        type.Name == condition
            || (schema.Type(condition) is CompositeType composite && composite.PossibleTypes.Contains(type));

    private bool IsIncluded(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && Condition(directive) == isSkip)
            {
                return false;
            }
        }

        return true;
    }

    private bool Condition(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanNode literal => literal.Value,
        VariableNode variable => variables.Get<bool>(variable.Name),
        var value => throw new System.Diagnostics.UnreachableException($"A validated condition is not {value.Kind}."),
    };

    private Selection Make(ObjectType type, ImmutableArray<FieldNode> nodes)
    {
        var node = nodes[0];
        var field = schema.FieldOf(type, node.Name.Value)
            ?? throw new System.Diagnostics.UnreachableException(
                $"A validated document asks {type}.{node.Name.Value}.");
        if (field.Arguments.IsEmpty)
        {
            return new(this, field, nodes, InputObject.Empty);
        }

        var coerced = InputCoercion.Fields(field.Arguments, name => Find(node.Arguments, name), variables);
        return coerced.Problem is { } problem
            ? new(this, field, nodes, InputObject.Empty)
            {
                ArgumentErrors = [RequestErrors.BadArgument(type, field, problem)],
            }
            : new(this, field, nodes, (InputObject)coerced.Value!); // what Fields returns when nothing is wrong
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
