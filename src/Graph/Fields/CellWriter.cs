using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Writes the cells of one measure; the value written is a row number.</summary>
internal static class CellWriter
{
    /// <summary>A writer of the fields that are selected under a cell.</summary>
    public static ValueWriter<int> Of(Selection selection, MeasureColumn column) =>
        ObjectWriter.Of<int>("Cell", selection.Children, field => Field(field, selection, column));

    private static ValueWriter<int> Field(Selection field, Selection cell, MeasureColumn column)
    {
        var unit = Words.NumberUnit(field.Arguments.Get<string>("unit"));
        return field.Field.Name switch
        {
            "value" => Value(column, unit),
            "text" => Text(column, unit, Words.Lang(field.Arguments.Get<string>("lang") ?? "VI")),
            "status" => (json, row) => StatusWriter.Write(json, column.Status[row]),
            "numerator" => Part(column.Numerator, unit),
            "denominator" => Part(column.Denominator, unit),
            "records" => (json, row) => json.WriteNumberValue(column.Records[row]),
            "coverage" => (json, row) => NumberWriter.Write(json, column.Coverage[row]),
            "notes" => Notes(
                field, column, [.. cell.Children.Where(IsCalculation).Select(one => Calculated(one, column))]),
            "rank" => Rank(Calculated(field, column)),
            "share" or "percentile" => Number(Calculated(field, column)),
            "running" => Running(Calculated(field, column), unit),
            "compare" => ChangeWriter.Of(field, column, Calculated(field, column)),
            _ => throw ObjectWriter.Unknown(field),
        };
    }

    private static CalculationColumn Calculated(Selection field, MeasureColumn column)
    {
        var wanted = CalculationReader.Read(field)!; // the callers hand in calculations only
        return column.Calculations.First(one => one.Calculation == wanted); // the reader has asked for each of them
    }

    /// <summary>A writer of the number itself.</summary>
    public static ValueWriter<int> Value(MeasureColumn column, NumberUnit unit)
    {
        var isExact = column.Measure.Unit.Number == NumberKind.Exact;
        return (json, row) =>
        {
            if (!column.HasValue[row])
            {
                json.WriteNullValue();
            }
            else if (isExact)
            {
                NumberWriter.Write(json, column.Exact[row], unit);
            }
            else
            {
                NumberWriter.Write(json, column.Real[row], unit);
            }
        };
    }

    private static ValueWriter<int> Text(MeasureColumn column, NumberUnit unit, Lang lang) => (json, row) =>
        json.WriteStringValue(
            column.DecimalAt(row) is { } value ? NumberText.Of(value, column.Measure.Unit, unit, lang) : null);

    private static ValueWriter<int> Part(long?[] parts, NumberUnit unit) => (json, row) =>
    {
        if (parts[row] is { } value)
        {
            NumberWriter.Write(json, value, unit);
        }
        else
        {
            json.WriteNullValue();
        }
    };

    /// <summary>Remarks about the number, then those about the calculations that are selected beside it.</summary>
    private static ValueWriter<int> Notes(
        Selection field, MeasureColumn column, ImmutableArray<CalculationColumn> calculations)
    {
        var write = NoteWriter.ListOf(field);
        return (json, row) =>
            write(json, [.. column.Notes[row].Concat(calculations.SelectMany(one => one.Notes[row])).Distinct()]);
    }

    private static bool IsCalculation(Selection field) =>
        field.Field.Name is not "compare" && CalculationReader.Read(field) is not null;

    private static ValueWriter<int> Rank(CalculationColumn ranks) => (json, row) =>
    {
        if (ranks.Value[row] is { } rank)
        {
            json.WriteNumberValue((long)rank);
        }
        else
        {
            json.WriteNullValue();
        }
    };

    private static ValueWriter<int> Number(CalculationColumn numbers) =>
        (json, row) => NumberWriter.Write(json, numbers.Value[row]);

    private static ValueWriter<int> Running(CalculationColumn sums, NumberUnit unit) => (json, row) =>
    {
        if (sums.Exact.Length > row && sums.Exact[row] is { } exact)
        {
            NumberWriter.Write(json, exact, unit);
        }
        else if (sums.Value[row] is { } real)
        {
            NumberWriter.Write(json, real, unit);
        }
        else
        {
            json.WriteNullValue();
        }
    };
}
