using System.Globalization;
using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Asks one question of a few records.</summary>
internal static class Ask
{
    public static readonly QueryRunner Runner = new(WarehouseModel.Semantic);

    public static async Task<Answer> Of(Database data, AggregationRequest request)
    {
        await using var file = await WarehouseFile.MakeAsync(data);
        return await Runner.RunAsync(request, file.Snapshot, CancellationToken.None);
    }

    public static AggregationRequest For(string by, string facts, Filter? filter = null, string? subject = null) => new()
    {
        Subject = subject,
        By = [.. by.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Facts = [.. facts.Split(' ').Select(name => new FactAsk(name))],
        Filter = filter,
    };

    public static Filter Years(params ImmutableArray<int> years) => new Filter.Years(years);

    public static Filter Code(string dimension, params ImmutableArray<string> codes) => new Filter.Codes(dimension) { In = codes };

    public static Filter Under(params ImmutableArray<string> codes) => new Filter.Area { Under = codes };

    /// <summary>A cell as value, status and codes of notes.</summary>
    public static string Cell(ResultTable? table, int row = 0, int measure = 0)
    {
        var column = table!.Measures[measure];
        var notes = string.Concat(column.Notes[row].Select(note => " " + note.Code));
        return $"{(column.DecimalAt(row) is { } value ? value.ToString("0.######", CultureInfo.InvariantCulture) : "null")} {column.Status[row]}{notes}";
    }

    public static Allocation Allocation(Place area, int? year, long? amount, int? origin = null, Spell? span = null) =>
        new() { Area = area, Year = year, Span = span, Origin = span is null ? origin ?? year : null, Amount = amount, Project = "2021-2025/P7" };

    public static Payment Payment(Place area, int? year, long? amount, DateOnly? day = null, int? origin = null) =>
        new() { Area = area, Year = year, Origin = origin ?? year, Amount = amount, Day = day, Project = "2021-2025/P7" };

    public static Review Review(Place area, int year, string standard, int? households, int? poor, decimal? rate = null) => new()
    {
        Area = area, Year = year, Day = new(year, 12, 31), Standard = standard, Households = households, Poor = poor, PoorRate = rate,
    };
}
