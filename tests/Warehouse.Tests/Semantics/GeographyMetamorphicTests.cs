using System.Collections.Immutable;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>What must stay the same when money is restated, over countries whose history is random.</summary>
public sealed class GeographyMetamorphicTests
{
    private static readonly DateOnly[] Days = [new(2018, 5, 5), new(2020, 1, 1), new(2022, 2, 2), new(2024, 3, 3), new(2025, 8, 8)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Restating_records_of_units_of_the_day_is_identity(int seed)
    {
        var data = Made(seed);
        foreach (var day in Days.SkipLast(1)) // nothing changes in their years
        {
            var ofDay = new Database { Payments = [.. data.Payments.Where(one => one.Area.ExistsOn(day))] };
            await using var file = await WarehouseFile.MakeAsync(ofDay);
            foreach (var request in Requests.Select(one => one with { Filter = Ask.Years(day.Year) }))
            {
                Assert.Equal(await CellsAsync(file, request), await CellsAsync(file, On(day, request)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Restating_what_was_restated_changes_no_number(int seed)
    {
        var data = Made(seed);
        await using var file = await WarehouseFile.MakeAsync(data);
        foreach (var day in Days)
        {
            var map = file.Snapshot.Dimensions.MapOf(day);
            var moved = new Database { Payments = [.. data.Payments.Select(one => one with { Area = HomeOf(one.Area, map, file) })] };
            await using var again = await WarehouseFile.MakeAsync(moved);
            foreach (var request in Requests.Where(IsNotByRegion).Select(one => On(day, one)))
            {
                Assert.Equal(await NumbersAsync(file, request), await NumbersAsync(again, request));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_map_changes_a_total(int seed)
    {
        await using var file = await WarehouseFile.MakeAsync(Made(seed));
        foreach (var request in Requests.Select(one => one with { Parts = AnswerParts.Rows | AnswerParts.Total }))
        {
            var reported = await AskAsync(file, request);
            foreach (var day in Days)
            {
                var has = request.By.All(one => LevelOf(one) is not { } level || file.Snapshot.Dimensions.MapOf(day).Has(level));
                var restated = await AskAsync(file, On(day, request));
                Assert.Equal(has ? Numbers(reported.Total) : " ", Numbers(restated.Total));
                Assert.Equal(has ? Sum(reported.Rows) : 0, Sum(restated.Rows));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Neighbour_days_without_a_change_have_the_same_answer(int seed)
    {
        await using var file = await WarehouseFile.MakeAsync(Made(seed));
        foreach (var request in Requests)
        {
            foreach (var day in Days)
            {
                Assert.Equal(await CellsAsync(file, On(day, request)), await CellsAsync(file, On(day.AddDays(1), request)));
            }
        }
    }

    private static AggregationRequest[] Requests =>
        [.. new[] { "province", "district", "region", "province year" }.Select(by => Ask.For(by, "disbursed payments", null, "funding") with { First = 10_000 })];

    private static Database Made(int seed)
    {
        World.Tell(new RandomHistory(seed).History);
        return new() { Payments = new RandomDatabase(new(seed)).Make().Payments };
    }

    private static Place HomeOf(Place place, Restatement map, WarehouseFile file)
    {
        var home = map.HomeOf(file.Snapshot.Dimensions.Area(RowMaker.Key(place) ?? 0)!)!;
        return World.Places.Single(one => RowMaker.Key(one) == home.Key);
    }

    private static AggregationRequest On(DateOnly day, AggregationRequest request) =>
        request with { Geography = new Geography.AsOf(day) };

    private static Task<Answer> AskAsync(WarehouseFile file, AggregationRequest request) =>
        Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);

    private static async Task<string> NumbersAsync(WarehouseFile file, AggregationRequest request) =>
        AnswerText.OfNumbers(await AskAsync(file, request) with { EndCursor = null });

    /// <summary>Keys, values, records, status and coverage of all rows.</summary>
    private static async Task<ImmutableArray<string>> CellsAsync(WarehouseFile file, AggregationRequest request)
    {
        var rows = (await AskAsync(file, request)).Rows!;
        return [.. Enumerable.Range(0, rows.RowCount).Select(row => string.Join(' ', rows.Keys.Select(key => key.KeyAt(row)))
            + ":" + string.Concat(rows.Measures.Select(one => $" {one.DecimalAt(row)} {one.Records[row]} {one.Status[row]} {one.Coverage[row]}")))];
    }

    private static string Numbers(ResultTable? table) => string.Join(' ', table!.Measures.Select(one => one.DecimalAt(0)));

    private static decimal Sum(ResultTable? table) => table!.Measures.Sum(one => Enumerable.Range(0, table.RowCount).Sum(row => one.DecimalAt(row) ?? 0));

    private static AreaLevel? LevelOf(string dimension) => Enum.TryParse<AreaLevel>(dimension, true, out var level) ? level : null;

    /// <summary>A record that is moved to a region, which it does not belong to in its own time, has none in its own keys.</summary>
    private static bool IsNotByRegion(AggregationRequest request) => !request.By.Contains("region");
}
