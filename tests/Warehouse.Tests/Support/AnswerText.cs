using System.Globalization;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Writes everything that an answer tells its reader, without the statements that were run.</summary>
internal static class AnswerText
{
    public static string Of(Answer answer) => string.Join('\n',
        $"count {answer.Count} next {answer.HasNextPage} cursor {answer.EndCursor}",
        $"rows {Of(answer.Rows)}",
        $"total {Of(answer.Total)}",
        $"rest {Of(answer.Rest)}",
        $"warnings {Of(answer.Warnings)}");

    /// <summary>The same without what is told about the numbers and about the answer as a whole.</summary>
    public static string OfNumbers(Answer answer) => string.Join('\n',
        $"count {answer.Count} next {answer.HasNextPage} cursor {answer.EndCursor}",
        $"rows {Of(answer.Rows, OfNumber)}",
        $"total {Of(answer.Total, OfNumber)}",
        $"rest {Of(answer.Rest, OfNumber)}");

    private static string Of(ResultTable? table) => Of(table, Of);

    private static string Of(ResultTable? table, Func<MeasureColumn, int, string> cell) => table is null ? "none" : string.Concat(
        Enumerable.Range(0, table.RowCount).Select(row => $"\n  {string.Join(',', table.Keys.Select(key => Of(key.KeyAt(row))))}: " +
            string.Join(" | ", table.Measures.Select(column => cell(column, row)))));

    private static string Of(MeasureColumn column, int row)
    {
        object?[] told = [column.Records[row], column.Status[row], column.Coverage[row], column.Qualifiers[row]];
        return OfNumber(column, row) + " " + string.Join(' ', told.Select(Of)) + Of(column.Notes[row]);
    }

    private static string OfNumber(MeasureColumn column, int row)
    {
        object? value = !column.HasValue[row] ? null : column.Exact.Length > 0 ? column.Exact[row] : column.Real[row];
        object?[] told = [value, column.Numerator[row], column.Denominator[row]];
        return string.Join(' ', told.Select(Of)) + string.Concat(column.Calculations.Select(one => Of(one, row)));
    }

    private static string Of(CalculationColumn column, int row) =>
        $" [{Of(column.Value[row])} {Of(At(column.Exact, row))} " +
        $"{Of(At(column.Shifted, row))} {Of(At(column.Ratio, row))}{Of(column.Notes[row])}]";

    private static T? At<T>(T?[] values, int row)
        where T : struct => values.Length > row ? values[row] : null;

    private static string Of(IEnumerable<Note> notes) =>
        string.Concat(notes.Select(note => $" {note.Severity} {note.Code} '{note.Message.Vi}' '{note.Message.En}'"));

    private static string Of(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "-";
}
