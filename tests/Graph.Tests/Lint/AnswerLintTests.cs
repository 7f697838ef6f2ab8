using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Lint;

/// <summary>An answer warns of what its question may have missed, and says how to ask instead.</summary>
public sealed class AnswerLintTests(SyntheticGraph graph)
{
    public static TheoryData<string, string> Correctable => new()
    {
        { "STOCK_OVER_YEARS", "by: [\"province\"], facts: [\"poorHouseholds\", \"povertyRate\"], where: { period: { years: [2022, 2023] } }" },
        { "STOCK_OVER_YEARS", "by: [], facts: [\"findingsOpen\"]" },
        { "PERIOD_INCOMPLETE", "by: [\"year\"], facts: [\"disbursed\"], where: { period: { years: [2025, 2026] } }" },
        { "PERIOD_INCOMPLETE", "by: [\"month\"], facts: [\"courses\"], where: { period: { between: { from: \"2025-01-01\", until: \"2026-12-31\" } } }" },
        { "PERIOD_INCOMPLETE", "by: [], facts: [\"courses\"], where: { period: { last: { count: 2, of: YEAR, completeOnly: false } } }" },
        { "PERIOD_INCOMPLETE", "by: [\"year\"], facts: [\"findingsOpen\"]" },
        { "PERIOD_INCOMPLETE", "by: [\"quarter\"], facts: [\"disbursed\"], where: { period: { last: { count: 2, of: MONTH, completeOnly: false } } }" },
        { "PERIOD_INCOMPLETE", "by: [\"year\"], facts: [\"disbursed\"], where: { period: { last: { count: 3, of: QUARTER, completeOnly: false } } }" },
        { "PERIOD_INCOMPLETE", "by: [], facts: [\"courses\"], where: { or: [{ period: { years: [2023, 2026] } }, { period: { programme: \"2026-2030\" } }] }" },
        { "PERIOD_INCOMPLETE", "by: [], facts: [\"courses\"], where: { or: [{ period: { years: [2023] } }, { and: [{ area: { under: [\"02\"] } }, { period: { years: [2026] } }] }] }" },
        { "PERIOD_INCOMPLETE", "by: [\"year\"], facts: [\"disbursed\"], where: { and: [{ period: { between: { from: \"2024-03-01\", until: \"2027-01-01\" } } }, { period: { years: [2025, 2026] } }] }" },
        { "PERIOD_INCOMPLETE", "by: [\"quarter\"], facts: [\"disbursed\"], where: { period: { years: [2025, 2026] } }" },
        { "PERIOD_INCOMPLETE", "by: [\"quarter\"], facts: [\"disbursed\"], where: { or: [{ period: { programme: \"2021-2025\" } }, { period: { years: [2026] } }] }" },
        { "AS_OF_AFTER_DATA", "by: [\"year\"], facts: [\"courses\"], where: { period: { last: { count: 2, of: YEAR, asOf: \"2030-06-01\" } } }" },
        { "NULLS_KEPT", "by: [\"province\"], facts: [\"disbursed\"], where: { subProject: { notIn: [\"2021-2025/P7.1\"] } }" },
        { "NULLS_KEPT", "by: [\"province\"], facts: [\"disbursed\"], where: { not: { subProject: { in: [\"2021-2025/P7.1\"] } } }" },
        { "MEMBERS_HIDDEN", "by: [\"province\"], facts: [\"disbursed\"], where: { subProject: { isNull: false } }" },
        { "MEMBERS_HIDDEN", "by: [\"province\"], facts: [\"disbursed\"], where: { subProject: { isNull: true } }" },
        { "NOT_SPLIT_HIDDEN", "by: [\"province\"], facts: [\"disbursed\"], where: { project: { in: [\"2021-2025/P1\"] } }" },
        { "NOT_SPLIT_HIDDEN", "by: [], facts: [\"disbursed\"], subject: \"funding\", funding: { or: [{ fundingSource: { in: [\"CENTRAL\"] } }] }" },
        { "FILTER_TAKES_NOTHING", "by: [\"province\"], facts: [\"disbursed\"], where: { period: { years: [2022] }, and: [{ period: { years: [2023] } }] }" },
        { "ROWS_HIDDEN", "by: [\"province\"], facts: [\"courses\"], having: { courses: { gt: 3 } }" },
        { "SPAN_WITHOUT_YEAR", "by: [\"year\"], facts: [\"disbursed\"]" },
        { "MEASURE_OUT_OF_REACH", "by: [\"project\"], facts: [\"disbursed\", \"poorHouseholds\"], orderBy: [\"poorHouseholds\"]" },
        { "MEASURE_OUT_OF_REACH", "by: [\"project\"], facts: [\"poorHouseholds\"]" },
    };

    [Theory]
    [MemberData(nameof(Correctable))]
    public async Task The_corrected_question_runs_and_is_not_warned_of_again(string code, string ask)
    {
        var warning = Assert.Single(await WarningsAsync(ask), one => one.Code == code);

        Assert.NotNull(warning.Suggestion);
        var again = await graph.Host.DataAsync(warning.Suggestion);
        Assert.DoesNotContain(code, again["table"]!["meta"]!["warnings"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("by: [\"province\", \"year\"], facts: [\"poorHouseholds\"], where: { period: { years: [2022, 2023] } }")]
    [InlineData("by: [\"province\"], facts: [\"poorHouseholds\"], where: { period: { years: [2023] } }")]
    [InlineData("by: [\"year\"], facts: [\"courses\"], where: { period: { years: [2022, 2023] } }")]
    [InlineData("by: [\"province\"], facts: [\"disbursed\"], where: { subProject: { in: [\"2021-2025/P7.1\", \"NOT_SPLIT\"] } }")]
    [InlineData("by: [\"province\"], facts: [\"courses\"], having: { courses: { gte: 0 } }")]
    [InlineData("by: [\"month\"], facts: [\"poorHouseholds\"], where: { period: { last: { count: 2, of: YEAR, asOf: \"2026-02-01\" } } }")]
    public async Task A_question_that_says_what_it_means_is_not_warned_of(string ask) => Assert.Empty(await WarningsAsync(ask));

    [Theory]
    [InlineData("by: [], facts: [\"disbursed\"], where: { period: { years: [] } }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { area: { under: [] } }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { project: { in: [] } }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { and: [{ project: { in: [\"2021-2025/P1\"] } }, { project: { in: [\"2021-2025/P2\"] } }] }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { and: [{ area: { under: [\"42\"] } }, { area: { under: [\"02\"] } }] }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { and: [{ area: { in: [\"42\"] } }, { area: { region: [\"NMM\"] } }] }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { and: [{ area: { in: [\"42\"] } }, { area: { in: [\"436\"] } }] }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { and: [{ project: { isNull: true } }, { project: { isNull: false } }] }")]
    [InlineData("by: [], facts: [\"disbursed\"], where: { project: { in: [\"2021-2025/P1\"], isNull: true } }")]
    public async Task Filters_that_no_record_can_pass_are_warned_of(string ask) =>
        Assert.Contains("FILTER_TAKES_NOTHING", (await WarningsAsync(ask)).Select(one => one.Code));

    [Theory]
    [InlineData("where: { and: [{ area: { under: [\"42\"] } }, { area: { in: [\"436\"] } }] }")]
    [InlineData("where: { and: [{ area: { region: [\"NMM\"] } }, { area: { under: [\"02\", \"42\"] } }] }")]
    public async Task Places_inside_one_another_exclude_nothing(string where) => Assert.DoesNotContain(
        "FILTER_TAKES_NOTHING", (await WarningsAsync("by: [], facts: [\"disbursed\"], " + where)).Select(one => one.Code));

    [Theory]
    [InlineData("{ and: [{ period: { years: [2022] } }, { period: { last: { count: 2, of: YEAR, completeOnly: false } } }] }")]
    [InlineData("{ project: { in: [] } }")]
    public async Task What_has_not_ended_beside_what_takes_nothing_has_no_corrected_question(string nothing)
    {
        var warning = Assert.Single(
            await WarningsAsync($"by: [\"year\"], facts: [\"findingsOpen\"], where: {{ or: [{nothing}, {{ period: {{ years: [2026] }} }}] }}"),
            one => one.Code == "PERIOD_INCOMPLETE");

        Assert.Null(warning.Suggestion);
    }

    [Fact]
    public async Task Payments_of_January_pass_filters_by_the_year_before_and_by_their_days()
    {
        const string Where = "where: { and: [{ period: { years: [2023] } }, { period: { between: { from: \"2024-01-01\", until: \"2024-02-01\" } } }] }";

        Assert.DoesNotContain("FILTER_TAKES_NOTHING", (await WarningsAsync("by: [], facts: [\"disbursed\"], " + Where)).Select(one => one.Code));
        Assert.Equal(
            "No record can pass all filters (trainings): a list is empty, or they exclude one another.",
            Assert.Single(await WarningsAsync("by: [], facts: [\"disbursed\", \"courses\"], " + Where), one => one.Code == "FILTER_TAKES_NOTHING").Message);
    }

    [Fact]
    public async Task A_filter_that_takes_nothing_for_another_reason_too_has_no_corrected_question()
    {
        var warning = Assert.Single(
            await WarningsAsync("by: [], facts: [\"courses\"], where: { and: [{ period: { years: [2019] } }, { period: { years: [2020] } }, "
                + "{ period: { last: { count: 6, of: MONTH } } }] }"),
            one => one.Code == "FILTER_TAKES_NOTHING");

        Assert.Null(warning.Suggestion);
    }

    [Fact]
    public async Task The_subject_that_a_filter_takes_nothing_of_is_named()
    {
        var warning = Assert.Single(
            await WarningsAsync("by: [], facts: [\"disbursed\", \"courses\"], funding: { fundingSource: { in: [] } }"),
            one => one.Code == "FILTER_TAKES_NOTHING");

        Assert.Equal("No record can pass all filters (funding): a list is empty, or they exclude one another.", warning.Message);
    }

    [Fact]
    public async Task Measures_that_lack_what_they_are_filtered_by_have_no_corrected_question()
    {
        var warning = Assert.Single(
            await WarningsAsync("by: [\"project\"], facts: [\"poorHouseholds\"], where: { project: { in: [\"2021-2025/P1\"] } }"),
            one => one.Code == "MEASURE_OUT_OF_REACH");

        Assert.Null(warning.Suggestion);
    }

    [Fact]
    public async Task A_small_denominator_is_warned_of_and_rows_with_one_can_be_left_out()
    {
        var warning = Assert.Single(
            await WarningsAsync("by: [\"province\"], facts: [\"disbursementRate\"]", ("Warnings:SmallDenominatorVnd", "1000000000000")),
            one => one.Code == "SMALL_DENOMINATOR");

        Assert.Matches("^disbursementRate: \\d+ cells? with a denominator below 1000000000000 VND, the smallest \\d+.$", warning.Message);
        Assert.Contains("having: { available: { gte: 1000000000000 } }", warning.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_denominator_that_is_small_is_a_setting()
    {
        const string Ask = "by: [\"district\"], facts: [\"femaleShare\"]";

        var usual = await WarningsAsync(Ask);
        var none = await WarningsAsync(Ask, ("Warnings:SmallDenominator", "0"));

        Assert.Equal(["SMALL_DENOMINATOR"], usual.Select(one => one.Code));
        Assert.Empty(none);
    }

    [Fact]
    public async Task A_frame_is_warned_of_once_for_all_its_breakdowns()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { period: { years: [2022, 2023] } }) {
                households { a: rows { nodes { by { province { code } } facts { poorHouseholds { value } } } total { poorHouseholds { value } } }
                  total { poorHouseholds { value } } }
                meta { warnings { code message(lang: EN) severity } } } }
            """);

        Golden.Match("""
            [ { "code": "STOCK_OVER_YEARS", "severity": "WARNING",
                "message": "poorHouseholds: several years are asked (2022-2023) and do not add; of each place the last review counts, at the latest that of 2023." } ]
            """, Sorted(data["analysis"]!["meta"]!["warnings"]!));
    }

    [Theory]
    [InlineData("households { rows { nodes { by { year { code } } facts { poorHouseholds { share } } } } }", "poorHouseholds: numbers by year ")]
    [InlineData("households { rows { nodes { by { povertyStandard { code } } facts { poorHouseholds { share } } } } }",
        "poorHouseholds: numbers by povertyStandard ")]
    [InlineData("funding { rows { nodes { by { year { code } province { code } } facts { available { share(of: PROVINCE) } } } } }",
        "available: numbers by year ")]
    [InlineData("inspections { rows { nodes { by { year { code } } facts { unitsInspected { share } } } } }", "unitsInspected: numbers by year ")]
    public async Task Shares_of_what_does_not_add_up_to_the_total_are_warned_of(string breakdown, string message) => Assert.StartsWith(
        message, Assert.Single(await SharesAsync(breakdown)), StringComparison.Ordinal);

    [Theory]
    [InlineData("households { rows { nodes { by { year { code } province { code } } facts { poorHouseholds { share(of: YEAR) } } } } }")]
    [InlineData("households { rows { nodes { by { province { code } ethnicGroup { code } } facts { poorHouseholds { share } } } } }")]
    [InlineData("funding { rows { nodes { by { year { code } } facts { disbursed { share } available { value } } } } }")]
    [InlineData("funding { rows { nodes { by { originYear { code } } facts { available { share } carriedIn { share } } } } }")]
    [InlineData("inspections { rows { nodes { by { province { code } } facts { inspections { share } unitsInspected { share } } } } }")]
    public async Task Shares_of_what_adds_up_are_not_warned_of(string breakdown) => Assert.Empty(await SharesAsync(breakdown));

    [Fact]
    public async Task The_suggestion_of_an_export_runs_within_the_limits_of_a_table()
    {
        var export = JsonNode.Parse(await graph.Host.Client.GetStringAsync("/table.json?by=province&facts=disbursed&project=2021-2025/P1"))!;
        var warning = Assert.Single(export["warnings"]!.AsArray())!;

        var again = await graph.Host.DataAsync(warning["suggestion"]!.GetValue<string>());

        Assert.Equal("NOT_SPLIT_HIDDEN", warning["code"]!.GetValue<string>());
        Assert.Empty(again["table"]!["meta"]!["warnings"]!.AsArray());
    }

    [Fact]
    public async Task A_suggestion_names_the_snapshot_that_the_question_names()
    {
        var id = (await graph.Host.DataAsync("{ current { id } }"))["current"]!["id"]!.GetValue<string>();

        var warning = Assert.Single(await WarningsAsync($"by: [], facts: [\"poorHouseholds\"], snapshot: \"{id}\""));

        Assert.Contains($"snapshot: \"{id}\"", warning.Suggestion, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> SharesAsync(string breakdown)
    {
        var data = await graph.Host.DataAsync(
            $"{{ analysis(where: {{ period: {{ years: [2019, 2020, 2021, 2022, 2023] }} }}) {{ {breakdown} meta {{ warnings {{ code message(lang: EN) }} }} }} }}");
        return data["analysis"]!["meta"]!["warnings"]!.AsArray().Where(one => one!["code"]!.GetValue<string>() == "SHARES_OVERLAP")
            .Select(one => one!["message"]!.GetValue<string>());
    }

    private static JsonArray Sorted(JsonNode notes) => new([.. notes.AsArray().Select(one => new JsonObject
    {
        ["code"] = one!["code"]!.GetValue<string>(), ["severity"] = one["severity"]!.GetValue<string>(), ["message"] = one["message"]!.GetValue<string>(),
    })]);

    private async Task<List<Warning>> WarningsAsync(string ask, params (string, string)[] settings)
    {
        var query = $"{{ table(ask: {{ {ask} }}) {{ meta {{ warnings {{ code message(lang: EN) suggestion }} }} }} }}";
        if (settings.Length == 0)
        {
            return Read(await graph.Host.DataAsync(query));
        }

        await using var host = await GraphHost.StartAsync(graph.Folder, settings);
        return Read(await host.DataAsync(query));
    }

    private static List<Warning> Read(JsonNode data) =>
    [
        .. data["table"]!["meta"]!["warnings"]!.AsArray().Select(one => new Warning(
            one!["code"]!.GetValue<string>(), one["message"]!.GetValue<string>(), one["suggestion"]?.GetValue<string>())),
    ];

    private sealed record Warning(string Code, string Message, string? Suggestion);
}
