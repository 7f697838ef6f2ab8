using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Checks the directives that stand in the SDL: known, in place, not repeated, with right arguments.</summary>
internal static class DirectiveUseCheck
{
    public static void Run(GraphSchema schema, List<string> problems)
    {
        foreach (var (place, location, uses) in Places(schema))
        {
            foreach (var use in uses)
            {
                Use(schema, place, location, use, problems);
            }

            problems.AddRange(uses.GroupBy(use => use.Name.Value)
                .Where(group => group.Count() > 1 && schema.Directive(group.Key) is { Repetition: Repetition.Unique })
                .Select(group => $"@{group.Key} stands more than once on {place}."));
        }
    }

    private static void Use(GraphSchema schema, string place, string location, DirectiveNode use, List<string> problems)
    {
        if (schema.Directive(use.Name.Value) is not { } directive)
        {
            problems.Add($"The directive @{use.Name.Value} on {place} is not defined.");
            return;
        }

        if (!directive.Locations.Contains(location))
        {
            problems.Add(
                $"@{directive.Name} cannot stand on {place}: it is defined for "
                    + $"{string.Join(", ", directive.Locations)}.");
        }

        foreach (var argument in use.Arguments.Where(argument => directive.Argument(argument.Name.Value) is null))
        {
            problems.Add($"@{directive.Name} on {place} has no argument {argument.Name.Value}.");
        }

        var given = use.Arguments.GroupBy(argument => argument.Name.Value).ToList();
        problems.AddRange(
            given.Where(group => group.Count() > 1)
                .Select(group => $"@{directive.Name} on {place} gives {group.Key} twice."));
        var coerced = InputCoercion.Fields(
            directive.Arguments, name => given.Find(group => group.Key == name)?.First().Value, InputObject.Empty);
        if (coerced.Problem is { } problem)
        {
            problems.Add($"@{directive.Name} on {place}: {problem}");
        }
    }

    private static IEnumerable<(string Place, string Location, ImmutableArray<DirectiveNode> Uses)> Places(
        GraphSchema schema)
    {
        yield return ("the schema", "SCHEMA", schema.SchemaDirectives);
        foreach (var argument in schema.AllDirectives.SelectMany(directive => directive.Arguments))
        {
            yield return (argument.Name, "ARGUMENT_DEFINITION", argument.Directives);
        }

        foreach (var type in schema.AllTypes)
        {
            foreach (var place in Places(type))
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<(string Place, string Location, ImmutableArray<DirectiveNode> Uses)> Places(
        NamedType type) =>
        type switch
    {
        ScalarType => [(type.Name, "SCALAR", type.Directives)],
        UnionType => [(type.Name, "UNION", type.Directives)],
        EnumType item => item.Values.Select(value => ($"{type.Name}.{value.Name}", "ENUM_VALUE", value.Directives))
            .Prepend((type.Name, "ENUM", type.Directives)),
        InputObjectType input => input.Fields.Select(
            field => ($"{type.Name}.{field.Name}", "INPUT_FIELD_DEFINITION", field.Directives))
            .Prepend((type.Name, "INPUT_OBJECT", type.Directives)),
        CompositeType composite => composite.Fields.SelectMany(field => FieldPlaces(type.Name, field))
            .Prepend((type.Name, type is ObjectType ? "OBJECT" : "INTERFACE", type.Directives)),
        _ => throw new System.Diagnostics.UnreachableException(type.Name),
    };

    private static IEnumerable<(string Place, string Location, ImmutableArray<DirectiveNode> Uses)> FieldPlaces(
        string type, FieldDefinition field) => field.Arguments
        .Select(argument => ($"{type}.{field.Name}.{argument.Name}", "ARGUMENT_DEFINITION", argument.Directives))
        .Prepend(($"{type}.{field.Name}", "FIELD_DEFINITION", field.Directives));
}
