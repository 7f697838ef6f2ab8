using System.Net;
using Analytics.Graph.Fields;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary><c>/</c>: a small page that says what is served.</summary>
internal static class HomePage
{
    /// <summary>Answers the page.</summary>
    public static async Task<IResult> OpenAsync(ServedSnapshots snapshots, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.CacheControl = "no-store";
        return Results.Content(await TextAsync(snapshots), "text/html; charset=utf-8");
    }

    private static async Task<string> TextAsync(ServedSnapshots snapshots) => $$"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Analytics</title>
        <style>
          body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto;
            padding: 0 1rem; color: #1d2733; }
          dt { color: #5b6875; margin-top: .6rem } dd { margin: 0 } code { background: #f1f3f5; padding: .1rem .3rem }
        </style>
        <h1>Analytics</h1>
        <p>How Vietnam's poverty-reduction programme is doing: money, trainings, inspections,
        households and support.</p>
        {{await StateAsync(snapshots)}}
        <p><a href="/graphql">Ask in the browser</a> · <code>POST /graphql</code> ·
        <a href="/health/ready">readiness</a></p>
        </html>
        """;

    private static async Task<string> StateAsync(ServedSnapshots snapshots)
    {
        try
        {
            await using var lease = snapshots.Lease();
            var manifest = lease.Snapshot.Manifest;
            var label = manifest.Synthetic ? " <strong>Generated, not real.</strong>" : "";
            return $"<dl><dt>Data</dt><dd>{Escaped(manifest.DatasetNameEn)}{label}</dd>" +
                $"<dt>Snapshot</dt><dd><code>{Escaped(manifest.Id)}</code></dd>" +
                $"<dt>Published</dt><dd>{Scalars.Text(manifest.PublishedAt)}</dd>" +
                $"<dt>Source read up to</dt><dd>{Scalars.Text(manifest.SourceCutoff)}</dd></dl>";
        }
        catch (AnalyticsException refused)
        {
            var problem = refused.Errors[0];
            return $"<p><strong>{Escaped(problem.Code)}</strong>: {Escaped(problem.Message)} "
                + $"{Escaped(problem.Remedy)}</p>";
        }
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
