using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes comparisons; the value written is a row number.</summary>
internal static class ChangeWriter
{
    private static readonly ImmutableArray<Note> NoOther =
    [
        new(
            "COMPARE_NO_VALUE",
            new(
                "Không có đủ cả hai giá trị để so sánh.",
                "One of the two numbers is missing, so there is no change to tell."),
            Severity.Info),
    ];

    /// <summary>A writer of the fields that are selected under a change.</summary>
    public static ValueWriter<int> Of(Selection selection, MeasureColumn column, CalculationColumn change) =>
        ObjectWriter.Of<int>("Change", selection.Children, field => Field(field, column, change));

    private static ValueWriter<int> Field(Selection field, MeasureColumn column, CalculationColumn change)
    {
        var unit = Words.NumberUnit(field.Arguments.Get<string>("unit"));
        var isExact = column.Measure.Unit.Number == NumberKind.Exact;
        switch (field.Field.Name)
        {
            case "value" when isExact:
                return Exact(
                    row => DeltaAt(change, row) is { } delta ? column.Exact[row] - delta : (long?)change.Shifted[row],
                    unit);
            case "value":
                return Real(row => change.Shifted[row], unit);
            case "delta" when isExact:
                return Exact(row => DeltaAt(change, row), unit);
            case "delta":
                return Real(row => change.Value[row], unit);
            case "ratio":
                return (json, row) => NumberWriter.Write(json, change.Ratio[row]);
            case "comparable":
                return (json, row) => json.WriteBooleanValue(IsComparable(change, row));
            case "because":
                var write = NoteWriter.ListOf(field);
                return (json, row) => write(json, IsComparable(change, row) ? [] : NoOther);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    private static bool IsComparable(CalculationColumn change, int row) =>
        change.Shifted[row] is not null && change.Value[row] is not null;

    private static long? DeltaAt(CalculationColumn change, int row) =>
        change.Exact.Length > row ? change.Exact[row] : (long?)change.Value[row];

    private static ValueWriter<int> Exact(Func<int, long?> read, NumberUnit unit) => (json, row) =>
    {
        if (read(row) is { } number)
        {
            NumberWriter.Write(json, number, unit);
        }
        else
        {
            json.WriteNullValue();
        }
    };

    private static ValueWriter<int> Real(Func<int, double?> read, NumberUnit unit) => (json, row) =>
    {
        if (read(row) is { } number)
        {
            NumberWriter.Write(json, number, unit);
        }
        else
        {
            json.WriteNullValue();
        }
    };
}
