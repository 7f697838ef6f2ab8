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

        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var request = new RandomRequest(random).Make();
            request = request with
            {
                Having = null,
                OrderBy = [
                    .. ByMeasures(random, request), .. request.By.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next())
                        .Select(name => new RowOrder.ByDimension(name, Either(random, Direction.Ascending, Direction.Descending),
                            Either(random, LabelSort.Code, LabelSort.Name)))],
            };
            var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, file.Snapshot.Dimensions);
            var rows = Planner.AllRows(query, []);
            var (sorted, unsorted) = await file.ByStatements.AskAsync(statements =>
            {
                var reader = new PlanReader(query, statements);
                return (reader.Read(Planner.Sorted(query, rows).Plan), reader.Read(rows.Plan));
            }, CancellationToken.None);

            Assert.True(GroupSort.Suits(query.OrderBy));
            Assert.Equal(
                Keys(sorted),
                Keys(unsorted.Take(new GroupSort(query.Dimensions, query.By, query.OrderBy, rows.Cells).Of(unsorted))));
        }
    }

    private static IEnumerable<RowOrder> ByMeasures(Random random, AggregationRequest request) =>
        request.Facts.Where(_ => random.Next(3) == 0).Select(fact => new RowOrder.ByMeasure(
            fact.Measure, Either(random, Direction.Ascending, Direction.Descending), SortOn.Value, null,
            Either(random, Nulls.First, Nulls.Last)));

    private static T Either<T>(Random random, T one, T other) => random.Next(2) == 0 ? one : other;

    private static ImmutableArray<string> Keys(Numbers numbers) =>
        [.. Enumerable.Range(0, numbers.Rows).Select(row => string.Join(',', numbers.Group(row).Keys))];
}
