using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Limits;
using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Http;

/// <summary>Reads GraphQL requests out of HTTP requests.</summary>
internal static class RequestReader
{
    private const string Json = "application/json";

    /// <summary>Reads a GET from its address, any other request from its body.</summary>
    /// <exception cref="RefusedRequest">HTTP_* with 400, 408, 413 or 415.</exception>
    public static async Task<AskedRequest> ReadAsync(HttpRequest request, LimitOptions limits, CancellationToken stop)
    {
        var asked = HttpMethods.IsGet(request.Method)
            ? ReadAddress(request.Query)
            : ReadBody(await ReadInTimeAsync(request, limits, stop));
        return asked with { Snapshot = Text(request.Query, "snapshot"), Method = request.Method };
    }

    private static AskedRequest ReadAddress(IQueryCollection query) => new(Text(query, "query"))
    {
        DocumentId = Text(query, "documentId"),
        OperationName = Text(query, "operationName"),
        Variables = ReadObject(query, "variables"),
        Extensions = ReadObject(query, "extensions"),
    };

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) switch
    {
        true when values.Count > 1 => throw new RefusedRequest(400, HttpErrors.Twice(name)),
        true when values.ToString() is { Length: > 0 } text => text,
        _ => null,
    };

    private static JsonElement? ReadObject(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return SentTexts.ProblemOf(Encoding.UTF8.GetBytes(text), document.RootElement) is null
                ? ObjectOrNull(document.RootElement, name)
                : throw new RefusedRequest(400, HttpErrors.BadMember(name, "a JSON object of whole texts"));
        }
        catch (JsonException)
        {
            throw new RefusedRequest(400, HttpErrors.BadMember(name, "a JSON object"));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadInTimeAsync(
        HttpRequest request, LimitOptions limits, CancellationToken stop)
    {
        CheckContentType(request);
        if (request.ContentLength is { } length && length > limits.MaxRequestBytes)
        {
            throw new RefusedRequest(413, HttpErrors.TooLarge(length, limits.MaxRequestBytes));
        }

        var began = Stopwatch.GetTimestamp();
        try
        {
            if (request.BodyReader.TryRead(out var sent) && TryTake(request, sent, limits.MaxRequestBytes) is { } whole)
            {
                return whole; // it came with the head, as nearly all do: nothing has to be timed
            }

            using var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
            budget.CancelAfter(limits.MaxReadTime);
            return await ReadBytesAsync(request, limits.MaxRequestBytes, budget.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RefusedRequest(408, HttpErrors.TooSlow(Stopwatch.GetElapsedTime(began), limits.MaxReadTime));
        }
        catch (BadHttpRequestException problem)
        {
            throw new RefusedRequest(problem.StatusCode, HttpErrors.BadBody());
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(
        HttpRequest request, int maxBytes, CancellationToken stop)
    {
        while (true)
        {
            if (TryTake(request, await request.BodyReader.ReadAsync(stop), maxBytes) is { } whole)
            {
                return whole;
            }
        }
    }

    /// <summary>What was read if it is the whole body; null where more is to come.</summary>
    private static byte[]? TryTake(HttpRequest request, ReadResult read, int maxBytes)
    {
        if (read.Buffer.Length > maxBytes)
        {
            throw new RefusedRequest(413, HttpErrors.TooLarge(read.Buffer.Length, maxBytes));
        }

        var whole = read.IsCompleted ? read.Buffer.ToArray() : null;
        request.BodyReader.AdvanceTo(whole is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
        return whole;
    }

    private static void CheckContentType(HttpRequest request)
    {
        var contentType = request.ContentType;
        var isJson = MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue
                || type.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)); // has a value
        if (!isJson)
        {
            throw new RefusedRequest(415, HttpErrors.UnsupportedMediaType(contentType));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedRequest(415, HttpErrors.UnsupportedEncoding(encoding));
        }
    }

    private static AskedRequest ReadBody(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            bytes = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes; // editors on Windows write one
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement;
            if (SentTexts.ProblemOf(bytes.Span, body) is { } problem)
            {
                throw new RefusedRequest(400, HttpErrors.BadJson(problem));
            }

            return body.ValueKind == JsonValueKind.Object
                ? ReadMembers(body)
                : throw new RefusedRequest(
                    400,
                    body.ValueKind == JsonValueKind.Array
                        ? HttpErrors.Batch()
                        : HttpErrors.BadJson($"it is {NameOf(body.ValueKind)}"));
        }
        catch (JsonException problem)
        {
            var place = $"line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}";
            throw new RefusedRequest(
                400, HttpErrors.BadJson(bytes.IsEmpty ? "it is empty" : $"it cannot be read from {place} on"));
        }
    }

    /// <summary>Reads the members of a request.</summary>
    /// <exception cref="RefusedRequest">HTTP_BAD_REQUEST.</exception>
    public static AskedRequest ReadMembers(JsonElement body) =>
        new(TextOrNull(body, "query"))
        {
            DocumentId = TextOrNull(body, "documentId"),
            OperationName = TextOrNull(body, "operationName"),
            Variables = body.TryGetProperty("variables", out var variables)
                ? ObjectOrNull(variables, "variables")
                : null,
            Extensions = body.TryGetProperty("extensions", out var extensions)
                ? ObjectOrNull(extensions, "extensions")
                : null,
        };

    private static string? TextOrNull(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : throw new RefusedRequest(400, HttpErrors.BadMember(name, "a text"));
    }

    private static JsonElement? ObjectOrNull(JsonElement member, string name) => member.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => member.Clone(), // an answer may be computed for others after this request has gone
        _ => throw new RefusedRequest(400, HttpErrors.BadMember(name, "a JSON object")),
    };

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a Boolean",
    };
}
