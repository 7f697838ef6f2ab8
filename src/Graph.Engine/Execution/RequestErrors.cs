using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>What can be wrong with a request, or with a field while it runs.</summary>
internal static class RequestErrors
{
    public static GraphError BadArgument(ObjectType type, FieldDefinition field, string problem) => new(
        "GRAPHQL_BAD_ARGUMENT",
        $"{type.Name}.{field.Name} cannot be answered: {problem}",
        "Give the variables that the arguments need.");

    public static GraphError BadVariable(string name, GraphType type, string problem) => new GraphError(
        "GRAPHQL_BAD_VARIABLE",
        $"The variable ${name} of type {type} got a wrong value: {problem}",
        $"Send a value of type {type} under \"{name}\" in variables.").With("variable", name);

    public static GraphError VariablesNotObject() => new(
        "GRAPHQL_BAD_VARIABLE", "The variables are no JSON object.",
        "Send variables as an object of names and values.");

    public static GraphError OperationNotFound(string? name, ImmutableArray<string> names) => new(
        "GRAPHQL_OPERATION_NOT_FOUND",
        name is not null ? $"The document has no operation called '{name}'."
            : names.IsEmpty
                ? "The document has no operation."
                : "The document has several operations and the request names none.",
        names.IsEmpty ? "Add an operation." : $"Send operationName: one of {string.Join(", ", names)}.");

    public static GraphError NoRoot(OperationKind kind) => new(
        "GRAPHQL_OPERATION_NOT_FOUND", $"This schema has no {DocumentPrinter.Keyword(kind)} operations.",
        "Read the schema for what can be asked.");

    public static GraphError NeedsStream() => new(
        "GRAPHQL_SUBSCRIPTION_NEEDS_STREAM",
        "A subscription cannot be answered with a single response.",
        "Ask over server-sent events or WebSocket.");

    public static GraphError NullInNonNull(GraphType type, string field) => new(
        "GRAPHQL_NULL_IN_NON_NULL", $"{field} of type {type} has no value.",
        "Report it: the server answered null where its schema allows none.");

    public static GraphError BadResult(string field, string problem) => new(
        "GRAPHQL_BAD_RESULT", $"{field} has a value that its type cannot hold: {problem}",
        "Report it: the server broke its own schema.");

    public static GraphError Internal(string? field) => new(
        "GRAPHQL_INTERNAL",
        field is null ? "The server failed." : $"The server failed to answer {field}.",
        "Try again; if it stays, report it with the time and the request.");

    public static GraphError IntrospectionOff(string field) => new(
        "GRAPHQL_INTROSPECTION_OFF", $"{field} is switched off on this server.", "Use the published schema file.");
}
