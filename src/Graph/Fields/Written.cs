using System.Text.Json;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Fields;

/// <summary>An answer that is ready to be written: a writer and its value. It needs no snapshot any more, and may be
/// written by several threads at once.</summary>
internal sealed class Written(Func<Selection, Utf8JsonWriter, IEnumerable<Pause>> write) : SelectionResult
{
    /// <summary>The answer of a value.</summary>
    public static Written Of<T>(T value, Func<Selection, ValueWriter<T>> compile) =>
        OfLong(value, selection => ObjectWriter.Whole(compile(selection)));

    /// <summary>The answer of a value that may be long.</summary>
    public static Written OfLong<T>(T value, Func<Selection, LongWriter<T>> compile) =>
        new((selection, json) => compile(selection)(json, value));

    /// <summary>The same for a value that several writers cannot share: each makes its own.</summary>
    public static Written OfLong<T>(Func<T> make, Func<Selection, LongWriter<T>> compile) =>
        new((selection, json) => compile(selection)(json, make()));

    /// <inheritdoc/>
    public override void Write(Selection selection, SelectionWriter writer)
    {
        foreach (var _ in WriteInSteps(selection, writer))
        {
            // all at once
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Pause> WriteInSteps(Selection selection, SelectionWriter writer) =>
        write(selection, writer.Json);
}
