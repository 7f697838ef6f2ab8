using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Execution;

/// <summary>One subscription: a response per event of its source stream.</summary>
internal sealed class SubscriptionRun(
    GraphExecutor executor, GraphOptions options, PreparedDocument document, GraphRequest request)
{
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var (plan, errors) = Plan();
        if (plan is null)
        {
            yield return Errors(errors);
            yield break;
        }

        if (plan.Kind != OperationKind.Subscription)
        {
            yield return await ResponseAsync(plan, null, stop);
            yield break;
        }

        var (events, refused) = Open(plan, stop);
        if (events is null)
        {
            yield return Errors(refused);
            yield break;
        }

        await using (events)
        {
            while (true)
            {
                var (hasEvent, failures) = await NextAsync(events, plan, stop);
                if (!failures.IsEmpty)
                {
                    yield return Errors(failures);
                }

                if (!hasEvent)
                {
                    yield break;
                }

                yield return await ResponseAsync(plan, events.Current, stop);
            }
        }
    }

    private (OperationPlan? Plan, ImmutableArray<GraphError> Errors) Plan()
    {
        try
        {
            return (executor.Plan(document, request), []);
        }
        catch (GraphException failure)
        {
            return (null, failure.Errors);
        }
    }

    private (IAsyncEnumerator<object?>? Events, ImmutableArray<GraphError> Errors) Open(
        OperationPlan plan, CancellationToken stop)
    {
        if (plan.Root is not [{ } selection])
        {
            return (null, [RequestErrors.OperationNotFound(null, [])]);
        }

        var path = ResponsePath.Of(null, selection.ResponseName);
        try
        {
            var source = selection.Field.Events
                ?? throw new System.Diagnostics.UnreachableException($"{selection.Field.Name} has no event stream.");
            var context = new FieldContext(selection, plan.RootType, null, path, request, stop);
            return selection.ArgumentErrors.IsEmpty
                ? (source(context).GetAsyncEnumerator(stop), [])
                : (null, selection.ArgumentErrors);
        }
        catch (Exception exception)
        {
            return (null, Failures(exception, selection, path));
        }
    }

    private async ValueTask<(bool HasEvent, ImmutableArray<GraphError> Errors)> NextAsync(
        IAsyncEnumerator<object?> events, OperationPlan plan, CancellationToken stop)
    {
        try
        {
            return (await events.MoveNextAsync(), []);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (false, []);
        }
        catch (Exception exception)
        {
            var selection = plan.Root[0];
            return (false, Failures(exception, selection, ResponsePath.Of(null, selection.ResponseName)));
        }
    }

    private ImmutableArray<GraphError> Failures(Exception exception, Selection selection, ResponsePath path)
    {
        var sink = new ErrorSink(options);
        sink.Add(exception, selection, path);
        return sink.InOrder();
    }

    private async ValueTask<ReadOnlyMemory<byte>> ResponseAsync(
        OperationPlan plan, object? source, CancellationToken stop)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        await executor.RunAsync(plan, source, output, stop);
        return output.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Errors(ImmutableArray<GraphError> errors)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ResponseWriter.WriteErrors(errors, output);
        return output.WrittenMemory;
    }
}
