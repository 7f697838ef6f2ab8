using Analytics.Graph.Fields;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Exports;

/// <summary>What the address of an export asks.</summary>
internal sealed record ExportQuestion
{
    /// <summary>The question to the warehouse.</summary>
    public required AggregationRequest Request { get; init; }

    /// <summary>Whether all rows are wanted, because no <c>first</c> is given.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The snapshot that is named; null for the current one.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Whether statuses are columns too.</summary>
    public StatusColumns Status { get; init; }

    /// <summary>Language of names and titles.</summary>
    public Lang Lang { get; init; }

    /// <summary>The parameters in one spelling, without the snapshot.</summary>
    public required string Parameters { get; init; }

    /// <summary>The parameters with another cursor.</summary>
    public required Func<string, string> ParametersAfter { get; init; }
}
