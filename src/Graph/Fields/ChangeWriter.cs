using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes comparisons; the value written is a row number.</summary>
internal static class ChangeWriter
{
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
                return Exact(row => change.ShiftedExact[row], unit);
            case "value":
                return Real(row => change.Shifted[row], unit);
            case "delta" when isExact:
                return Exact(row => change.Exact[row], unit);
            case "delta":
                return Real(row => change.Value[row], unit);
            case "ratio":
                return (json, row) => NumberWriter.Write(json, change.Ratio[row]);
            case "comparable":
                return (json, row) => json.WriteBooleanValue(change.Notes[row].IsEmpty);
            case "because":
                var write = NoteWriter.ListOf(field);
                return (json, row) => write(json, change.Notes[row]);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

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
