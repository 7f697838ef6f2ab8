using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Types;

/// <summary>Checks an assembled schema against chapter 3 of the specification.</summary>
internal static class SchemaCheck
{
    public static ImmutableArray<GraphError> Run(GraphSchema schema)
    {
        var problems = new List<string>();
        foreach (var type in schema.AllTypes.Where(type => !schema.BuiltInTypes.Contains(type)))
        {
            Name(type.Name, type.Name, problems);
            Type(type, problems);
        }

        foreach (var directive in schema.AllDirectives)
        {
            Name(directive.Name, $"@{directive.Name}", problems);
            Arguments($"@{directive.Name}", directive.Arguments, problems);
        }

        InputCycleCheck.Run(schema, problems);
        DirectiveCycleCheck.Run(schema, problems);
        DirectiveUseCheck.Run(schema, problems);
        return [.. problems.Select(problem => SchemaErrors.Of(problem))];
    }

    private static void Type(NamedType type, List<string> problems)
    {
        switch (type)
        {
            case UnionType union:
                NotEmpty(union.Name, "member", union.PossibleTypes.Length, problems);
                Distinct(union.Name, "member", union.PossibleTypes.Select(member => member.Name), problems);
                break;
            case EnumType item:
                NotEmpty(item.Name, "value", item.Values.Length, problems);
                Distinct(item.Name, "value", item.Values.Select(value => value.Name), problems);
                item.Values.ToList().ForEach(value => Name(value.Name, $"{item.Name}.{value.Name}", problems));
                break;
            case InputObjectType input:
                NotEmpty(input.Name, "field", input.Fields.Length, problems);
                Inputs(input.Name, "field", input.Fields, problems);
                OneOf(input, problems);
                break;
            case CompositeType composite:
                NotEmpty(composite.Name, "field", composite.Fields.Length, problems);
                Distinct(composite.Name, "field", composite.Fields.Select(field => field.Name), problems);
                composite.Fields.ToList().ForEach(field => Field(composite, field, problems));
                ImplementationCheck.Run(composite, problems);
                break;
        }
    }

    private static void Field(CompositeType type, FieldDefinition field, List<string> problems)
    {
        var owner = $"{type.Name}.{field.Name}";
        Name(field.Name, owner, problems);
        if (!field.Type.IsOutput)
        {
            problems.Add($"{owner} has the input type {field.Type}; fields need output types.");
        }

        Arguments(owner, field.Arguments, problems);
    }

    private static void Arguments(string owner, ImmutableArray<InputValue> arguments, List<string> problems) =>
        Inputs(owner, "argument", arguments, problems);

    private static void Inputs(string owner, string what, ImmutableArray<InputValue> values, List<string> problems)
    {
        Distinct(owner, what, values.Select(value => value.Name), problems);
        foreach (var value in values)
        {
            var name = $"{owner}.{value.Name}";
            Name(value.Name, name, problems);
            if (!value.Type.IsInput)
            {
                problems.Add($"{name} has the output type {value.Type}; {what}s need input types.");
                continue;
            }

            if (value.IsRequired && value.DeprecationReason is not null)
            {
                problems.Add($"{name} is required and cannot be deprecated.");
            }

            Default(owner, value, problems);
        }
    }

    private static void Default(string owner, InputValue value, List<string> problems)
    {
        try
        {
            _ = value.DefaultValue;
        }
        catch (GraphException failure)
        {
            problems.AddRange(failure.Errors.Select(error => $"{owner}: {error.Message}"));
        }
    }

    private static void OneOf(InputObjectType type, List<string> problems)
    {
        foreach (var field in type.Fields
            .Where(field => type.IsOneOf && (field.Type is NonNullType || field.DefaultLiteral is not null)))
        {
            problems.Add($"{type.Name}.{field.Name} must be nullable and without default, as {type.Name} is @oneOf.");
        }
    }

    private static void Name(string name, string owner, List<string> problems)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            problems.Add($"{owner} begins with two underscores, which is reserved for introspection.");
        }
    }

    private static void NotEmpty(string owner, string what, int count, List<string> problems)
    {
        if (count == 0)
        {
            problems.Add($"{owner} needs at least one {what}.");
        }
    }

    private static void Distinct(string owner, string what, IEnumerable<string> names, List<string> problems) =>
        problems.AddRange(names.GroupBy(name => name)
            .Where(group => group.Count() > 1)
            .Select(group => $"{owner} has two {what}s called {group.Key}."));
}
