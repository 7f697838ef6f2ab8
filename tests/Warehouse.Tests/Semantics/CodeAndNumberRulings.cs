using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Rulings 12 to 16 of the semantics: codes, filters, status, coverage, total and rest.</summary>
public sealed class CodeAndNumberRulings
{
    private static readonly Database Money = new()
    {
        Payments =
        [
            Ask.Payment(World.HaTinh, 2023, 50), Ask.Payment(World.DienBien, 2023, 30), Ask.Payment(World.HaGiang, 2023, 20),
            Ask.Payment(World.NinhBinh, 2023, 0), Ask.Payment(World.YenBai, 2023, 4) with { Project = null },
        ],
    };

    [Fact]
    public async Task Ruling_12_a_code_of_two_territories_is_refused_with_both_readings()
    {
        var problem = await Assert.ThrowsAsync<AnalyticsException>(() => Ask.Of(Money, Ask.For("", "disbursed", Ask.Under("15"))));

        Assert.Equal(
            new AnalyticsError("QUERY_AMBIGUOUS_AREA", "The code '15' means different places in the period asked.",
                "Say the day with at: Province Yên Bái (… to 2025-06-30); Province Lào Cai (2025-07-01 to …)."),
            Assert.Single(problem.Errors));
    }

    [Fact]
    public async Task Ruling_12_at_or_the_period_tells_which_territory_a_code_means()
    {
        var at = await Ask.Of(Money, Ask.For("", "disbursed", new Filter.Area { Under = ["15"], At = new(2024, 1, 1) }));
        var period = await Ask.Of(Money, Ask.For("", "disbursed", new Filter.And([Ask.Under("15"), Ask.Years(2023)])));

        Assert.StartsWith("4 ", Ask.Cell(at.Rows));
        Assert.StartsWith("4 ", Ask.Cell(period.Rows));
    }

    [Fact]
    public async Task Ruling_12_a_code_whose_territory_only_grew_is_taken_with_a_note()
    {
        var answer = await Ask.Of(Money, Ask.For("", "disbursed", Ask.Under("37")));

        Assert.Equal("AREA_GREW", Assert.Single(answer.Warnings).Code);
        Assert.StartsWith("0 ", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_12_a_project_code_of_two_periods_is_refused_and_a_qualified_one_accepted()
    {
        var problem = await Assert.ThrowsAsync<AnalyticsException>(
            () => Ask.Of(Money, Ask.For("", "disbursed", Ask.Code("project", "P1"))));
        var qualified = await Ask.Of(Money, Ask.For("", "disbursed", Ask.Code("project", "2021-2025/P7")));

        Assert.Equal(
            new AnalyticsError("QUERY_AMBIGUOUS_PROJECT", "The project code 'P1' means different projects.",
                "Use one of: \"2016-2020/P1\" (P1 vi); \"2021-2025/P1\" (P1 vi)."),
            Assert.Single(problem.Errors));
        Assert.StartsWith("100 ", Ask.Cell(qualified.Rows));
    }

    [Fact]
    public async Task Ruling_13_notIn_and_not_keep_records_without_a_member()
    {
        var notIn = await Ask.Of(Money, Ask.For("", "disbursed", new Filter.Codes("project") { NotIn = ["2021-2025/P7"] }));
        var not = await Ask.Of(Money, Ask.For("", "disbursed", new Filter.Not(Ask.Code("project", "2021-2025/P7"))));
        var only = await Ask.Of(Money, Ask.For("", "disbursed", new Filter.Codes("project") { NotIn = ["2021-2025/P7"], IsNull = false }));

        Assert.StartsWith("4 ", Ask.Cell(notIn.Rows));
        Assert.StartsWith("4 ", Ask.Cell(not.Rows));
        Assert.StartsWith("null ", Ask.Cell(only.Rows));
    }

    [Fact]
    public async Task Ruling_13_a_filter_on_a_dimension_that_a_subject_lacks_makes_its_measures_not_applicable()
    {
        var data = Money with { Reviews = [Ask.Review(World.HaTinh, 2023, "2022-2025", 1000, 40)] };

        var answer = await Ask.Of(data, Ask.For("province", "disbursed poorHouseholds", Ask.Code("project", "2021-2025/P7")));

        Assert.Equal("null NotApplicable OUT_OF_REACH", Ask.Cell(answer.Rows, 0, 1));
        Assert.Equal("poorHouseholds: no dimension project, so not applicable.", Assert.Single(answer.Warnings).Message.En);
    }

    [Fact]
    public async Task Ruling_14_the_first_status_that_applies_wins()
    {
        var data = Money with
        {
            NotApplicable = [(World.LaoCai, "2021-2025/P7", "STATED")],
            Allocations = [Ask.Allocation(World.DienBien, 2023, 0), Ask.Allocation(World.HaGiang, 2023, 40)],
        };
        var request = Ask.For("province", "disbursed disbursementRate", new Filter.And(
            [Ask.Years(2023), Ask.Code("project", "2021-2025/P7")])) with { Fill = Fill.AllMembers };

        var answer = await Ask.Of(data, request);

        Assert.Equal(
            [
                "20 Final", "null NotApplicable PROJECT_NOT_APPLICABLE", "30 Final", "null NotReported", "0 ZeroReported", "50 Final",
            ],
            Enumerable.Range(0, 6).Select(row => Ask.Cell(answer.Rows, row)));
        Assert.Equal(
            ["0.5 Final", "null NotApplicable PROJECT_NOT_APPLICABLE", "null Undefined"],
            Enumerable.Range(0, 3).Select(row => Ask.Cell(answer.Rows, row, 1)));
    }

    [Fact]
    public async Task Ruling_15_a_region_is_covered_by_its_provinces_of_the_day_on_which_it_ended_and_a_note_tells_that_day()
    {
        var data = new Database { Payments = [Ask.Payment(World.HaTinh, 2025, 5, new(2025, 3, 1))] };

        var rows = (await Ask.Of(data, Ask.For("region", "disbursed", Ask.Years(2025)))).Rows!.Measures[0];
        var inCentre = new Filter.And([Ask.Years(2025), new Filter.Area { Region = ["NCC"] }]);
        var filtered = (await Ask.Of(data, Ask.For("", "disbursed", inCentre))).Rows!.Measures[0];
        var earlier = new Database { Payments = [Ask.Payment(World.HaTinh, 2024, 5)] };
        var former = (await Ask.Of(earlier, Ask.For("region", "disbursed", Ask.Years(2024)))).Rows!.Measures[0];

        Assert.Equal((0.5, CellStatus.Partial), (rows.Coverage[0], rows.Status[0]));
        Assert.Equal((0.5, CellStatus.Partial), (filtered.Coverage[0], filtered.Status[0]));
        Assert.Equal(
            "The regions lasted until 2025-06-30; later records belong to none and are not counted.",
            rows.Notes[0].Single(note => note.Code == "REGION_ENDED").Message.En);
        Assert.DoesNotContain(former.Notes[0], note => note.Code == "REGION_ENDED");
    }

    [Fact]
    public async Task Ruling_15_a_unit_in_no_province_takes_no_coverage_from_what_is_in_no_unit()
    {
        Place[] provinces = [new("01", AreaLevel.Province, "A"), new("02", AreaLevel.Province, "B")];
        var alone = new Place("00001", AreaLevel.Commune, "C");
        World.Tell(new([World.Country, alone, .. provinces], []));
        var data = new Database { Payments = [Ask.Payment(alone, 2023, 1), Ask.Payment(provinces[0], 2023, 2)] };

        var rows = (await Ask.Of(data, Ask.For("commune", "disbursed"))).Rows!;

        Assert.Equal([null, 0.5], rows.Measures[0].Coverage);
    }

    [Fact]
    public async Task Ruling_15_coverage_is_the_part_of_the_provinces_that_reported()
    {
        var answer = await Ask.Of(Money, Ask.For("region", "disbursed courses", Ask.Years(2023)));

        Assert.Equal([1d, 0.75], answer.Rows!.Measures[0].Coverage); // NCC, NMM
        Assert.Equal("54 Partial PARTLY_REPORTED", Ask.Cell(answer.Rows, row: 1));
        Assert.Null(answer.Rows.Measures[1].Coverage[0]);
    }

    [Fact]
    public async Task Ruling_16_total_is_before_having_and_paging_and_rest_is_total_less_the_page()
    {
        var request = Ask.For("province", "disbursed") with
        {
            Having = new Having.Test("disbursed", new() { Gt = 10 }),
            OrderBy = [new RowOrder.ByMeasure("disbursed")],
            First = 2,
            Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest,
        };

        var answer = await Ask.Of(Money, request);

        Assert.Equal((3L, true), (answer.Count, answer.HasNextPage));
        Assert.Equal([50, 30], answer.Rows!.Measures[0].Exact);
        Assert.Equal(104, answer.Total!.Measures[0].Exact[0]);
        Assert.Equal(24, answer.Rest!.Measures[0].Exact[0]);
    }

    [Fact]
    public async Task Ruling_19_sums_of_money_keep_every_dong_where_a_double_would_not()
    {
        var data = new Database
        {
            Payments = [Ask.Payment(World.HaTinh, 2023, 9_007_199_254_740_993), Ask.Payment(World.DienBien, 2023, 2)],
        };

        var answer = await Ask.Of(data, Ask.For("", "disbursed"));

        Assert.Equal(9_007_199_254_740_995, answer.Rows!.Measures[0].Exact[0]);
    }

    [Fact]
    public async Task Findings_open_are_those_recorded_before_the_end_of_the_period_and_not_resolved_before_it()
    {
        var inspection = new Inspection
        {
            Id = 1, Area = World.HaTinh, Year = 2022, Day = new(2022, 5, 1),
            Findings =
            [
                new("OTHER", "LOW", new(2022, 5, 1), new(2023, 1, 1)), new("OTHER", "LOW", new(2022, 6, 1), null),
                new("OTHER", "HIGH", new(2023, 2, 1), new(2023, 3, 1)),
            ],
        };

        var answer = await Ask.Of(
            new() { Inspections = [inspection] }, Ask.For("year", "findings findingsResolved findingsOpen resolutionRate", Ask.Years(2022, 2023)));

        Assert.Equal(["2 Final", "null NotReported", "2 Final", "0 ZeroReported"], Enumerable.Range(0, 4).Select(one => Ask.Cell(answer.Rows, 0, one)));
        Assert.Equal(["1 Final", "2 Final", "1 Final", "0.666667 Final"], Enumerable.Range(0, 4).Select(one => Ask.Cell(answer.Rows, 1, one)));
    }
}
