using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>A completed object: one value per selection. A value is null, a leaf, or another node of this
/// file.</summary>
internal sealed record ObjectNodeResult(ImmutableArray<Selection> Selections, object?[] Values);

/// <summary>A completed list.</summary>
internal sealed record ListNodeResult(GraphType ItemType, object?[] Items);

/// <summary>A subtree that writes itself.</summary>
internal sealed record WrittenNodeResult(SelectionResult Result, Selection Selection, ResponsePath Path);

/// <summary>Stands for a value that failed; the nearest nullable type turns it into null.</summary>
internal sealed class Failed
{
    public static readonly Failed Value = new();

    private Failed()
    {
    }
}
