using System.Buffers;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Fields;
using Analytics.Graph.Serving;

namespace Analytics.Graph.Http;

/// <summary><c>/health/live</c> and <c>/health/ready</c>, for whoever restarts or routes.</summary>
internal static class HealthEndpoints
{
    /// <summary>200 while the process answers.</summary>
    public static IResult Live() => Results.Json(new { status = "LIVE" });

    /// <summary>200 with the snapshot that is served, 503 with the reason why none is.</summary>
    public static IResult Ready(ServedSnapshots snapshots)
    {
        if (snapshots.CurrentId is { } id)
        {
            return Results.Json(new { status = "READY", snapshot = id });
        }

        var body = new ArrayBufferWriter<byte>();
        GraphExecutor.WriteErrors([Refusals.Of(snapshots.Problem ?? Warehouse.Snapshots.SnapshotErrors.None())], body);
        return new UnreadyResult(body.WrittenMemory);
    }

    private sealed class UnreadyResult(ReadOnlyMemory<byte> body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.Headers.RetryAfter = "5";
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
