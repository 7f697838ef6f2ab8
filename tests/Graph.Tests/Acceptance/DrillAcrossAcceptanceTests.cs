using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>Three subjects in one query, checked against LINQ over the operational records: nothing is counted twice.</summary>
public sealed class DrillAcrossAcceptanceTests(SampleGraph graph)
{
    [Theory]
    [InlineData("areaClass")]
    [InlineData("region")]
    [InlineData("province year")]
    [InlineData("project span")]
    public async Task Parts_of_any_grain_sum_to_the_records(string grain)
    {
        var data = await graph.Host.DataAsync(Query(grain));

        var rows = data["analysis"]!["rows"]!;
        var expected = await RecordsAsync();
        Assert.Equal(expected, (Sum(rows, "courses"), Sum(rows, "inspections"), Sum(rows, "disbursed")));
        Assert.Equal(expected, (Total(rows, "courses"), Total(rows, "inspections"), Total(rows, "disbursed")));
    }

    [Fact]
    public async Task The_classes_of_areas_are_those_of_the_places_of_the_records()
    {
        var data = await graph.Host.DataAsync(Query("areaClass"));

        var nodes = data["analysis"]!["rows"]!["nodes"]!.AsArray();
        Assert.Contains(nodes, node => node!["by"]!["areaClass"] is null); // records that provinces keep themselves
        Assert.Contains(nodes, node => node!["by"]!["areaClass"]?["code"]!.GetValue<string>() == "OTHER");
    }

    private static string Query(string grain) => $$"""
        { analysis { rows(first: 1000) {
            nodes { by { {{string.Join(' ', grain.Split(' ').Select(name => name + " { code }"))}} }
              facts { courses { value } inspections { value } disbursed { value } } }
            total { courses { value } inspections { value } disbursed { value } } } } }
        """;

    private async Task<(long Courses, long Inspections, long Disbursed)> RecordsAsync()
    {
        await using var context = new OperationalContextFactory(graph.Data.Source).CreateDbContext();
        var courses = await context.TrainingCourses.Where(one => !one.IsDeleted).ToListAsync();
        var inspections = await context.Inspections.Where(one => !one.IsDeleted).ToListAsync();
        var payments = await context.Disbursements.Where(one => !one.IsDeleted).ToListAsync();
        return (courses.Sum(one => (long)one.CourseCount), inspections.Sum(one => (long)one.RoundCount), payments.Sum(one => one.Amount ?? 0));
    }

    private static long Sum(JsonNode rows, string measure) =>
        rows["nodes"]!.AsArray().Sum(node => node!["facts"]![measure]!["value"]?.GetValue<long>() ?? 0);

    private static long Total(JsonNode rows, string measure) => rows["total"]![measure]!["value"]!.GetValue<long>();
}
