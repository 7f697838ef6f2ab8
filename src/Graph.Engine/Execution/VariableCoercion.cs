using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Turns the variables of a request into CLR values; collects all problems, then throws once.</summary>
internal static class VariableCoercion
{
    public static InputObject Coerce(
        GraphSchema schema, DocumentNode document, OperationNode operation, JsonElement? variables)
    {
        if (variables is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            throw new GraphException(RequestErrors.VariablesNotObject());
        }

        if (operation.Variables.IsEmpty)
        {
            return InputObject.Empty;
        }

        var given = variables is { ValueKind: JsonValueKind.Object } json ? json : default;
        var errors = ImmutableArray.CreateBuilder<GraphError>();
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(operation.Variables.Length);
        foreach (var variable in operation.Variables)
        {
            var type = TypeReferences.Resolve(schema, variable.Type)
                ?? throw new System.Diagnostics.UnreachableException("A validated variable has a type.");
            var problems = new List<string>();
            if (TryCoerce(variable, type, given, problems, out var value))
            {
                entries.Add(new(variable.Variable.Name, value));
            }

            errors.AddRange(problems.Select(problem =>
                RequestErrors.BadVariable(variable.Variable.Name, type, problem) with
            {
                Locations = [document.Source.LocationOf(variable.Start)],
            }));
        }

        return errors.Count == 0
            ? new(entries.DrainToImmutable())
            : throw new GraphException(errors.DrainToImmutable());
    }

    /// <returns>Whether the variable has a value; it is missing otherwise.</returns>
    private static bool TryCoerce(
        VariableDefinitionNode variable, GraphType type, JsonElement given, List<string> problems, out object? value)
    {
        value = null;
        if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(variable.Variable.Name, out var json))
        {
            value = JsonTexts.AreWhole(json)
                ? JsonCoercion.Coerce(json, type, string.Empty, problems)
                : Refuse(problems, "it holds half a surrogate pair, which is no text.");
            return true;
        }

        if (variable.Default is { } literal)
        {
            value = InputCoercion.FromLiteral(literal, type, InputObject.Empty).Value;
            return true;
        }

        if (type is NonNullType)
        {
            problems.Add("it is required and missing.");
        }

        return false;
    }

    private static object? Refuse(List<string> problems, string problem)
    {
        problems.Add(problem);
        return null;
    }
}
