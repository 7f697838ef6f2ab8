using System.Text.Json;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Fields;

/// <summary>An answer that is ready to be written: a writer and its value.</summary>
internal sealed class Written(Action<Selection, Utf8JsonWriter> write) : SelectionResult
{
    /// <summary>The answer of a value.</summary>
    public static Written Of<T>(T value, Func<Selection, ValueWriter<T>> compile) =>
        new((selection, json) => compile(selection)(json, value));

    /// <inheritdoc/>
    public override void Write(Selection selection, SelectionWriter writer) => write(selection, writer.Json);
}
