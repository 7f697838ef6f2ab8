using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>Ruling 9 of the semantics where places merge or are reviewed on different days.</summary>
public sealed class StockRulings
{
    private const string Standard = "2022-2025";

    private static readonly Database Merged = new()
    {
        Reviews =
        [
            Ask.Review(World.LaoCai, 2024, Standard, 1000, 100), Ask.Review(World.YenBai, 2024, Standard, 2000, 300),
            Ask.Review(World.NewLaoCai, 2025, Standard, 3000, 330), Ask.Review(World.HaTinh, 2024, Standard, 500, 40),
        ],
    };

    [Fact]
    public async Task Ruling_9_provinces_that_merged_count_only_until_their_successor_is_reviewed()
    {
        var answer = await Ask.Of(Merged, Ask.For("", "poorHouseholds totalHouseholds povertyRate"));

        Assert.StartsWith("370 ", Ask.Cell(answer.Rows, 0, 0));
        Assert.StartsWith("3500 ", Ask.Cell(answer.Rows, 0, 1));
        Assert.StartsWith("0.105714 ", Ask.Cell(answer.Rows, 0, 2));
    }

    [Fact]
    public async Task Ruling_9_each_map_keeps_its_own_stock_by_year_and_by_province()
    {
        var years = await Ask.Of(Merged, Ask.For("year", "poorHouseholds"));
        var provinces = await Ask.Of(Merged, Ask.For("province", "poorHouseholds"));

        Assert.Equal(["440", "330"], Values(years));
        Assert.Equal(["100", "300", "330", "40"], Values(provinces));
    }

    [Theory]
    [InlineData("province")]
    [InlineData("district")]
    [InlineData("commune")]
    [InlineData("region year")]
    public async Task Ruling_9_the_total_of_a_stock_is_the_same_whatever_the_grain(string grain)
    {
        var data = Merged with
        {
            Reviews = [.. Merged.Reviews, Ask.Review(World.BacHa, 2023, Standard, 400, 90), Ask.Review(World.HuongKhe, 2023, Standard, 300, 70)],
        };

        var answer = await Ask.Of(data, Ask.For(grain, "poorHouseholds") with { Parts = AnswerParts.Rows | AnswerParts.Total });

        Assert.StartsWith("370 ", Ask.Cell(answer.Total));
    }

    [Fact]
    public async Task Ruling_9_units_of_a_province_reviewed_on_different_days_of_its_last_year_all_count()
    {
        var data = new Database
        {
            Reviews =
            [
                Ask.Review(World.HuongKhe, 2023, Standard, 300, 70) with { Day = new(2023, 12, 5) },
                Ask.Review(World.KyAnh, 2023, Standard, 400, 50) with { Day = new(2023, 12, 20) },
                Ask.Review(World.KyAnh, 2023, Standard, 400, 60) with { Day = new(2023, 11, 20) },
                Ask.Review(World.KyAnh, 2022, Standard, 400, 80),
            ],
        };

        var answer = await Ask.Of(data, Ask.For("province", "poorHouseholds"));

        Assert.StartsWith("120 ", Ask.Cell(answer.Rows));
    }

    [Fact]
    public async Task Ruling_9_households_counted_by_two_standards_are_added_once_though_the_filter_admits_both()
    {
        var data = new Database
        {
            Reviews =
            [
                Ask.Review(World.HaTinh, 2021, "2016-2020", 1000, 138) with { Exits = 9 },
                Ask.Review(World.HaTinh, 2021, Standard, 1000, 219) with { Exits = 4 },
            ],
        };
        var ask = Ask.For("", "poorHouseholds escapedPoverty", Ask.Years(2021), "households");
        Filter only = new Filter.Codes("povertyStandard") { In = [Standard] };
        Filter both = new Filter.Codes("povertyStandard") { In = [Standard, "2016-2020"] };

        var single = await Ask.Of(data, ask with { SubjectFilters = ask.SubjectFilters.Add("households", only) });
        var admitted = await Ask.Of(data, ask with { SubjectFilters = ask.SubjectFilters.Add("households", both) });
        var grouped = await Ask.Of(data, ask with { By = ["povertyStandard"], Parts = AnswerParts.Rows | AnswerParts.Total });

        Assert.Equal("219 Partial PARTLY_REPORTED", Ask.Cell(single.Rows));
        Assert.Equal("138 Partial STANDARD_IN_FORCE PARTLY_REPORTED", Ask.Cell(admitted.Rows));
        Assert.StartsWith("9 ", Ask.Cell(admitted.Rows, 0, 1));
        Assert.Equal(["138", "219"], Values(grouped));
        Assert.Equal("138 Partial STANDARD_IN_FORCE PARTLY_REPORTED", Ask.Cell(grouped.Total));
    }

    private static string[] Values(Answer answer) =>
        [.. Enumerable.Range(0, answer.Rows!.RowCount).Select(row => Ask.Cell(answer.Rows, row).Split(' ')[0])];
}
