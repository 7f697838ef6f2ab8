using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Turns literals into CLR values of an input type.</summary>
internal static class InputCoercion
{
    /// <summary>Coerces a literal.</summary>
    /// <param name="literal">The literal, perhaps with variables.</param>
    /// <param name="type">An input type.</param>
    /// <param name="variables">The coerced variables; empty for constants.</param>
    public static Coerced FromLiteral(ValueNode literal, GraphType type, InputObject variables)
    {
        if (literal is VariableNode variable)
        {
            return FromVariable(variable, type, variables);
        }

        if (literal is NullNode)
        {
            return type is NonNullType ? Coerced.Refuse($"{type} cannot be null.") : Coerced.Accept(null);
        }

        return type.Nullable switch
        {
            ListType list => List(literal, list, variables),
            InputObjectType input => Object(literal, input, variables),
            EnumType item => Enum(literal, item),
            ScalarType scalar => scalar.Codec.FromLiteral(VariableLiterals.Replace(literal, variables)),
            _ => throw new System.Diagnostics.UnreachableException($"{type} is no input type."),
        };
    }

    /// <summary>Exactly one field, and not null, when the type is <c>@oneOf</c>; the problem otherwise.</summary>
    public static string? OneOfProblem(InputObjectType type, ImmutableArray<KeyValuePair<string, object?>> entries) =>
        !type.IsOneOf || entries is [{ Value: not null }] ? null
        : entries is [{ Key: var name }] ? $"{type}.{name} cannot be null: {type} takes exactly one value."
        : $"{type} takes exactly one of its fields, found {entries.Length}.";

    private static Coerced FromVariable(VariableNode variable, GraphType type, InputObject variables)
    {
        var isGiven = variables.TryGet(variable.Name, out var value);
        return value is null && type is NonNullType
            ? Coerced.Refuse(
                $"The variable ${variable.Name} is {(isGiven ? "null" : "missing")} where {type} is needed.")
            : Coerced.Accept(value);
    }

    private static Coerced List(ValueNode literal, ListType type, InputObject variables)
    {
        if (literal is not ListNode list)
        {
            var single = FromLiteral(literal, type.Item, variables);
            return single.Problem is null ? Coerced.Accept(ImmutableArray.Create(single.Value)) : single;
        }

        var items = ImmutableArray.CreateBuilder<object?>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var coerced = FromLiteral(item, type.Item, variables);
            if (coerced.Problem is not null)
            {
                return coerced;
            }

            items.Add(coerced.Value);
        }

        return Coerced.Accept(items.MoveToImmutable());
    }

    private static Coerced Object(ValueNode literal, InputObjectType type, InputObject variables)
    {
        if (literal is not ObjectNode node)
        {
            return Coerced.Refuse($"{type} needs an input object, found {DocumentPrinter.Print(literal)}.");
        }

        if (node.Fields.FirstOrDefault(item => type.Field(item.Name.Value) is null) is { } unknown)
        {
            return Coerced.Refuse($"{type} has no field {unknown.Name.Value}.");
        }

        var coerced = Fields(
            type.Fields, name => node.Fields.FirstOrDefault(item => item.Name.Value == name)?.Value, variables);
        return coerced.Problem is null && OneOfProblem(type, ((InputObject)coerced.Value!).Entries) is { } problem
            ? Coerced.Refuse(problem)
            : coerced;
    }

    /// <summary>Coerces declared values of literals, with defaults: the fields of an input object, or
    /// arguments.</summary>
    /// <returns>An <see cref="InputObject"/>.</returns>
    public static Coerced Fields(
        ImmutableArray<InputValue> declared, Func<string, ValueNode?> given, InputObject variables)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(declared.Length);
        foreach (var field in declared)
        {
            var literal = given(field.Name);
            if (literal is null || (literal is VariableNode variable && !variables.Has(variable.Name)))
            {
                if (field.DefaultLiteral is not null)
                {
                    entries.Add(new(field.Name, field.DefaultValue));
                }
                else if (field.IsRequired)
                {
                    return Coerced.Refuse($"{field.Name} of type {field.Type} is required.");
                }

                continue;
            }

            var coerced = FromLiteral(literal, field.Type, variables);
            if (coerced.Problem is not null)
            {
                return Coerced.Refuse($"{field.Name}: {coerced.Problem}");
            }

            entries.Add(new(field.Name, coerced.Value));
        }

        return Coerced.Accept(new InputObject(entries.DrainToImmutable()));
    }

    private static Coerced Enum(ValueNode literal, EnumType type) =>
        literal is EnumNode node && type.Value(node.Name) is not null
        ? Coerced.Accept(node.Name)
        : Coerced.Refuse($"{DocumentPrinter.Print(literal)} is no value of the enum {type}.");
}
