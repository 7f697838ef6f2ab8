using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers to one calculation, one a row.</summary>
public sealed record CalculationColumn
{
    /// <summary>What was asked.</summary>
    public required Calculation Calculation { get; init; }

    /// <summary>The share, rank, percentile or running sum, or the delta of a comparison; null where there is
    /// none.</summary>
    public required double?[] Value { get; init; }

    /// <summary>Exact running sums and deltas of exact measures; empty otherwise.</summary>
    public long?[] Exact { get; init; } = [];

    /// <summary>Shifted values of a comparison of exact measures; empty otherwise.</summary>
    public long?[] ShiftedExact { get; init; } = [];

    /// <summary>Shifted values of a comparison; empty otherwise.</summary>
    public double?[] Shifted { get; init; } = [];

    /// <summary>Delta over the size of the shifted value; empty for other calculations.</summary>
    public double?[] Ratio { get; init; } = [];

    /// <summary>Remarks about each row's number; of a comparison, why its two numbers do not compare.</summary>
    public required ImmutableArray<Note>[] Notes { get; init; }

    /// <summary>A column without numbers; a remark stands in every row.</summary>
    internal static CalculationColumn Empty(Calculation calculation, int rows, params ImmutableArray<Note> notes) =>
        new()
        {
            Calculation = calculation,
            Value = new double?[rows],
            Notes = [.. Enumerable.Repeat(notes, rows)],
        };
}
