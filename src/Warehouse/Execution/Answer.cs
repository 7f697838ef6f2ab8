using System.Collections.Immutable;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Execution;

/// <summary>The answer to one request; a function of the request, the snapshot and the model version only.</summary>
public sealed record Answer
{
    /// <summary>The page of rows; null when not asked for.</summary>
    public ResultTable? Rows { get; init; }

    /// <summary>One row over all groups that the filters leave; null when not asked for.</summary>
    public ResultTable? Total { get; init; }

    /// <summary>One row over the groups that are not on the page; null when not asked for.</summary>
    public ResultTable? Rest { get; init; }

    /// <summary>Rows after <c>having</c> on all pages.</summary>
    public long Count { get; init; }

    /// <summary>Whether rows follow this page.</summary>
    public bool HasNextPage { get; init; }

    /// <summary>Cursor of the last row of the page; null for an empty page.</summary>
    public string? EndCursor { get; init; }

    /// <summary>Warnings about the whole answer, in a fixed order.</summary>
    public ImmutableArray<Note> Warnings { get; init; } = [];

    /// <summary>Rows of the tables that all statements read, those of other snapshots too; what filters left out is
    /// not known.</summary>
    public long ReadRows { get; init; }

    /// <summary>The statements that were run, in order.</summary>
    public ImmutableArray<string> Plan { get; init; } = [];
}
