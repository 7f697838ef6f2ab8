using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Exports;

/// <summary>Answers an export that is refused: all errors at once, as JSON.</summary>
internal static class ExportRefusal
{
    /// <summary>The status code of a refusal.</summary>
    public static int StatusOf(ImmutableArray<AnalyticsError> errors) => errors[0].Code switch
    {
        "SNAPSHOT_NOT_FOUND" => StatusCodes.Status404NotFound,
        "LIMIT_TIME" => StatusCodes.Status504GatewayTimeout,
        "LIMIT_BUSY" => StatusCodes.Status503ServiceUnavailable,
        "HTTP_METHOD_NOT_ALLOWED" => StatusCodes.Status405MethodNotAllowed,
        "INTERNAL_ERROR" => StatusCodes.Status500InternalServerError,
        var code when code.StartsWith("SNAPSHOT_", StringComparison.Ordinal) =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Sends errors.</summary>
    public static async Task SendAsync(HttpContext http, ImmutableArray<AnalyticsError> errors)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JsonText.Encoder }))
        {
            Write(json, errors);
        }

        var response = http.Response;
        response.StatusCode = StatusOf(errors);
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = response.Headers.ContentDisposition = default; // of a file that could not be sent
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = body.WrittenCount;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
        }
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<AnalyticsError> errors)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteString("remedy", error.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
