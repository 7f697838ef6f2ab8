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
        var written = Write(data, errors, buffer);
        buffer.CopyTo(output);
        return written;
    }

    /// <summary>Writes data and errors into memory.</summary>
    /// <param name="data">The data.</param>
    /// <param name="errors">What failed so far.</param>
    /// <param name="wholeBytes">The longest response that is one whole.</param>
    /// <param name="mostBytes">The longest response that is held at all.</param>
    public static ReadyResponse Ready(object? data, ErrorSink errors, long wholeBytes, long mostBytes)
    {
        using var buffer = new PooledBuffer(mostBytes);
        var written = Write(data, errors, buffer);
        if (!buffer.IsWhole || buffer.Length > wholeBytes)
        {
            return new(written, buffer.Length, buffer.IsWhole ? buffer.Detach() : []);
        }

        var whole = new ArrayBufferWriter<byte>(Math.Max(1, (int)buffer.Length));
        buffer.CopyTo(whole);
        return new(written, buffer.Length, []) { Whole = whole.WrittenMemory };
    }

    /// <summary>A subtree that fails while it is written is taken out, and the writing starts again.</summary>
    private static int Write(object? data, ErrorSink errors, PooledBuffer buffer)
    {
        using var json = new Utf8JsonWriter(buffer, Options);
        var run = new Run(json, errors);
        while (!run.TryWrite(data))
        {
            data = data is ObjectNodeResult node && NullPropagation.Apply(node, run.Broken) is ObjectNodeResult rest
                ? rest
                : null;
            buffer.Clear();
            json.Reset(buffer);
        }

        ImmutableArray<GraphError> all = [.. errors.InOrder(), .. run.Reported];
        if (!all.IsEmpty)
        {
            ErrorWriter.Write(json, all);
        }

        json.WriteEndObject();
        json.Flush();
        return all.Length;
    }

    private sealed class Run(Utf8JsonWriter json, ErrorSink errors)
    {
        private readonly HashSet<WrittenNodeResult> _broken = new(ReferenceEqualityComparer.Instance);

        public IReadOnlySet<WrittenNodeResult> Broken => _broken;

        public List<GraphError> Reported { get; } = [];

        /// <returns>False when a subtree failed; it is then in <see cref="Broken"/>.</returns>
        public bool TryWrite(object? data)
        {
            Reported.Clear();
            json.WriteStartObject();
            json.WritePropertyName("data"u8);
            return Value(data);
        }

        private bool Value(object? value)
        {
            switch (value)
            {
                case ObjectNodeResult node:
                    return Object(node);
                case ListNodeResult node:
                    return List(node);
                case WrittenNodeResult node:
                    return Written(node);
                default:
                    LeafWriter.Write(json, value);
                    return true;
            }
        }

        private bool Object(ObjectNodeResult node)
        {
            json.WriteStartObject();
            for (var i = 0; i < node.Values.Length; i++)
            {
                json.WritePropertyName(node.Selections[i].EncodedName);
                if (!Value(node.Values[i]))
                {
                    return false;
                }
            }

            json.WriteEndObject();
            return true;
        }

        private bool List(ListNodeResult node)
        {
            json.WriteStartArray();
            foreach (var item in node.Items)
            {
                if (!Value(item))
                {
                    return false;
                }
            }

            json.WriteEndArray();
            return true;
        }

        private bool Written(WrittenNodeResult node)
        {
            try
            {
                node.Result.Write(node.Selection, new(json, node.Path, Reported));
                return true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                errors.Add(exception, node.Selection, node.Path);
                _broken.Add(node);
                return false;
            }
        }
    }
}
