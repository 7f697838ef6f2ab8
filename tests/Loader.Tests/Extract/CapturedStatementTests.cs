using System.Data;
using Analytics.Loader.Extract;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests.Extract;

/// <summary>Every statement of the loader as SQL Server would get it. No server is asked: what EF would send is
/// captured, which proves the shape of the statements and not what a server does with them.</summary>
public sealed class CapturedStatementTests
{
    private const string Values = "(secret|1234567)";

    private static readonly TotalScope Some = new() { AreaIds = [1234567], Years = [1234567, null] };

    public static TheoryData<string> Names => [.. Queries(Open()).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_statement_is_whole_and_its_values_are_parameters(string name)
    {
        using var context = Open();

        var command = Queries(context)[name].CreateDbCommand();

        Assert.StartsWith("SELECT", command.CommandText); // one statement: nothing is left for the client
        Assert.DoesNotMatch(Values, command.CommandText);
        Assert.DoesNotContain("SELECT *", command.CommandText);
        Assert.All(command.Parameters.Cast<IDataParameter>(), one => Assert.StartsWith("@", one.ParameterName));
    }

    [Fact]
    public void Control_totals_of_changes_enter_the_index_of_area_and_year()
    {
        using var context = Open();

        var sql = Queries(context)["totals of payments"].CreateDbCommand().CommandText.ReplaceLineEndings("\n");

        Assert.Equal("""
            SELECT [d].[AreaId], [d].[BudgetYear] AS [Year], COUNT_BIG(*) AS [Rows], COALESCE(SUM([d].[Amount]), 0.0) AS [A]
            FROM [Disbursement] AS [d]
            WHERE [d].[AreaId] IN (
                SELECT [a].[value]
                FROM OPENJSON(@areas) WITH ([value] bigint '$') AS [a]
            ) AND ([d].[BudgetYear] IS NULL OR [d].[BudgetYear] IN (
                SELECT [y].[value]
                FROM OPENJSON(@years) WITH ([value] int '$') AS [y]
            ))
            GROUP BY [d].[AreaId], [d].[BudgetYear]
            """, sql);
        Assert.Contains(
            "ON [Disbursement] ([AreaId], [BudgetYear])", OperationalScript.For(OperationalProvider.SqlServer));
    }

    [Theory]
    [InlineData("visits of inspections", "InspectedUnit")]
    [InlineData("findings of inspections", "Finding")]
    public void Parts_are_found_by_the_index_of_their_inspection(string name, string table)
    {
        using var context = Open();

        var sql = Queries(context)[name].CreateDbCommand().CommandText;

        Assert.Matches(@"WHERE \[.\]\.\[InspectionId\] IN \(\s+SELECT .+\s+FROM OPENJSON\(@inspections\)", sql);
        Assert.Contains(
            $"CREATE INDEX [IX_{table}_InspectionId] ON [{table}] ([InspectionId]);",
            OperationalScript.For(OperationalProvider.SqlServer));
    }

    [Fact]
    public void Every_query_has_a_name_here()
    {
        var ofClass = new[] { typeof(SourceQueries), typeof(TotalQueries) }.SelectMany(type => type.GetMethods())
            .Where(method => typeof(IQueryable).IsAssignableFrom(method.ReturnType)).Count();

        Assert.Equal(ofClass, Queries(Open()).Count);
    }

    private static Dictionary<string, IQueryable> Queries(OperationalContext context) => new()
    {
        ["inspections"] = SourceQueries.Inspections(Page(context.Inspections), context.InspectedUnits),
        ["visits"] = SourceQueries.Visits(Page(context.InspectedUnits), context.Inspections),
        ["findings"] = SourceQueries.Findings(Page(context.Findings), context.Inspections),
        ["visits of inspections"] = SourceQueries.VisitsOf(context.InspectedUnits, [1234567]),
        ["findings of inspections"] = SourceQueries.FindingsOf(context.Findings, [1234567]),
        ["totals of allocations"] = TotalQueries.Allocations(Some.Of(context.BudgetAllocations)),
        ["totals of payments"] = TotalQueries.Disbursements(Some.Of(context.Disbursements)),
        ["totals of courses"] = TotalQueries.Trainings(Some.InAreas(context.TrainingCourses)),
        ["totals of inspections"] = TotalQueries.Inspections(Some.InAreas(context.Inspections)),
        ["totals of visits"] = TotalQueries.Visits(context.InspectedUnits, Some.InAreas(context.Inspections)),
        ["totals of findings"] = TotalQueries.Findings(context.Findings, Some.InAreas(context.Inspections)),
        ["totals of reviews"] = TotalQueries.Reviews(Some.Of(context.HouseholdReviews)),
        ["totals of support"] = TotalQueries.Supports(Some.InAreas(context.HouseholdSupports)),
    };

    private static IQueryable<TRecord> Page<TRecord>(IQueryable<TRecord> rows)
        where TRecord : OperationalRecord
    {
        var (after, size) = (1234567L, 1234567);
        return rows.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(size);
    }

    private static OperationalContext Open() => new OperationalContextFactory(new()
    {
        Provider = OperationalProvider.SqlServer, ConnectionString = "Server=none;Password=secret",
    }).CreateDbContext();
}
