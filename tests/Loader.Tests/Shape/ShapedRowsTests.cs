using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;

namespace Analytics.Loader.Tests.Shape;

/// <summary>What the published file holds of the small source. Keys of areas are 1 VN, 2 NCC, 3 Hà Tĩnh, 4 and 5 Ninh Bình,
/// 6 Hương Khê, 7 a commune, 8 Cẩm Xuyên.</summary>
public sealed class ShapedRowsTests
{
    private const string Place = "area_key, coalesce(region_key, 0), coalesce(province_key, 0), coalesce(district_key, 0),"
        + " coalesce(commune_key, 0), coalesce(area_class_key, 0)";

    private const string Time = "coalesce(year, 0), coalesce(span_key, 0), coalesce(month, 0), coalesce(on_day::VARCHAR, '-'),"
        + " period_from, period_until";

    [Fact]
    public async Task Areas_carry_their_parents_and_both_orders()
    {
        using var source = await SmallSource.CreateAsync();

        var rows = await source.LoadAndReadAsync(
            "area_key, coalesce(code, '-'), full_name, coalesce(parent_key, 0), coalesce(region_key, 0),"
            + " coalesce(province_key, 0), coalesce(district_key, 0), code_order, name_order) FROM area ORDER BY area_key");

        Assert.Equal(
            [
                "1|VN|COUNTRY Việt Nam|0|0|0|0|7|8",
                "2|NCC|REGION Bắc Trung Bộ|1|2|0|0|6|2",
                "3|42|PROVINCE Hà Tĩnh|2|2|3|0|3|4",
                "4|37|PROVINCE Ninh Bình|2|2|4|0|1|6",
                "5|37|PROVINCE Ninh Bình|1|0|5|0|2|7",
                "6|439|DISTRICT Hương Khê, PROVINCE Hà Tĩnh|3|2|3|6|4|5",
                "7|-|COMMUNE Ấp Đông, DISTRICT Hương Khê, PROVINCE Hà Tĩnh|6|2|3|6|8|1",
                "8|446|DISTRICT Cẩm Xuyên, PROVINCE Hà Tĩnh|3|2|3|8|5|3",
            ],
            rows);
    }

    [Fact]
    public async Task Projects_are_numbered_by_programme_and_value_with_NOT_SPLIT_at_the_end()
    {
        using var source = await SmallSource.CreateAsync();

        var rows = await source.LoadAndReadAsync(
            "dimension, member_key, qualified_code, coalesce(parent_key, 0), coalesce(valid_from::VARCHAR, '-'))"
            + " FROM member WHERE dimension IN ('project', 'subProject') ORDER BY dimension, member_key");

        Assert.Equal(
            [
                "project|1|2016-2020/P1|1|2016-01-01",
                "project|2|2021-2025/P5|2|2021-01-01",
                "project|3|2021-2025/P7|2|2021-01-01",
                "project|4|2021-2025/P10|2|2021-01-01",
                "project|5|NOT_SPLIT|0|-",
                "subProject|1|2021-2025/P7.1|3|2021-01-01",
                "subProject|2|2021-2025/P7.2|3|2021-01-01",
                "subProject|3|NOT_SPLIT|0|-",
            ],
            rows);
    }

    [Fact]
    public async Task Allocations_tell_new_carried_cancelled_and_spans_apart()
    {
        using var source = await SmallSource.CreateAsync();

        var rows = await source.LoadAndReadAsync(
            $"record_id, {Place}, {Time}, coalesce(origin_year, 0), entry, amount, project_key, sub_project_key, qualifier)"
            + " FROM budget_allocation ORDER BY record_id");

        Assert.Equal(
            [
                "1|3|2|3|0|0|0|2023|0|0|-|2023-01-01|2024-01-01|2023|0|100000000000|3|1|0",
                "2|3|2|3|0|0|0|2023|0|0|-|2023-01-01|2024-01-01|2022|1|5000000000|3|1|0",
                "3|3|2|3|0|0|0|2023|0|0|-|2023-01-01|2024-01-01|2023|2|1000000000|3|1|0",
                "4|6|2|3|6|0|2|0|1|0|-|2022-01-01|2023-06-22|0|0|949000000|3|1|0",
            ],
            rows);
    }

    [Fact]
    public async Task A_January_payment_keeps_its_budget_year_and_gets_its_own_month()
    {
        using var source = await SmallSource.CreateAsync();

        var rows = await source.LoadAndReadAsync(
            $"record_id, {Place}, {Time}, amount, programme_key, project_key, qualifier) FROM disbursement ORDER BY record_id");

        Assert.Equal(
            [
                "1|3|2|3|0|0|0|2023|0|24280|2023-05-17|2023-05-17|2023-05-18|60000000000|2|5|1",
                "2|7|2|3|6|7|2|2023|0|24288|2024-01-20|2024-01-20|2024-01-21|7000000|2|5|1",
                "3|4|2|4|0|0|0|2021|0|0|-|2021-01-01|2022-01-01|3000000000|2|5|1",
            ],
            rows);
    }

    [Fact]
    public async Task An_inspection_counts_the_units_that_it_does_not_name_and_its_visits_and_findings_stand_at_its_place()
    {
        using var source = await SmallSource.CreateAsync();
        var file = (await source.LoadAsync()).Published?.Path ?? "";

        Assert.Equal(
            ["1|3|2|3|0|0|0|2023|0|24281|2023-06-21|2023-06-21|2023-06-22|1|3"],
            SmallSource.Read(file, $"record_id, {Place}, {Time}, round_count, units_unnamed) FROM inspection"));
        Assert.Equal(
            [
                "1|3|2|3|0|0|0|2023|0|24281|2023-06-22|2023-06-22|2023-06-23|1|6|0",
                "2|3|2|3|0|0|0|2023|0|24281|2023-06-21|2023-06-21|2023-06-22|1|8|2",
            ],
            SmallSource.Read(
                file, $"record_id, {Place}, {Time}, inspection_id, unit_key, qualifier) FROM inspected_unit ORDER BY record_id"));
        Assert.Equal(
            ["1|3|2|3|0|0|0|2023|0|24281|2023-06-22|2023-06-22|2023-06-23|1|2024-02-01|2"],
            SmallSource.Read(file, $"record_id, {Place}, {Time}, inspection_id, resolved_on, sub_project_key) FROM finding"));
    }

    [Fact]
    public async Task A_course_without_a_year_takes_that_of_its_last_day()
    {
        using var source = await SmallSource.CreateAsync();

        var rows = await source.LoadAndReadAsync(
            $"record_id, {Place}, {Time}, course_count, participants, female, minority, days, cost) FROM training_course");

        Assert.Equal(["1|6|2|3|6|0|2|2023|0|24278|2023-03-03|2023-03-03|2023-03-04|1|40|18|5|3|50000000"], rows);
    }

    [Fact]
    public async Task A_review_says_whether_its_standard_is_in_force_and_takes_the_programme_of_its_year()
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            var review = SmallFacts.Review(SmallWorld.HaTinh, 2021, 100, 2);
            context.AddRange(review, SmallFacts.Review(SmallWorld.NinhBinhOld, 2021, 100, 2));
            review.PovertyStandard = "2016-2020";
        });

        var rows = await source.LoadAndReadAsync(
            "record_id, year, on_day, programme_key, poverty_standard_key, in_force, poor, poor_rate)"
            + " FROM household_review ORDER BY record_id");

        Assert.Equal(
            [
                "1|2023|2023-12-31|2|2|true|8000|2.0000",
                "2|2023|2023-12-31|2|2|true|6000|2.0000",
                "3|2021|2021-12-31|2|1|true|2|2.0000",
                "4|2021|2021-12-31|2|2|false|2|2.0000",
            ],
            rows);
    }

    [Fact]
    public async Task Facts_are_stored_by_year_and_province()
    {
        using var source = await SmallSource.CreateAsync(context => context.AddRange(
            SmallFacts.Payment(SmallWorld.NinhBinhOld, 2024, null, 1),
            SmallFacts.Payment(SmallWorld.HaTinh, 2024, null, 1),
            SmallFacts.Payment(SmallWorld.HaTinh, 2022, null, 1)));

        var rows = await source.LoadAndReadAsync("year, province_key) FROM disbursement ORDER BY rowid");

        Assert.Equal(["2021|4", "2022|3", "2023|3", "2023|3", "2024|3", "2024|4"], rows);
    }

    [Fact]
    public async Task A_record_made_after_the_regions_ended_has_none()
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            context.Set<AdministrativeUnit>().Single(unit => unit.Level == "REGION").ValidUntil = SmallWorld.NewMap;
            context.AddRange(
                SmallFacts.Payment(SmallWorld.HaTinh, 2025, SmallWorld.NewMap.AddDays(-1), 1),
                SmallFacts.Payment(SmallWorld.HaTinh, 2025, SmallWorld.NewMap, 1));
        });

        var rows = await source.LoadAndReadAsync(
            "on_day, coalesce(region_key, 0), province_key) FROM disbursement WHERE year = 2025 ORDER BY on_day");

        Assert.Equal(["2025-06-30|2|3", "2025-07-01|0|3"], rows);
    }

    [Fact]
    public async Task What_stands_beside_the_facts_is_there_too()
    {
        using var source = await SmallSource.CreateAsync();
        var file = (await source.LoadAsync()).Published?.Path ?? "";

        Assert.Equal(["4|5|WHOLE|2025-07-01"], SmallSource.Read(file, "*COLUMNS(*)) FROM area_succession"));
        Assert.Equal(["4|2|false|NO_POOR_DISTRICT"], SmallSource.Read(file, "*COLUMNS(*)) FROM project_applicability"));
        Assert.Equal(["POOR_RATE|3|2025|1.5000|PERCENT"], SmallSource.Read(file, "*COLUMNS(*)) FROM target"));
        Assert.Equal(
            ["POOR_HH|2|2023|14000.0000|HOUSEHOLD|WIDER_UNIT|F1"],
                SmallSource.Read(file, "*COLUMNS(*)) FROM control_figure"));
        Assert.Equal(["1|2022-01-01/2023-06-22|2022-01-01|2023-06-22"],
            SmallSource.Read(file, "*COLUMNS(*)) FROM span"));
    }
}
