using System.Buffers;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Tests.Support;

/// <summary>Asks an executor and gives the response as text.</summary>
internal static class Ask
{
    public static Task<string> LibraryAsync(string document, string? variables = null) => SchemaAsync(Library.Schema, document, variables);

    public static async Task<string> SchemaAsync(
        GraphSchema schema, string document, string? variables = null, GraphOptions? options = null, string? operationName = null)
    {
        var executor = new GraphExecutor(schema, options ?? new());
        var output = new ArrayBufferWriter<byte>();
        var request = new GraphRequest { OperationName = operationName, Variables = Json(variables) };
        await executor.ExecuteAsync(executor.Prepare(Encoding.UTF8.GetBytes(document)), request, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static JsonElement? Json(string? text) => text is null ? null : JsonDocument.Parse(text).RootElement.Clone();

    /// <summary>The codes of the errors of a response, in order.</summary>
    public static string Codes(string response) => string.Join(' ', Errors(response).Select(error =>
        error.GetProperty("extensions").GetProperty("code").GetString()));

    public static IEnumerable<JsonElement> Errors(string response) =>
        JsonDocument.Parse(response).RootElement.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];
}
