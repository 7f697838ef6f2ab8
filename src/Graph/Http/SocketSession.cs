using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Analytics.Graph.Caching;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>One connection of graphql-transport-ws: any number of operations at once, each under its id.</summary>
internal sealed class SocketSession(
    SocketWire wire, Answering answering, StreamedAnswers answers, StreamGate gate, SendGate sending,
    Incidents incidents,
    LimitOptions limits, TimeSpan patience)
{
    private const string Path = "/graphql";
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly List<Task> work = []; // of the reading loop only
    private readonly long opened = Stopwatch.GetTimestamp();
    private bool acknowledged;
    private int refusals;

    /// <summary>Answers until the caller closes.</summary>
    /// <exception cref="SocketClosing">The caller broke the protocol.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            while (await ReadAsync(stop) is { } message)
            {
                await TakeAsync(message, leaving.Token);
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await Task.WhenAll(work);
        }
    }

    /// <summary>The next message; the first connection_init has to come in time.</summary>
    private async Task<SocketMessage?> ReadAsync(CancellationToken stop)
    {
        var left = patience - Stopwatch.GetElapsedTime(opened);
        try
        {
            return await wire.ReadAsync().WaitAsync(
                acknowledged ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
        }
        catch (TimeoutException)
        {
            throw SocketClosing.InitTimeout();
        }
    }

    private async Task TakeAsync(SocketMessage message, CancellationToken stop)
    {
        switch (message)
        {
            case { Type: not "subscribe", Payload: { ValueKind: not JsonValueKind.Object } }:
                throw SocketClosing.BadMessage("A payload is an object or null");
            case { Type: "connection_init" } when acknowledged:
                throw SocketClosing.TooManyInits();
            case { Type: "connection_init" }:
                acknowledged = true;
                await wire.SendAsync("connection_ack", null);
                break;
            case { Type: "ping" }:
                await wire.SendAsync("pong", message.Payload);
                break;
            case { Type: "pong" }:
                break;
            case { Type: "subscribe" } when !acknowledged:
                throw SocketClosing.Unauthorized();
            case { Type: "subscribe", Id: { Length: > 0 } id, Payload: { ValueKind: JsonValueKind.Object } payload }:
                await StartAsync(id, RequestOf(payload), stop);
                break;
            case { Type: "complete", Id: { } id }:
                Cancel(id);
                break;
            default:
                throw SocketClosing.BadMessage("Invalid message");
        }
    }

    /// <summary>The request of a subscribe message.</summary>
    /// <exception cref="SocketClosing">4400 when it has another form.</exception>
    private static AskedRequest RequestOf(JsonElement payload)
    {
        try
        {
            return RequestReader.ReadMembers(payload) is var asked && asked.HasDocument
                ? asked
                : throw SocketClosing.BadMessage("The payload holds no query");
        }
        catch (RefusedRequest refused)
        {
            throw SocketClosing.BadMessage(refused.Error.Message);
        }
    }

    private async Task StartAsync(string id, AskedRequest asked, CancellationToken stop)
    {
        if (running.Count >= limits.MaxSocketOperations && !running.ContainsKey(id))
        {
            if (++refusals > limits.MaxSocketOperations)
            {
                throw SocketClosing.Heedless();
            }

            // The reading loop waits until this is sent, so a caller who does not read is not read either.
            var refused = LimitErrors.TooManyOperations(running.Count + 1, limits.MaxSocketOperations);
            await wire.SendErrorAsync(id, SocketWire.ResponseOf(Refusals.Of(refused)));
            return;
        }

        var operation = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (!running.TryAdd(id, operation))
        {
            operation.Dispose();
            throw SocketClosing.SubscriberExists(id);
        }

        work.RemoveAll(one => one.IsCompleted);
        work.Add(AnswerAsync(id, asked, operation));
    }

    private void Cancel(string id)
    {
        if (!running.TryRemove(id, out var operation))
        {
            return;
        }

        try
        {
            operation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment.
        }
    }

    private async Task AnswerAsync(string id, AskedRequest asked, CancellationTokenSource operation)
    {
        await Task.Yield();
        var stop = operation.Token;
        var entry = new KeyValuePair<string, CancellationTokenSource>(id, operation);
        try
        {
            var reply = await RespondAsync(id, asked, stop);
            if (running.TryRemove(entry)) // the id is free before the caller hears so
            {
                await (reply is { } refused ? wire.SendErrorAsync(id, refused) : wire.SendCompleteAsync(id));
            }
        }
        catch (Exception gone)
            when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The caller left the operation or the connection.
        }
        finally
        {
            running.TryRemove(entry);
            operation.Dispose();
        }
    }

    /// <summary>Sends the responses of an operation. The errors of one that did not run are returned, as a
    /// response.</summary>
    private async Task<ReadOnlyMemory<byte>?> RespondAsync(string id, AskedRequest asked, CancellationToken stop)
    {
        try
        {
            if (!await answering.IsSubscriptionAsync(asked, stop))
            {
                var reply = await answers.AnswerAsync(asked, stop);
                if (reply.Kind == ReplyKind.Refused)
                {
                    return reply.Body;
                }

                using var whole = sending.Enter(reply.Length);
                await wire.SendNextAsync(id, reply);
                return null;
            }

            using var place = gate.Enter();
            await foreach (var reply in answering.ListenAsync(asked, stop))
            {
                await wire.SendNextAsync(id, new Reply(reply, ReplyKind.Complete));
            }

            return null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WebSocketException))
        {
            return SocketWire.ResponseOf(Refusals.Of(ErrorOf(failure)));
        }
    }

    private AnalyticsError ErrorOf(Exception failure) => failure switch
    {
        RefusedRequest refused => refused.Error,
        BusyException busy => answers.Refuse(busy),
        AnalyticsException slow => slow.Errors[0],
        _ => incidents.Note(failure, Path),
    };
}
