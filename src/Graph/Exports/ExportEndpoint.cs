using System.Diagnostics;
using System.Globalization;
using Analytics.Graph.Caching;
using Analytics.Graph.Http;
using Analytics.Graph.Limits;
using Analytics.Graph.Telemetry;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Exports;

/// <summary><c>/table.*</c>: the flat table over plain HTTP.</summary>
internal sealed class ExportEndpoint(
    ExportAnswering answering, CacheControl caching, Incidents incidents, RequestMetrics metrics, SlowQueries slow)
{
    private const string Methods = "GET, HEAD";

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http, ExportFormat format)
    {
        try
        {
            await ChooseAsync(http, format);
        }
        catch (BusyException busy)
        {
            http.Response.Headers.RetryAfter = BusyException.Text(busy.RetryAfter);
            metrics.NoteRefusal(null, RequestKind.Export, busy.Error.Code);
            await ExportRefusal.SendAsync(http, [busy.Error]);
        }
        catch (AnalyticsException refused) when (!http.Response.HasStarted)
        {
            await ExportRefusal.SendAsync(http, refused.Errors);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer any more.
        }
        catch (Exception failure)
        {
            var incident = incidents.Note(failure, http.Request.Path);
            if (http.Response.HasStarted)
            {
                http.Abort(); // nobody shall take a part for the whole
                return;
            }

            await ExportRefusal.SendAsync(http, [incident]);
        }
    }

    private async Task ChooseAsync(HttpContext http, ExportFormat format)
    {
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.Headers.Allow = Methods;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            await AnswerAsync(http, format);
        }
        else
        {
            http.Response.Headers.Allow = Methods;
            await ExportRefusal.SendAsync(http, [ExportErrors.MethodNotAllowed(http.Request.Method)]);
        }
    }

    private async Task AnswerAsync(HttpContext http, ExportFormat format)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = RequestMetrics.Begin(RequestKind.Export);
        await using var asked = await answering.ReadAsync(http.Request.Query, format, http.RequestAborted);
        var headers = http.Response.Headers;
        if (IsKnown(http.Request.Headers.IfNoneMatch, asked.Tag))
        {
            SetCaching(headers, asked);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            metrics.Note(
                span, new(RequestKind.Export, format.Path, AnswerSource.Caller, null),
                Stopwatch.GetElapsedTime(started));
            return;
        }

        await using var ready = await answering.RunAsync(asked, http.Request.Method, http.RequestAborted);
        SetCaching(headers, asked);
        http.Response.ContentType = format.ContentType;
        http.Response.ContentLength = ready.File?.Length;
        headers.ContentDisposition = ExportName.Disposition(ready.Table, format);
        headers.XContentTypeOptions = "nosniff";
        headers.Link = ExportLinks.Of(ready.Table, format);
        headers["X-Total-Count"] = ready.Table.Answer.Count.ToString(CultureInfo.InvariantCulture);
        headers["X-Snapshot"] = ready.Table.Manifest.Id;
        if (!ready.Table.Warnings.IsEmpty)
        {
            headers["X-Warnings"] = string.Join(", ", ready.Table.Warnings.Select(note => note.Code).Distinct());
        }

        var took = Stopwatch.GetElapsedTime(started);
        headers["Server-Timing"] = ServerTiming.OfComputed(ready.Effort, took.TotalMilliseconds);
        var answered = new AnsweredRequest(RequestKind.Export, format.Path, AnswerSource.Miss, ready.Effort);
        metrics.Note(span, answered, took);
        slow.Note(answered);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await ready.WriteAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private void SetCaching(IHeaderDictionary headers, AskedExport asked)
    {
        headers.ETag = asked.Tag;
        headers.Vary = asked.Format is ExportFormat.Streamed ? HeaderNames.AcceptEncoding : StringValues.Empty;
        headers.CacheControl = caching.Of(isFixed: asked.Question.SnapshotId is not null, ageSeconds: 0);
    }

    private static bool IsKnown(StringValues sent, string tag) =>
        EntityTag.NamesAny(sent) || EntityTag.Names(sent, tag);
}
