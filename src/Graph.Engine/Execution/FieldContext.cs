using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>What a resolver knows when it is called.</summary>
/// <param name="Selection">The field as asked: arguments coerced, sub-selections merged.</param>
/// <param name="Parent">The object type that the field is read from.</param>
/// <param name="Source">The parent value; null for root fields, the event for root subscription fields.</param>
/// <param name="Path">Where the field stands in the response.</param>
/// <param name="Request">The request, with the host's context object.</param>
/// <param name="Stop">Cancelled when nobody waits for the answer any more.</param>
public sealed record FieldContext(
    Selection Selection,
    ObjectType Parent,
    object? Source,
    ResponsePath Path,
    GraphRequest Request,
    CancellationToken Stop)
{
    /// <summary>The coerced arguments.</summary>
    public InputObject Arguments => Selection.Arguments;

    /// <summary>The parent value as a CLR type.</summary>
    /// <typeparam name="T">The type that the parent's resolver returns.</typeparam>
    public T SourceAs<T>() => (T)Source!; // the parent's resolver returned it, null never reaches its fields
}
