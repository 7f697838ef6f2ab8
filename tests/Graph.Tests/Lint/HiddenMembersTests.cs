using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Lint;

/// <summary>What a warning says of records that a filter keeps or leaves out is what the corrected question changes.</summary>
public sealed partial class HiddenMembersTests(SyntheticGraph graph)
{
    private const string Place = "{ area: { under: [\"02\"] } }";

    [Theory]
    [InlineData("NOT_SPLIT_HIDDEN", "{ project: { in: [\"2021-2025/P1\"] } }")]
    [InlineData("NOT_SPLIT_HIDDEN", "{ subProject: { in: [\"2021-2025/P1.1\"] } }")]
    [InlineData("NOT_SPLIT_HIDDEN", "{ or: [{ project: { in: [\"2021-2025/P1\"] } }, " + Place + "] }")]
    [InlineData("MEMBERS_HIDDEN", "{ subProject: { isNull: true } }")]
    [InlineData("MEMBERS_HIDDEN", "{ or: [{ subProject: { isNull: true } }, " + Place + "] }")]
    [InlineData("MEMBERS_HIDDEN", "{ or: [{ and: [{ subProject: { isNull: false } }, { area: { under: [\"VN\"] } }] }, { project: { in: [\"2021-2025/P4\"] } }] }")]
    [InlineData("NULLS_KEPT", "{ subProject: { notIn: [\"2021-2025/P7.1\"] } }")]
    [InlineData("NULLS_KEPT", "{ or: [{ subProject: { notIn: [\"2021-2025/P7.1\"] } }, " + Place + "] }")]
    [InlineData("NULLS_KEPT", "{ or: [{ not: { subProject: { in: [\"2021-2025/P7.1\"] } } }, " + Place + "] }")]
    public async Task The_records_told_are_those_that_the_corrected_question_adds_or_takes_away(string code, string where)
    {
        var asked = await TableAsync("by: [], facts: [\"payments\"], subject: \"funding\", where: " + where);
        var warning = Assert.Single(asked["meta"]!["warnings"]!.AsArray(), one => one!["code"]!.GetValue<string>() == code)!;

        var corrected = (await graph.Host.DataAsync(warning["suggestion"]!.GetValue<string>()))["table"]!;

        var told = long.Parse(FirstNumber().Match(warning["message"]!.GetValue<string>()).Value, CultureInfo.InvariantCulture);
        Assert.NotEqual(0, told);
        Assert.Equal(told, Math.Abs(Payments(corrected) - Payments(asked)));
    }

    [Theory]
    [InlineData("{ or: [{ subProject: { notIn: [\"2021-2025/P7.1\"] } }, { and: [{ subProject: { isNull: true } }] }, { subProject: { isNull: false } }] }")]
    [InlineData("{ or: [{ project: { in: [\"2021-2025/P1\"] } }, { project: { in: [\"NOT_SPLIT\"] } }] }")]
    [InlineData("{ or: [{ subProject: { isNull: false } }, { subProject: { isNull: true } }] }")]
    public async Task What_another_alternative_takes_is_not_warned_of(string where)
    {
        var asked = await TableAsync("by: [], facts: [\"payments\"], subject: \"funding\", where: " + where);

        Assert.Empty(asked["meta"]!["warnings"]!.AsArray());
    }

    [Theory]
    [InlineData("subProject: { in: [\"2021-2025/P1.1\"] }", "2021-2025/P1, NOT_SPLIT", "2021-2025")]
    [InlineData("project: { in: [\"2016-2020/P2\"] }", "2016-2020/P2, NOT_SPLIT", "2016-2020")]
    [InlineData("subProject: { in: [\"2021-2025/P1.1\", \"2016-2020/P2.1\"] }", "2016-2020/P2, 2021-2025/P1, NOT_SPLIT", "2016-2020, 2021-2025")]
    public async Task What_is_not_split_is_looked_for_in_the_project_and_programme_of_the_codes_alone(
        string test, string projects, string programmes)
    {
        var asked = await TableAsync("by: [\"programme\", \"project\"], facts: [\"payments\"], subject: \"funding\", where: { " + test + " }");
        var warning = Assert.Single(asked["meta"]!["warnings"]!.AsArray(), one => one!["code"]!.GetValue<string>() == "NOT_SPLIT_HIDDEN")!;

        var corrected = (await graph.Host.DataAsync(warning["suggestion"]!.GetValue<string>()))["table"]!;

        Assert.Equal((programmes, projects), (Codes(corrected, 0), Codes(corrected, 2)));
    }

    private static string Codes(JsonNode table, int column) => string.Join(
        ", ", table["rows"]!.AsArray().Select(row => row![column]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal));

    private static long Payments(JsonNode table) => table["rows"]![0]![0]!.GetValue<long>();

    private async Task<JsonNode> TableAsync(string ask) => (await graph.Host.DataAsync(
        $"{{ table(ask: {{ {ask} }}) {{ rows meta {{ warnings {{ code message(lang: EN) suggestion }} }} }} }}"))["table"]!;

    [GeneratedRegex("(?<=[: ])[0-9]+(?= records? )")]
    private static partial Regex FirstNumber();
}
