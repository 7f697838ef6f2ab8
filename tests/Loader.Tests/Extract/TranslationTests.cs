using Analytics.Loader.Extract;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests.Extract;

public sealed class TranslationTests
{
    [Theory]
    [InlineData(OperationalProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(OperationalProvider.SqlServer, "Server=none")]
    public void Every_query_of_the_loader_translates_as_a_whole(OperationalProvider provider, string connection)
    {
        var options = new OperationalOptions { Provider = provider, ConnectionString = connection };
        using var context = new OperationalContextFactory(options).CreateDbContext();

        IQueryable[] queries =
        [
            SourceQueries.Inspections(context.Inspections, context.InspectedUnits),
            SourceQueries.Visits(context.InspectedUnits, context.Inspections),
            SourceQueries.Findings(context.Findings, context.Inspections),
            TotalQueries.Allocations(context.BudgetAllocations),
            TotalQueries.Disbursements(context.Disbursements),
            TotalQueries.Trainings(context.TrainingCourses),
            TotalQueries.Inspections(context.Inspections),
            TotalQueries.Visits(context.InspectedUnits, context.Inspections),
            TotalQueries.Findings(context.Findings, context.Inspections),
            TotalQueries.Reviews(context.HouseholdReviews),
            TotalQueries.Supports(context.HouseholdSupports),
        ];

        Assert.All(queries.Take(3), query => Assert.DoesNotContain("GROUP BY", query.ToQueryString()));
        Assert.All(queries.Skip(3), query => Assert.Contains("GROUP BY", query.ToQueryString()));
    }
}
