using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Measures operations as if their fragments were expanded, without expanding them: linear in the
/// document.</summary>
internal sealed class DocumentMeasure(FragmentIndex fragments)
{
    private const long Ceiling = long.MaxValue / 4;
    private readonly Dictionary<string, Size> _fragments = [];

    /// <summary>Every limit that an operation exceeds, and the fields of all operations after expansion.</summary>
    public static (ImmutableArray<GraphError> Errors, long Fields) Check(
        DocumentNode document, FragmentIndex fragments, GraphLimits limits)
    {
        var measure = new DocumentMeasure(fragments);
        foreach (var fragment in fragments.LeavesFirst)
        {
            measure._fragments[fragment.Name.Value] = measure.Of(fragment.Selections);
        }

        var errors = ImmutableArray.CreateBuilder<GraphError>();
        var fields = 0L;
        foreach (var operation in document.Definitions.OfType<OperationNode>())
        {
            var size = measure.Of(operation.Selections);
            size = size with { Directives = size.Directives + operation.Directives.Length };
            fields = Math.Min(fields + size.Fields, Ceiling);
            foreach (var error in Exceeded(size, limits))
            {
                errors.Add(error with { Locations = [document.Source.LocationOf(operation.Start)] });
            }
        }

        return (errors.DrainToImmutable(), fields);
    }

    private static IEnumerable<GraphError> Exceeded(Size size, GraphLimits limits)
    {
        var maxDepth = Math.Min(limits.MaxDepth, GraphLimits.DeepestDepth);
        if (size.Depth > maxDepth)
        {
            yield return LimitErrors.Depth(size.Depth, maxDepth);
        }

        if (size.Aliases > limits.MaxAliases)
        {
            yield return LimitErrors.Aliases(size.Aliases, limits.MaxAliases);
        }

        if (size.RootFields > limits.MaxRootFields)
        {
            yield return LimitErrors.RootFields(size.RootFields, limits.MaxRootFields);
        }

        if (size.Directives > limits.MaxDirectives)
        {
            yield return LimitErrors.Directives(size.Directives, limits.MaxDirectives);
        }

        if (size.Fields > limits.MaxExpandedFields)
        {
            yield return LimitErrors.Fields(size.Fields, limits.MaxExpandedFields);
        }

        if (size.SchemaLists > limits.MaxTypeLists)
        {
            yield return LimitErrors.TypeLists(size.SchemaLists, limits.MaxTypeLists);
        }
    }

    private Size Of(SelectionSetNode set)
    {
        var sum = default(Size);
        foreach (var item in set.Items)
        {
            var size = item switch
            {
                FieldNode field => Field(field),
                InlineFragmentNode inline => Of(inline.Selections),
                FragmentSpreadNode spread => _fragments.GetValueOrDefault(spread.Name.Value),
                _ => throw new System.Diagnostics.UnreachableException(item.Kind.ToString()),
            };
            sum = sum.Plus(size with { Directives = size.Directives + item.Directives.Length + OfFragment(item) });
        }

        return sum;
    }

    private int OfFragment(SelectionNode item) =>
        item is FragmentSpreadNode spread ? fragments.Find(spread.Name.Value)?.Directives.Length ?? 0 : 0;

    private Size Field(FieldNode field)
    {
        var inner = field.Selections is { } set ? Of(set) : default;
        var lists = inner.Lists + (field.Name.Value is "fields" or "inputFields" or "interfaces" or "possibleTypes"
            ? 1
            : 0);
        return new(
            inner.Fields + 1, inner.Aliases + (field.Alias is null ? 0 : 1), inner.Directives, inner.Depth + 1, 1)
        {
            Lists = lists,
            SchemaLists = field.Name.Value is "__schema" or "__type" ? lists : inner.SchemaLists,
        };
    }

    private readonly record struct Size(long Fields, long Aliases, long Directives, int Depth, long RootFields)
    {
        /// <summary>Lists of an introspection inside one another, if this is part of one.</summary>
        public int Lists { get; init; }

        /// <summary>The same where it is known to be part of one.</summary>
        public int SchemaLists { get; init; }

        public Size Plus(Size other) => new(
            Math.Min(Fields + other.Fields, Ceiling),
            Math.Min(Aliases + other.Aliases, Ceiling),
            Math.Min(Directives + other.Directives, Ceiling),
            Math.Max(Depth, other.Depth),
            Math.Min(RootFields + other.RootFields, Ceiling))
        {
            Lists = Math.Max(Lists, other.Lists),
            SchemaLists = Math.Max(SchemaLists, other.SchemaLists),
        };
    }
}
