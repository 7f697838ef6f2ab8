using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// An answer that writes the JSON of a field's whole merged sub-selection itself: one call per subtree, no resolver per
/// cell. Return it from a resolver of a field of any output type.
/// </summary>
public abstract class SelectionResult
{
    /// <summary>Whether the answer is null. The engine then writes null, or nulls the nearest nullable parent, and
    /// never calls
    /// <see cref="Write"/>. Default: false.</summary>
    public virtual bool IsNull => false;

    /// <summary>Errors inside the subtree that are known before it is written; each with a full path. Default:
    /// none.</summary>
    public virtual ImmutableArray<GraphError> Errors => [];

    /// <summary>
    /// Writes exactly one JSON value: all that the selection asks for, in its order. It may be called again from the
    /// start when another part of the response failed while writing, so it must write the same each time.
    /// </summary>
    /// <exception cref="GraphException">The whole subtree fails: what it wrote is taken back and the field is
    /// null.</exception>
    public abstract void Write(Selection selection, SelectionWriter writer);
}
