using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class GroupSortTests
{
    private const int RequestsPerSeed = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_are_sorted_in_memory_as_DuckDB_sorts_them(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());

        var orders = 0;
        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var request = Ordered(random, new RandomRequest(random).Make());
            if (!Ask.Runner.Check(request, file.ByStatements).IsEmpty)
            {
                continue; // not every period can be compared with another
            }

            var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, file.ByStatements.Dimensions);
            var (plan, cells) = Planner.AllRows(query, []);
            var (sorted, unsorted) = await file.ByStatements.AskAsync(statements =>
            {
                var reader = new PlanReader(query, statements);
                return (reader.Read(new Plan.Sort(plan, query.OrderBy, cells)), reader.Read(plan));
            }, CancellationToken.None);

            Assert.Equal(Keys(sorted), Keys(unsorted.Take(new GroupSort(query.Dimensions, query.By, query.OrderBy, cells).Of(unsorted))));
            orders += query.OrderBy.Length;
        }

        Assert.InRange(orders, RequestsPerSeed / 2, int.MaxValue);
    }

    private static AggregationRequest Ordered(Random random, AggregationRequest request) => request with
    {
        Having = null,
        OrderBy = [
            .. ByMeasures(random, request), .. request.By.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next())
                .Select(name => new RowOrder.ByDimension(name, Either(random, Direction.Ascending, Direction.Descending),
                    Either(random, LabelSort.Code, LabelSort.Name)))],
    };

    private static IEnumerable<RowOrder> ByMeasures(Random random, AggregationRequest request)
    {
        foreach (var fact in request.Facts.Where(_ => random.Next(3) == 0))
        {
            var on = (SortOn)random.Next(3);
            yield return new RowOrder.ByMeasure(
                fact.Measure, Either(random, Direction.Ascending, Direction.Descending), on,
                on == SortOn.Value ? null : new Shift.YearsBack(1), Either(random, Nulls.First, Nulls.Last));
        }
    }

    private static T Either<T>(Random random, T one, T other) => random.Next(2) == 0 ? one : other;

    private static ImmutableArray<string> Keys(Numbers numbers) =>
        [.. Enumerable.Range(0, numbers.Rows).Select(row => string.Join(',', numbers.Group(row).Keys))];
}
