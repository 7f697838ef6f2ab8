using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Writes responses. Nothing reaches the output before the whole response is known to be right.</summary>
internal static class ResponseWriter
{
    /// <summary>Letters outside ASCII are written as they are: the response is always UTF-8 JSON, never part of
    /// HTML.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void WriteErrors(ImmutableArray<GraphError> errors, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        ErrorWriter.Write(json, errors);
        json.WriteEndObject();
    }

    /// <summary>Writes data and errors.</summary>
    /// <returns>The number of errors written.</returns>
    public static int Write(object? data, ErrorSink errors, IBufferWriter<byte> output)
    {
        using var buffer = new PooledBuffer();
        var written = WriteOnce(data, errors, buffer).Errors.Length;
        buffer.CopyTo(output);
        return written;
    }

    /// <summary>Writes data and errors, and keeps the bytes where they are not too many.</summary>
    /// <param name="data">The data.</param>
    /// <param name="errors">What failed so far.</param>
    /// <param name="keptBytes">The most bytes that are kept.</param>
    public static ReadyResponse Ready(object? data, ErrorSink errors, long keptBytes)
    {
        using var buffer = new PooledBuffer(keptBytes);
        var (right, all) = WriteOnce(data, errors, buffer);
        if (!buffer.IsWhole)
        {
            return new(right, all, buffer.Length, null);
        }

        var whole = new ArrayBufferWriter<byte>(Math.Max(1, (int)buffer.Length));
        buffer.CopyTo(whole);
        return new(null, all, buffer.Length, whole.WrittenMemory);
    }

    /// <summary>Writes a response again that was written before. After each pause there is a piece in the output, which
    /// the caller takes out.</summary>
    public static IEnumerable<Pause> Again(
        object? data, ImmutableArray<GraphError> errors, ArrayBufferWriter<byte> output, int pieceBytes)
    {
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var pause in new ResponseRun(json).Data(data))
        {
            if (json.BytesPending + output.WrittenCount >= pieceBytes)
            {
                json.Flush();
                yield return pause;
            }
        }

        End(json, errors);
        yield return default;
    }

    /// <summary>A subtree that fails while it is written is taken out, and the writing starts again.</summary>
    /// <returns>The data without what failed, and all errors.</returns>
    private static (object? Data, ImmutableArray<GraphError> Errors) WriteOnce(
        object? data, ErrorSink errors, PooledBuffer buffer)
    {
        using var json = new Utf8JsonWriter(buffer, Options);
        var broken = new HashSet<WrittenNodeResult>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            var run = new ResponseRun(json);
            if (run.TryWrite(data, errors) is not { } failed)
            {
                ImmutableArray<GraphError> all = [.. errors.InOrder(), .. run.Reported];
                End(json, all);
                return (data, all);
            }

            broken.Add(failed);
            data = data is ObjectNodeResult node && NullPropagation.Apply(node, broken) is ObjectNodeResult rest
                ? rest
                : null;
            buffer.Clear();
            json.Reset(buffer);
        }
    }

    private static void End(Utf8JsonWriter json, ImmutableArray<GraphError> errors)
    {
        if (!errors.IsEmpty)
        {
            ErrorWriter.Write(json, errors);
        }

        json.WriteEndObject();
        json.Flush();
    }
}
