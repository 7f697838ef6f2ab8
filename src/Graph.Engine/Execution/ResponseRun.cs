using System.Text.Json;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Writes the data of a response once.</summary>
internal sealed class ResponseRun(Utf8JsonWriter json)
{
    private WrittenNodeResult? _writing;

    /// <summary>Errors that subtrees reported while they were written.</summary>
    public List<GraphError> Reported { get; } = [];

    /// <summary>Begins the response and writes its data.</summary>
    /// <returns>The subtree that failed, whose errors are noted; null when none did.</returns>
    public WrittenNodeResult? TryWrite(object? data, ErrorSink errors)
    {
        try
        {
            foreach (var _ in Data(data))
            {
                // nobody takes the pieces: they may still be taken back
            }

            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && _writing is not null)
        {
            errors.Add(exception, _writing.Selection, _writing.Path);
            return _writing;
        }
    }

    /// <summary>The same with pauses: below the root fields, where long answers are.</summary>
    public IEnumerable<Pause> Data(object? data)
    {
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        if (data is not ObjectNodeResult root)
        {
            Value(data);
            yield break;
        }

        json.WriteStartObject();
        for (var i = 0; i < root.Values.Length; i++)
        {
            json.WritePropertyName(root.Selections[i].EncodedName);
            if (root.Values[i] is not WrittenNodeResult node)
            {
                Value(root.Values[i]);
                continue;
            }

            foreach (var pause in Written(node))
            {
                yield return pause;
            }
        }

        json.WriteEndObject();
    }

    private IEnumerable<Pause> Written(WrittenNodeResult node)
    {
        _writing = node;
        foreach (var pause in node.Result.WriteInSteps(node.Selection, new(json, node.Path, Reported)))
        {
            yield return pause;
        }

        _writing = null;
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case ObjectNodeResult node:
                Object(node);
                break;
            case ListNodeResult node:
                List(node);
                break;
            case WrittenNodeResult node:
                _writing = node;
                node.Result.Write(node.Selection, new(json, node.Path, Reported));
                _writing = null;
                break;
            default:
                LeafWriter.Write(json, value);
                break;
        }
    }

    private void Object(ObjectNodeResult node)
    {
        json.WriteStartObject();
        for (var i = 0; i < node.Values.Length; i++)
        {
            json.WritePropertyName(node.Selections[i].EncodedName);
            Value(node.Values[i]);
        }

        json.WriteEndObject();
    }

    private void List(ListNodeResult node)
    {
        json.WriteStartArray();
        foreach (var item in node.Items)
        {
            Value(item);
        }

        json.WriteEndArray();
    }
}
