using System.Globalization;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Asks for comparisons and tells them in a line.</summary>
internal static class Compared
{
    public static readonly Shift YearBefore = new Shift.YearsBack(1);

    public static readonly Database Money = new()
    {
        Payments =
        [
            Ask.Payment(World.HaTinh, 2022, 40, new(2022, 5, 2)), Ask.Payment(World.HaTinh, 2023, 50, new(2023, 5, 2)),
            Ask.Payment(World.DienBien, 2022, 7, new(2022, 5, 2)), Ask.Payment(World.NinhBinh, 2023, 9, new(2023, 6, 1)),
        ],
    };

    public static AggregationRequest For(string by, Filter? filter, Shift shift, string measure = "disbursed") => new()
    {
        By = [.. by.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Facts = [new FactAsk(measure, [new Calculation.Compare(shift)])],
        Filter = filter,
    };

    public static async Task<string> Told(string by, Filter filter, Shift shift) =>
        Text(await Ask.Of(Money, For(by, filter, shift)));

    /// <summary>Shifted value, delta, ratio and codes of reasons; coverage is looked at in a test of its own.</summary>
    public static string Text(Answer answer, int row = 0)
    {
        var change = answer.Rows!.Measures[0].Calculations[0];
        var because = string.Concat(change.Notes[row].Select(note => " " + note.Code));
        return $"{Number(change.ShiftedExact[row])} {Number(change.Exact[row])} {Number(change.Ratio[row])}{because}";
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "null";
}
