namespace Analytics.Graph.Engine.Types;

/// <summary>Finds directives whose arguments use them, directly or through other definitions.</summary>
internal static class DirectiveCycleCheck
{
    public static void Run(GraphSchema schema, List<string> problems) => problems.AddRange(
        schema.AllDirectives.Where(directive => Reaches(schema, directive))
            .Select(directive => $"@{directive.Name} uses itself."));

    private static bool Reaches(GraphSchema schema, DirectiveDefinition start)
    {
        var seen = new HashSet<object>();
        var open = new Stack<object>([start]);
        while (open.TryPop(out var item))
        {
            foreach (var next in Uses(schema, item))
            {
                if (ReferenceEquals(next, start))
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static IEnumerable<object> Uses(GraphSchema schema, object item)
    {
        var (values, directives) = item switch
        {
            DirectiveDefinition directive => (directive.Arguments, []),
            InputObjectType input => (input.Fields, input.Directives),
            EnumType type => ([], [.. type.Directives, .. type.Values.SelectMany(value => value.Directives)]),
            NamedType type => ([], type.Directives),
            _ => throw new System.Diagnostics.UnreachableException(item.ToString()),
        };
        return values.Select(value => (object)value.Type.Named)
            .Concat(values.SelectMany(value => value.Directives).Concat(directives)
                .Select(use => schema.Directive(use.Name.Value)).OfType<object>());
    }
}
