using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>Names and makes the parts of one scan; equal parts get equal names.</summary>
internal sealed record PartsOf(string Scan)
{
    public string? Column { get; init; }

    public ColumnUse Kind { get; init; }

    public ImmutableArray<PartCondition> When { get; init; } = [];

    /// <summary>Tells records of other units than those shown; null where there are none.</summary>
    public MovedRecords? Moved { get; init; }

    /// <summary>Whether only records that know the column are told among those of other units.</summary>
    public bool CountsKnown { get; init; }

    private string Suffix => string.Concat(When.Select(SuffixOf));

    private string RowsName => $"{Scan}_rows{Suffix}";

    private string QualifiersName => $"{Scan}_qualifiers{Suffix}";

    private string ValueName => Column is null ? RowsName
        : $"{Scan}_{Column}_{(Kind == ColumnUse.Sum ? "sum" : "distinct")}{Suffix}";

    private string? KnownName => Column is null || Kind == ColumnUse.Distinct ? null : $"{Scan}_{Column}_known{Suffix}";

    private string? MovedName => Moved is null ? null
        : CountsKnown ? $"{Scan}_{Column}_{Moved.Name}{Suffix}"
        : $"{Scan}_{Moved.Name}{Suffix}";

    public CellParts.Amount Amount() =>
        new(Scan, ValueName, RowsName, KnownName, QualifiersName) { Moved = MovedName };

    public CellParts.Pair Pair(Measure.PairRatio pair) =>
        new(Scan, Beside(pair.Over, pair.Under), Beside(pair.Under, pair.Over), Both(pair), RowsName, QualifiersName)
        {
            Published = pair.Published is { } published ? $"{Scan}_{published}_published{Suffix}" : null,
            Moved = MovedName,
        };

    public StandardParts Standards() => new($"{Scan}_standard_least{Suffix}", $"{Scan}_standard_greatest{Suffix}");

    public IEnumerable<Part> Numbers()
    {
        yield return new(RowsName, new PartValue.Rows(), When);
        yield return new(QualifiersName, new PartValue.Qualifiers(), When);
        if (Column is not null)
        {
            yield return new(
                ValueName, Kind == ColumnUse.Sum ? new PartValue.Sum(Column) : new PartValue.Distinct(Column), When);
        }

        if (Column is not null && KnownName is { } known)
        {
            yield return new(known, new PartValue.Known(Column), When);
        }
    }

    public IEnumerable<Part> PairNumbers(Measure.PairRatio pair)
    {
        yield return new(RowsName, new PartValue.Rows(), When);
        yield return new(QualifiersName, new PartValue.Qualifiers(), When);
        yield return new(Beside(pair.Over, pair.Under), new PartValue.SumBeside(pair.Over, pair.Under), When);
        yield return new(Beside(pair.Under, pair.Over), new PartValue.SumBeside(pair.Under, pair.Over), When);
        yield return new(Both(pair), new PartValue.KnownBoth(pair.Over, pair.Under), When);
        if (Pair(pair).Published is { } name && pair.Published is { } column)
        {
            yield return new(name, new PartValue.Published(column), When);
        }
    }

    public IEnumerable<Part> MovedNumbers()
    {
        if (Moved is { } moved && MovedName is { } name)
        {
            PartValue told = CountsKnown && Column is { } column ? new PartValue.Known(column) : new PartValue.Rows();
            yield return new(name, told, [.. When, new PartCondition.Passing(moved.Test)]);
        }
    }

    public IEnumerable<Part> StandardNumbers(string key)
    {
        yield return new(Standards().Least, new PartValue.Least(key), When);
        yield return new(Standards().Greatest, new PartValue.Greatest(key), When);
    }

    private string Beside(string column, string other) => $"{Scan}_{column}_beside_{other}{Suffix}";

    private string Both(Measure.PairRatio pair) => $"{Scan}_{pair.Over}_and_{pair.Under}_known{Suffix}";

    private static string SuffixOf(PartCondition condition) => condition switch
    {
        PartCondition.Fixed { Condition: Condition.Holds holds } => $"_{holds.Column}_{holds.Value}",
        PartCondition.Fixed { Condition: Condition.Same same } => $"_{same.Left}_is_{same.Right}",
        PartCondition.Entered or PartCondition.EnteredAlone => "_entered",
        PartCondition.LastOfPlace => "_last",
        PartCondition.BeforeEnd before => $"_{before.Column}_before_end",
        _ => throw new UnreachableException($"Condition {condition.GetType().Name} has no name."),
    };
}
