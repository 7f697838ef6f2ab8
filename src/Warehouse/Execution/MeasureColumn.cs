using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Cells of one measure, one a row. Where only values were asked, records, status, coverage, qualifiers and
/// notes are empty.</summary>
public sealed record MeasureColumn
{
    /// <summary>What was asked.</summary>
    public required FactAsk Ask { get; init; }

    /// <summary>The measure; <see cref="Unit.Number"/> of its unit says which of the value arrays holds.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Values of exact measures; meaningless where <see cref="HasValue"/> is false. Empty for real
    /// measures.</summary>
    public required long[] Exact { get; init; }

    /// <summary>Values of real measures; meaningless where <see cref="HasValue"/> is false. Empty for exact
    /// measures.</summary>
    public required double[] Real { get; init; }

    /// <summary>Whether a row has a value.</summary>
    public required bool[] HasValue { get; init; }

    /// <summary>Numerators of ratios; null elsewhere and where the value has none.</summary>
    public required long?[] Numerator { get; init; }

    /// <summary>Denominators of ratios; null elsewhere and where the value has none.</summary>
    public required long?[] Denominator { get; init; }

    /// <summary>Records behind each number.</summary>
    public required long[] Records { get; init; }

    /// <summary>Status of each number.</summary>
    public required CellStatus[] Status { get; init; }

    /// <summary>Provinces that reported as a part of those that should, 0 to 1; null for subjects made of
    /// events.</summary>
    public required double?[] Coverage { get; init; }

    /// <summary>Bits of the qualifiers among the records: 1 at least, 2 approximate, 4 expected, 8
    /// preliminary.</summary>
    public required byte[] Qualifiers { get; init; }

    /// <summary>Notes of each number; empty arrays where there are none.</summary>
    public required ImmutableArray<Note>[] Notes { get; init; }

    /// <summary>Answers to the calculations, in the order asked.</summary>
    public ImmutableArray<CalculationColumn> Calculations { get; init; } = [];

    /// <summary>The value of a row as a decimal, for exact and real measures alike; null where there is none.</summary>
    public decimal? DecimalAt(int row) => !HasValue[row] ? null
        : Measure.Unit.Number == NumberKind.Exact ? Exact[row] : (decimal)Real[row];
}
