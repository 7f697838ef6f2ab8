using System.Buffers;
using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// Answers requests over one schema, in three steps that a host may take one by one: <see cref="Prepare"/> (document),
/// <see cref="Plan"/> (operation and variables), <see cref="ExecuteAsync(OperationPlan, IBufferWriter{byte}, CancellationToken)"/>.
/// Safe for any number of threads.
/// </summary>
/// <param name="schema">What can be asked.</param>
/// <param name="options">How it behaves.</param>
public sealed class GraphExecutor(GraphSchema schema, GraphOptions options)
{
    /// <summary>What can be asked.</summary>
    public GraphSchema Schema => schema;

    /// <summary>Parses, measures and validates a document. Errors are in the result, never thrown.</summary>
    /// <param name="utf8">The document; the caller no longer changes the bytes.</param>
    public PreparedDocument Prepare(ReadOnlyMemory<byte> utf8) => throw new NotSupportedException(options.ToString());

    /// <summary>Chooses the operation, coerces the variables and merges the selections.</summary>
    /// <exception cref="GraphException">Every error of the document, GRAPHQL_OPERATION_NOT_FOUND, or GRAPHQL_BAD_VARIABLE.</exception>
    public OperationPlan Plan(PreparedDocument document, GraphRequest request) => throw new NotSupportedException();

    /// <summary>Runs a query or mutation and writes its response as JSON.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing was written.</exception>
    public ValueTask<ExecutionOutcome> ExecuteAsync(
        OperationPlan plan, IBufferWriter<byte> output, CancellationToken stop) => throw new NotSupportedException();

    /// <summary>Plans and runs a prepared document; request errors are written as a response without <c>data</c>.</summary>
    public ValueTask<ExecutionOutcome> ExecuteAsync(
        PreparedDocument document, GraphRequest request, IBufferWriter<byte> output, CancellationToken stop) =>
        throw new NotSupportedException();

    /// <summary>Listens: one response per event. A request error is a single response without <c>data</c>.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> SubscribeAsync(
        PreparedDocument document, GraphRequest request, CancellationToken stop) => throw new NotSupportedException();

    /// <summary>Writes a response that holds only errors: for a host that refuses a request itself.</summary>
    public static void WriteErrors(ImmutableArray<GraphError> errors, IBufferWriter<byte> output) =>
        throw new NotSupportedException();
}
