using System.Buffers;
using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Engine.Validation;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// Answers requests over one schema, in three steps that a host may take one by one: <see cref="Prepare"/> (document),
/// <see cref="Plan"/> (operation and variables),
/// <see cref="ExecuteAsync(OperationPlan, IBufferWriter{byte}, CancellationToken)"/>. Safe for any number of threads.
/// </summary>
/// <param name="schema">What can be asked.</param>
/// <param name="options">How it behaves.</param>
public sealed class GraphExecutor(GraphSchema schema, GraphOptions options)
{
    /// <summary>What can be asked.</summary>
    public GraphSchema Schema => schema;

    /// <summary>Writes a response that holds only errors: for a host that refuses a request itself.</summary>
    public static void WriteErrors(ImmutableArray<GraphError> errors, IBufferWriter<byte> output) =>
        ResponseWriter.WriteErrors(errors, output);

    /// <summary>Parses, measures and validates a document. Errors are in the result, never thrown.</summary>
    /// <param name="utf8">The document; the caller no longer changes the bytes.</param>
    public PreparedDocument Prepare(ReadOnlyMemory<byte> utf8)
    {
        var limits = options.Limits;
        if (utf8.Length > limits.MaxDocumentBytes)
        {
            return PreparedDocument.Refused(null, [LimitErrors.Bytes(utf8.Length, limits.MaxDocumentBytes)]);
        }

        try
        {
            var nesting = Math.Clamp(limits.MaxDepth + 10, 10, ParseLimits.DefaultNesting);
            var document = DocumentParser.Parse(utf8, new(limits.MaxTokens, nesting), schema.Names);
            return Check(document);
        }
        catch (GraphException failure)
        {
            return PreparedDocument.Refused(null, failure.Errors);
        }
    }

    /// <summary>Chooses the operation and coerces the variables. The selections are merged when they are needed: an
    /// answer that is known already needs none.</summary>
    /// <exception cref="GraphException">Every error of the document, GRAPHQL_OPERATION_NOT_FOUND, or
    /// GRAPHQL_BAD_VARIABLE.</exception>
    public OperationPlan Plan(PreparedDocument document, GraphRequest request)
    {
        if (document.Document is not { } syntax || !document.IsValid)
        {
            throw new GraphException(document.Errors);
        }

        var operation = document.Find(request.OperationName)
            ?? throw new GraphException(
                RequestErrors.OperationNotFound(request.OperationName, document.OperationNames));
        var root = schema.Root(operation.Operation)
            ?? throw new GraphException(RequestErrors.NoRoot(operation.Operation));
        var variables = VariableCoercion.Coerce(schema, syntax, operation, request.Variables);
        return new(document, request, operation.Operation, root, variables)
        {
            Merged = new(() => operation.Variables.IsEmpty
                ? document.FixedRoots.GetOrAdd(operation, _ => Compile(document, syntax, operation, root, variables))
                : Compile(document, syntax, operation, root, variables)),
        };
    }

    /// <summary>Runs a query or mutation and writes its response as JSON.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing was written.</exception>
    public ValueTask<ExecutionOutcome> ExecuteAsync(
        OperationPlan plan, IBufferWriter<byte> output, CancellationToken stop)
    {
        if (plan.Kind != OperationKind.Subscription)
        {
            return RunAsync(plan, null, output, stop);
        }

        WriteErrors([RequestErrors.NeedsStream()], output);
        return new(new ExecutionOutcome(OutcomeKind.RequestError, 1));
    }

    /// <summary>Runs a query or mutation.</summary>
    /// <param name="plan">What runs; no subscription.</param>
    /// <param name="wholeBytes">The longest response that is one whole; a longer one is in pieces.</param>
    /// <param name="mostBytes">The longest response that is held at all; of a longer one only the length is
    /// told.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<ReadyResponse> RespondAsync(
        OperationPlan plan, long wholeBytes, long mostBytes, CancellationToken stop)
    {
        var errors = new ErrorSink(options);
        var data = await new OperationRun(schema, plan, errors, stop).ExecuteAsync(null);
        return ResponseWriter.Ready(data, errors, wholeBytes, mostBytes);
    }

    /// <summary>Plans and runs a prepared document; request errors are written as a response without
    /// <c>data</c>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing was written.</exception>
    public ValueTask<ExecutionOutcome> ExecuteAsync(
        PreparedDocument document, GraphRequest request, IBufferWriter<byte> output, CancellationToken stop)
    {
        try
        {
            return ExecuteAsync(Plan(document, request), output, stop);
        }
        catch (GraphException failure)
        {
            WriteErrors(failure.Errors, output);
            return new(new ExecutionOutcome(OutcomeKind.RequestError, failure.Errors.Length));
        }
    }

    /// <summary>
    /// Listens: one response per event. A request error is a single response without <c>data</c>; a query or mutation
    /// is a single response. A stream that fails ends with a response that holds its errors.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> SubscribeAsync(
        PreparedDocument document, GraphRequest request, CancellationToken stop) =>
        new SubscriptionRun(this, options, document, request).StreamAsync(stop);

    /// <summary>Runs a plan with a root value, which for subscriptions is the event.</summary>
    internal async ValueTask<ExecutionOutcome> RunAsync(
        OperationPlan plan, object? source, IBufferWriter<byte> output, CancellationToken stop)
    {
        var errors = new ErrorSink(options);
        var data = await new OperationRun(schema, plan, errors, stop).ExecuteAsync(source);
        return new(OutcomeKind.Executed, ResponseWriter.Write(data, errors, output));
    }

    private PreparedDocument Check(DocumentNode document)
    {
        var fragments = new FragmentIndex(document);
        var (tooLarge, fields) = DocumentMeasure.Check(document, fragments, options.Limits);
        if (!tooLarge.IsEmpty)
        {
            return PreparedDocument.Refused(document, tooLarge);
        }

        var errors = DocumentValidator.Validate(schema, document, fragments);
        if (options.Introspection == IntrospectionAccess.Closed)
        {
            errors = errors.AddRange(IntrospectionUse.Find(document));
        }

        return new(document, fragments, errors) { ExpandedFields = fields };
    }

    private ImmutableArray<Selection> Compile(
        PreparedDocument document, DocumentNode syntax, OperationNode operation, ObjectType root,
        InputObject variables) =>
        new SelectionCompiler(schema, syntax, document.Fragments, variables).Root(root, operation);
}
