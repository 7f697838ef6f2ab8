using Analytics.Operational.Sample;

namespace Analytics.Operational.Tests.Sample;

public sealed class ReconciliationTests
{
    private static readonly (string Prefix, int Rows)[] Reports =
        [("S000-", 14), ("S001-", 19), ("S002-", 15), ("S003-", 9), ("S004-", 11)];

    private static readonly Dictionary<string, string> ColumnOfIndicator = new()
    {
        ["HH_TOTAL"] = "households", ["POOR_HH"] = "poor", ["NEAR_HH"] = "near_poor", ["POOR_RATE"] = "poor_rate",
        ["NEAR_RATE"] = "near_poor_rate", ["POOR_EXIT"] = "exits", ["POOR_NEW"] = "newly_poor",
        ["POOR_RELAPSE"] = "relapsed", ["POOR_FROM_NEAR"] = "other_flow", ["NEAR_TO_POOR"] = "other_flow",
        ["BUD_ALLOC"] = "amount", ["BUD_CARRY"] = "amount", ["BUD_ALLOC_PERIOD"] = "amount", ["DISB"] = "amount",
        ["PLAN_YEAR"] = "value", ["HOUS_BUD"] = "amount", ["HOUS_HH"] = "households", ["HOUS_NEW"] = "households",
        ["HOUS_REPAIR"] = "households", ["TRN_COURSES"] = "course_count", ["INSP_CAMPAIGN"] = "round_count",
        ["EVAL_TYPE"] = "round_count", ["INSP_UNITS"] = "units_reported",
    };

    private static IEnumerable<SampleRow> Lines => SampleRecords.Of("reconciliation");

    private static IEnumerable<SampleRow> LinesWithARecord =>
        Lines.Where(line => line["record"] != null && line["table"] != "project_applicability");

    [Fact]
    public void Ruling_1_each_of_the_597_source_rows_stands_exactly_once()
    {
        var expected = Reports
            .SelectMany(report => Enumerable.Range(1, report.Rows).Select(row => $"{report.Prefix}{row:00}"))
            .Concat(Enumerable.Range(1, 529).Select(row => $"F{row:0000}"));

        Assert.Equal(expected, Lines.Select(line => line["source_row"]));
        Assert.Equal(597, Lines.Count());
    }

    [Theory]
    [InlineData("loaded", 262)]
    [InlineData("control", 298)]
    [InlineData("left_out", 37)]
    public void So_many_rows_have_each_destination(string destination, int rows) =>
        Assert.Equal(rows, Lines.Count(line => line["destination"] == destination));

    [Fact]
    public void Only_rows_left_out_have_no_record_and_they_say_why()
    {
        foreach (var line in Lines)
        {
            Assert.Equal(line["destination"] == "left_out", line["record"] == null);
            Assert.True(line["reason"] != null || line["destination"] == "loaded", line["source_row"]);
        }
    }

    [Fact]
    public void A_source_row_is_named_by_exactly_the_records_that_its_line_names()
    {
        var told = LinesWithARecord.SelectMany(
            line => line["record"]!.Split(';'), (line, key) => (line["source_row"]!, key));
        var named = SampleRecords.ByKey().SelectMany(
            figure => SampleRecords.SourcesOf(figure.Value.Row), (figure, id) => (id, figure.Key));

        Assert.Equal(told.Order(), named.Order());
    }

    [Fact]
    public void A_record_stands_in_the_table_that_the_line_names()
    {
        var figures = SampleRecords.ByKey();

        foreach (var line in LinesWithARecord)
        {
            var tables = line["record"]!.Split(';').Select(key => figures[key].Table).Distinct();
            Assert.Equal(line["table"], string.Join(';', tables));
            Assert.Equal(line["destination"] == "control", tables.First() == "control_figure");
        }
    }

    [Fact]
    public void A_row_of_applicability_exists_for_every_line_that_names_one()
    {
        var keys = SampleRecords.Of("project_applicability").Select(row => row["key"]).ToHashSet();
        var named = Lines.Where(line => line["table"] == "project_applicability")
            .SelectMany(line => line["record"]!.Split(';'));

        Assert.Equal(7, named.Count());
        Assert.Superset(named.ToHashSet(), keys!);
    }

    [Fact]
    public void Every_record_holds_the_published_value_place_and_period()
    {
        var figures = SampleRecords.ByKey();
        var compared = 0;

        foreach (var line in LinesWithARecord.Where(line => line["value"] != null))
        {
            var (table, row) = figures[line["record"]!.Split(';')[0]];
            var column = table == "control_figure" ? "value" : ColumnOfIndicator[line["indicator"]!];
            var expected = (line["source_row"], line["value"], line["area"], line["period"]);
            Assert.Equal(expected, (line["source_row"], row[column], row["area"], SampleRecords.PeriodOf(row)));
            compared++;
        }

        Assert.Equal(542, compared);
    }

    [Fact]
    public void A_control_figure_gives_the_reason_and_unit_of_its_line()
    {
        var figures = SampleRecords.ByKey();

        foreach (var line in Lines.Where(line => line["destination"] == "control"))
        {
            var row = figures[line["record"]!.Split(';')[0]].Row;
            Assert.Equal((line["reason"], line["unit"]), (row["reason"], row["unit"]));
        }
    }

    [Fact]
    public void Qualifiers_stand_so_often_in_each_table()
    {
        var counts = SampleRecords.ByKey().Values.GroupBy(figure => $"{figure.Table} {figure.Row["qualifier"]}")
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}");

        Assert.Equal(
            [
                "budget_allocation APPROXIMATE 1", "budget_allocation AT_LEAST 15", "budget_allocation EXACT 7",
                "control_figure APPROXIMATE 17", "control_figure AT_LEAST 12", "control_figure EXACT 258",
                "control_figure EXPECTED 3", "control_figure PRELIMINARY 8",
                "disbursement APPROXIMATE 1", "disbursement AT_LEAST 3", "disbursement EXACT 2",
                "disbursement EXPECTED 4", "finding AT_LEAST 3", "household_review APPROXIMATE 3",
                "household_review EXACT 59", "household_review EXPECTED 1", "household_review PRELIMINARY 3",
                "household_support EXACT 4", "inspected_unit AT_LEAST 2", "inspected_unit EXACT 5",
                "inspection AT_LEAST 1", "inspection EXACT 5", "target AT_LEAST 1", "target EXACT 1",
                "training_course EXACT 1",
            ],
            counts);
    }
}
