using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>What rulings 8, 12, 13, 14, 15, 16 and 18 of the semantics say of questions on the map of a day.</summary>
public sealed class GeographyRulings
{
    private const AnswerParts WithTotal = AnswerParts.Rows | AnswerParts.Total;

    private static readonly DateOnly Before = new(2025, 6, 30);

    private static readonly Database Money = new()
    {
        Payments =
        [
            Ask.Payment(World.LaoCai, 2023, 30), Ask.Payment(World.YenBai, 2023, 4), Ask.Payment(World.HaTinh, 2023, 50),
            Ask.Payment(World.DienBien, 2022, 7), Ask.Payment(World.NewLaoCai, 2025, 60), Ask.Payment(World.YenBai, 2022, 6),
            Ask.Payment(World.MuCangChai, 2023, 1),
        ],
    };

    [Fact]
    public async Task Ruling_16_a_district_that_moved_takes_its_records_along_and_leaves_those_of_its_provinces()
    {
        var moved = new DateOnly(2020, 1, 1);
        Place[] provinces = [new("01", AreaLevel.Province, "A"), new("02", AreaLevel.Province, "B")];
        var left = new Place("030", AreaLevel.District, "D", null, moved) { Province = provinces[0] };
        var joined = new Place("031", AreaLevel.District, "D", moved) { Province = provinces[1] };
        World.Tell(new([World.Country, .. provinces, left, joined], [new(left, joined, moved)]));
        var data = new Database
        {
            Payments = [Ask.Payment(provinces[0], 2019, 30), Ask.Payment(provinces[1], 2019, 50), Ask.Payment(left, 2019, 4)],
        };

        var answer = await Ask.Of(data, Ask.For("province", "disbursed") with { Geography = new Geography.AsOf(new(2021, 1, 1)) });

        Assert.Equal(["30", "54"], Enumerable.Range(0, answer.Rows!.RowCount).Select(row => Ask.Cell(answer.Rows, row).Split(' ')[0]));
    }

    [Fact]
    public async Task Ruling_12_the_map_of_the_frame_tells_which_territory_a_code_means()
    {
        var now = await OnAsync(World.Merger, Ask.For("province", "disbursed", Ask.Under("15")));
        var then = await OnAsync(Before, Ask.For("", "disbursed", new Filter.And([Ask.Under("15"), Ask.Years(2022, 2023)])));

        Assert.Equal("101 Restated RESTATED", Ask.Cell(now.Rows));
        Assert.Equal(RowKey(World.NewLaoCai), now.Rows!.Keys[0].KeyAt(0));
        Assert.Equal("11 Final", Ask.Cell(then.Rows));
        Assert.Empty(now.Warnings);
    }

    [Fact]
    public async Task Ruling_12_at_goes_before_the_map_which_takes_the_unit_that_holds_it_as_a_whole()
    {
        var answer = await OnAsync(World.Merger, Ask.For("", "disbursed", new Filter.Area { Under = ["10"], At = Before }));

        Assert.Equal("101 Restated RESTATED", Ask.Cell(answer.Rows));
        Assert.Equal(
            ("AREA_RESTATED", "The code 10 (Lào Cai (en)) belongs to Lào Cai (en) on the map of 2025-07-01, which is taken as a whole."),
            (Assert.Single(answer.Warnings).Code, answer.Warnings[0].Message.En));
    }

    [Fact]
    public async Task Ruling_12_a_unit_that_lies_in_none_of_the_map_is_refused_with_what_holds_it()
    {
        var filter = new Filter.Area { Under = ["15"], At = World.Merger };

        var problem = await Assert.ThrowsAsync<AnalyticsException>(() => OnAsync(Before, Ask.For("", "disbursed", filter)));

        Assert.Equal("QUERY_AREA_NOT_ON_MAP", Assert.Single(problem.Errors).Code);
    }

    [Fact]
    public async Task Ruling_12_regions_and_districts_are_not_applicable_on_a_map_that_has_none()
    {
        var region = await OnAsync(World.Merger, Ask.For("region", "disbursed") with { Parts = WithTotal });
        var filtered = await OnAsync(World.Merger, Ask.For("", "disbursed", new Filter.Area { Region = ["NMM"] }));
        var district = await OnAsync(World.Merger, Ask.For("", "disbursed", Ask.Under("137")));

        Assert.Equal(0, region.Rows!.RowCount);
        Assert.Equal("null NotApplicable LEVEL_NOT_ON_MAP", Ask.Cell(region.Total));
        Assert.Equal("null NotApplicable LEVEL_NOT_ON_MAP", Ask.Cell(filtered.Rows));
        Assert.Equal("null NotApplicable LEVEL_NOT_ON_MAP", Ask.Cell(district.Rows));
        Assert.Contains(region.Warnings, note => note.Code == "MEASURE_OUT_OF_REACH");
    }

    [Fact]
    public async Task Ruling_12_on_a_map_with_regions_a_later_record_belongs_to_the_region_of_its_unit()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.DienBien, 2024, 5), Ask.Payment(World.DienBien, 2025, 3, new(2025, 9, 1))],
        };

        var rows = await Ask.Of(data, On(Before, Ask.For("region", "disbursed")));
        var filtered = await Ask.Of(data, On(Before, Ask.For("", "disbursed", new Filter.Area { Region = ["NMM"] })));

        Assert.Equal(1, rows.Rows!.RowCount);
        Assert.StartsWith("8 ", Ask.Cell(rows.Rows));
        Assert.StartsWith("8 ", Ask.Cell(filtered.Rows));
        Assert.DoesNotContain("REGION_ENDED", Ask.Cell(filtered.Rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ruling_13_not_under_a_unit_of_the_map_leaves_out_all_that_it_was_made_of()
    {
        var answer = await OnAsync(World.Merger, Ask.For("", "disbursed", new Filter.Not(Ask.Under("15"))));

        Assert.StartsWith("57 ", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_14_a_number_with_records_of_other_units_is_restated_and_an_untouched_one_is_final()
    {
        var answer = await OnAsync(World.Merger, Ask.For("province", "disbursed", Ask.Years(2023)));

        Assert.Equal([RowKey(World.NewLaoCai), RowKey(World.HaTinh)], Keys(answer));
        Assert.Equal("35 Restated RESTATED", Ask.Cell(answer.Rows));
        Assert.Equal("3 of 3 records belong to other units, restated on the map of 2025-07-01.",
            answer.Rows!.Measures[0].Notes[0].Single(note => note.Code == "RESTATED").Message.En);
        Assert.Equal("50 Final", Ask.Cell(answer.Rows, 1));
    }

    [Fact]
    public async Task Ruling_15_coverage_of_a_successor_is_the_part_of_its_predecessors_that_reported()
    {
        var data = new Database { Payments = [Ask.Payment(World.YenBai, 2023, 4)] };

        var answer = await Ask.Of(data, On(World.Merger, Ask.For("province", "disbursed", Ask.Years(2023))));

        Assert.Equal("4 Partial PARTLY_REPORTED RESTATED", Ask.Cell(answer.Rows));
        Assert.Equal(0.5, answer.Rows!.Measures[0].Coverage[0]);
    }

    [Fact]
    public async Task Ruling_16_the_total_is_the_same_on_every_map_and_what_lies_nowhere_is_told()
    {
        var reported = await Ask.Of(Money, Ask.For("province", "disbursed") with { Parts = WithTotal });
        var now = await OnAsync(World.Merger, Ask.For("province", "disbursed") with { Parts = WithTotal });
        var then = await OnAsync(Before, Ask.For("province", "disbursed") with { Parts = WithTotal });

        Assert.All(new[] { reported, now, then }, answer => Assert.StartsWith("158 ", Ask.Cell(answer.Total)));
        Assert.Equal(
            "disbursement: 1 record, disbursed 60 of units that are not in one unit of the map of 2025-06-30 for certain: "
                + "counted only above it.",
            Assert.Single(then.Warnings, note => note.Code == "NOT_PLACED").Message.En);
        Assert.Null(Keys(then)[^1]);
        Assert.DoesNotContain(now.Warnings, note => note.Code == "NOT_PLACED");
    }

    [Fact]
    public async Task Ruling_18_a_comparison_across_the_change_is_of_the_same_territory_on_a_map_and_refused_without_one()
    {
        var ask = Ask.For("province", "disbursed", new Filter.And([Ask.Years(2025), new Filter.Area { Under = ["15"], At = World.Merger }])) with
        {
            Facts = [new("disbursed") { Calculations = [new Calculation.Compare(new Shift.YearsBack(2))] }],
        };

        var restated = (await OnAsync(World.Merger, ask)).Rows!.Measures[0].Calculations[0];
        var reported = (await Ask.Of(Money, ask)).Rows!.Measures[0].Calculations[0];

        Assert.Equal((35.0, 25.0), (restated.Shifted[0], restated.Value[0]));
        Assert.DoesNotContain(restated.Notes[0], note => note.Code == "COMPARE_AREA_CHANGED");
        Assert.Null(reported.Shifted[0]);
    }

    [Fact]
    public async Task Ruling_18_as_reported_a_territory_that_changed_does_not_compare_and_the_units_are_named()
    {
        var data = new Database { Payments = [Ask.Payment(World.LaoCai, 2025, 9), Ask.Payment(World.LaoCai, 2023, 30)] };
        var ask = Ask.For("province", "disbursed", Ask.Years(2025)) with
        {
            Facts = [new("disbursed") { Calculations = [new Calculation.Compare(new Shift.YearsBack(2))] }],
        };

        var reported = (await Ask.Of(data, ask)).Rows!.Measures[0].Calculations[0];
        var restated = (await Ask.Of(data, On(World.Merger, ask))).Rows!.Measures[0].Calculations[0];

        Assert.Equal(-21.0, reported.Value[0]);
        Assert.Equal("The territory changed between the two periods: Lào Cai (en) ( – 2025-06-30).",
            Assert.Single(reported.Notes[0], note => note.Code == "COMPARE_AREA_CHANGED").Message.En);
        Assert.Equal(-21.0, restated.Value[0]);
        Assert.DoesNotContain(restated.Notes[0], note => note.Code == "COMPARE_AREA_CHANGED");
    }

    [Fact]
    public async Task Ruling_16_records_of_a_unit_that_was_split_are_counted_above_its_parts()
    {
        var data = Split(SuccessionsOfSplit);

        var restated = await Ask.Of(data, Ask.For("province", "disbursed") with { Parts = WithTotal, Geography = new Geography.AsOf(new(2022, 1, 1)) });

        Assert.Equal(["4", "30"], Enumerable.Range(0, 2).Select(row => Ask.Cell(restated.Rows, row).Split(' ')[0]));
        Assert.Null(Keys(restated)[1]);
        Assert.StartsWith("34 ", Ask.Cell(restated.Total));
        Assert.Contains("1 record, disbursed 30", Assert.Single(restated.Warnings, note => note.Code == "NOT_PLACED").Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ruling_16_a_unit_of_which_only_one_part_is_known_to_go_on_is_not_counted_as_that_part()
    {
        var data = Split(SuccessionsOfSplit[..1]);

        var restated = await Ask.Of(data, Ask.For("province", "disbursed") with { Geography = new Geography.AsOf(new(2022, 1, 1)) });

        Assert.Equal(["4", "30"], Enumerable.Range(0, 2).Select(row => Ask.Cell(restated.Rows, row).Split(' ')[0]));
        Assert.Null(Keys(restated)[1]);
    }

    [Fact]
    public async Task Ruling_16_records_of_the_parts_are_counted_under_the_unit_that_was_split()
    {
        var data = Split(SuccessionsOfSplit);

        var restated = await Ask.Of(data, Ask.For("province", "disbursed") with { Geography = new Geography.AsOf(new(2020, 1, 1)) });

        Assert.Equal(1, restated.Rows!.RowCount);
        Assert.StartsWith("34 ", Ask.Cell(restated.Rows));
    }

    private static readonly DateOnly SplitDay = new(2021, 1, 1);
    private static readonly Place Whole = new("01", AreaLevel.Province, "A", null, SplitDay);
    private static readonly Place[] Halves = [new("02", AreaLevel.Province, "B", SplitDay), new("03", AreaLevel.Province, "C", SplitDay)];
    private static readonly Change[] SuccessionsOfSplit = [.. Halves.Select(one => new Change(Whole, one, SplitDay, false))];

    /// <summary>A province that was split in two, with money of it and of one half.</summary>
    private static Database Split(Change[] successions)
    {
        World.Tell(new([World.Country, Whole, .. Halves], successions));
        return new() { Payments = [Ask.Payment(Whole, 2019, 30), Ask.Payment(Halves[0], 2022, 4)] };
    }

    [Fact]
    public async Task Rows_on_a_map_are_in_the_order_of_its_units()
    {
        var byCode = await OnAsync(World.Merger, Ask.For("province", "disbursed"));
        var byName = await OnAsync(World.Merger, Ask.For("province", "disbursed") with
        {
            OrderBy = [new RowOrder.ByDimension("province", Direction.Descending, LabelSort.Name)],
        });

        Assert.Equal([RowKey(World.DienBien), RowKey(World.NewLaoCai), RowKey(World.HaTinh)], Keys(byCode));
        Assert.Equal([RowKey(World.NewLaoCai), RowKey(World.HaTinh), RowKey(World.DienBien)], Keys(byName));
    }

    private static Task<Answer> OnAsync(DateOnly day, AggregationRequest request) => Ask.Of(Money, On(day, request));

    private static AggregationRequest On(DateOnly day, AggregationRequest request) => request with { Geography = new Geography.AsOf(day) };

    private static int? RowKey(Place place) => RowMaker.Key(place);

    private static int?[] Keys(Answer answer) =>
        [.. Enumerable.Range(0, answer.Rows!.RowCount).Select(row => answer.Rows.Keys[0].KeyAt(row))];
}
