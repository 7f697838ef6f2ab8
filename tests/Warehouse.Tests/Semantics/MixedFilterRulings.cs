using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Filters that take one place in one year and another place in another year: each at times of its own.</summary>
public sealed class MixedFilterRulings
{
    private static readonly Filter DienBien2022OrHaTinh2023 = new Filter.Or([
        new Filter.And([Ask.Under("11"), Ask.Years(2022)]), new Filter.And([Ask.Under("42"), Ask.Years(2023)])]);

    [Fact]
    public async Task Ruling_10_money_carried_into_the_only_year_of_a_place_is_counted_though_another_place_has_the_year_before()
    {
        var data = new Database
        {
            Allocations =
            [
                Ask.Allocation(World.HaTinh, 2023, 30, origin: 2022), Ask.Allocation(World.HaTinh, 2023, 100),
                Ask.Allocation(World.DienBien, 2022, 7, origin: 2021), Ask.Allocation(World.DienBien, 2023, 1000, origin: 2022),
            ],
        };

        var answer = await Ask.Of(data, Ask.For("", "carriedIn available", DienBien2022OrHaTinh2023));

        Assert.StartsWith("37 ", Ask.Cell(answer.Rows, 0, 0));
        Assert.StartsWith("137 ", Ask.Cell(answer.Rows, 0, 1));
    }

    [Fact]
    public async Task Ruling_10_money_carried_between_two_years_of_one_place_counts_once_under_a_mixed_filter()
    {
        var data = new Database { Allocations = [Ask.Allocation(World.HaTinh, 2022, 9, origin: 2021), Ask.Allocation(World.HaTinh, 2023, 8, origin: 2021)] };
        var filter = new Filter.Or([Ask.Under("42"), new Filter.And([Ask.Under("11"), Ask.Years(2022)])]);

        var answer = await Ask.Of(data, Ask.For("", "carriedIn", filter));

        Assert.StartsWith("9 ", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Findings_are_open_at_the_end_of_the_time_in_which_their_place_is_taken()
    {
        var resolvedIn2023 = new Finding("OTHER", "LOW", new(2022, 5, 1), new(2023, 5, 1));
        var data = new Database
        {
            Inspections =
            [
                Inspected(World.DienBien, resolvedIn2023), Inspected(World.HaTinh, resolvedIn2023), Inspected(World.NinhBinh, resolvedIn2023),
            ],
        };

        var answer = await Ask.Of(data, Ask.For("", "findingsOpen resolutionRate", DienBien2022OrHaTinh2023));
        var byYear = await Ask.Of(data, Ask.For("year", "findingsOpen", DienBien2022OrHaTinh2023));

        Assert.Equal("1 Final", Ask.Cell(answer.Rows, 0, 0));
        Assert.Equal("0.5 Final", Ask.Cell(answer.Rows, 0, 1));
        Assert.Equal(["1 Final", "0 ZeroReported"], [Ask.Cell(byYear.Rows), Ask.Cell(byYear.Rows, 1)]);
    }

    [Fact]
    public async Task Years_that_deny_each_other_leave_no_open_findings()
    {
        var data = new Database { Inspections = [Inspected(World.HaTinh, new("OTHER", "LOW", new(2022, 5, 1), null))] };

        var answer = await Ask.Of(data, Ask.For("", "findingsOpen", new Filter.And([Ask.Years(2022), Ask.Years(2023)])));

        Assert.Equal("null NotReported", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_3_a_span_inside_the_union_of_alternative_years_is_taken()
    {
        var data = new Database { Allocations = [Ask.Allocation(World.HaTinh, null, 5, span: World.Spans[2])] };

        var answer = await Ask.Of(data, Ask.For("", "allocated", new Filter.Or([Ask.Years(2021, 2022), Ask.Years(2023)])));

        Assert.StartsWith("5 ", Ask.Cell(answer.Rows));
    }

    private static Inspection Inspected(Place place, Finding finding) =>
        new() { Area = place, Year = 2022, Day = new(2022, 4, 1), Findings = [finding] };
}
