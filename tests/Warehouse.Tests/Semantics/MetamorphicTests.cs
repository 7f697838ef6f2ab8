using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Semantics;

/// <summary>What must stay the same, or may only fall, when a question is changed. Random questions on random records.</summary>
public sealed class MetamorphicTests
{
    private const int Requests = 15;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Parts_sum_to_the_total_and_a_page_with_its_rest_does_too(int seed)
    {
        await using var asked = await Asked.MakeAsync(seed);
        foreach (var request in asked.Requests.Select(one => one with { Having = null, Facts = Additive(one) }))
        {
            var whole = await asked.AskAsync(request with { First = 100_000 });
            var page = await asked.AskAsync(request with { First = 5 });

            Assert.Equal(Sums(whole.Total!), Sums(whole.Rows!));
            Assert.Equal(Sums(page.Total!), [.. Sums(page.Rows!).Zip(Sums(page.Rest!), Plus)]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_order_of_a_breakdown_changes_no_cell(int seed)
    {
        await using var asked = await Asked.MakeAsync(seed);
        foreach (var request in asked.Requests.Select(one => one with { First = 100_000 }))
        {
            var there = await asked.AskAsync(request);
            var back = await asked.AskAsync(request with { By = [.. request.By.Reverse()] });

            Assert.Equal(asked.Cells(there.Rows!), asked.Cells(back.Rows!));
            Assert.Equal(asked.Cells(there.Total!), asked.Cells(back.Total!));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_filter_never_raises_a_count(int seed)
    {
        await using var asked = await Asked.MakeAsync(seed);
        ImmutableArray<FactAsk> counts =
            [.. new[] { "courses", "inspections", "unitsInspected", "findings", "findingsResolved" }.Select(name => new FactAsk(name))];
        foreach (var request in asked.Requests)
        {
            var wide = new AggregationRequest { Facts = counts, Filter = request.Filter, Parts = AnswerParts.Total };
            foreach (var narrower in (Filter[])[Ask.Under("42"), Ask.Years(2021, 2022), Ask.Code("project", "2021-2025/P7")])
            {
                var all = Sums((await asked.AskAsync(wide)).Total!);
                var some = Sums((await asked.AskAsync(wide with { Filter = new Filter.And([request.Filter ?? new Filter.And([]), narrower]) })).Total!);

                Assert.All(some.Zip(all), pair => Assert.True((pair.First ?? 0) <= (pair.Second ?? 0), Shrink.Text(wide)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_page_changes_no_cell_and_no_order(int seed)
    {
        await using var asked = await Asked.MakeAsync(seed);
        foreach (var request in asked.Requests)
        {
            var whole = asked.Lines((await asked.AskAsync(request with { First = 100_000 })).Rows!);
            var paged = new List<string>();
            for (string? after = null; ;)
            {
                var page = await asked.AskAsync(request with { First = Math.Max(3, whole.Count / 3), After = after });
                paged.AddRange(asked.Lines(page.Rows!));
                if (!page.HasNextPage)
                {
                    break;
                }

                after = page.EndCursor;
            }

            Assert.Equal(whole, paged);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Another_measure_or_calculation_changes_no_other_cell(int seed)
    {
        await using var asked = await Asked.MakeAsync(seed);
        foreach (var request in asked.Requests.Select(one => one with { Having = null, OrderBy = [], First = 100_000 }))
        {
            var alone = request with { Facts = [request.Facts[0] with { Calculations = [] }] };
            var few = asked.Cells((await asked.AskAsync(alone)).Rows!);
            var many = asked.Cells((await asked.AskAsync(request)).Rows!);

            Assert.All(few, cell => Assert.Equal(cell.Value, Bare(many[cell.Key])));
        }
    }

    private static string Bare(string cell) => cell.Split(" | ")[0];

    /// <summary>The additive measures of a request; reviews by several standards count the same households.</summary>
    private static ImmutableArray<FactAsk> Additive(AggregationRequest request) =>
    [
        .. request.Facts.Select(ask => WarehouseModel.Semantic.FindMeasure(ask.Measure)!).DefaultIfEmpty()
            .Concat(WarehouseModel.Semantic.MeasuresOf(request.Subject)).OfType<Measure>().Distinct()
            .Where(one => one is { OverTime: Additivity.Sum, OverArea: Additivity.Sum, Subject: not "households" })
            .Take(5).Select(one => new FactAsk(one.Name)).DefaultIfEmpty(new("reviews")),
    ];

    private static long?[] Sums(ResultTable table) =>
        [.. table.Measures.Select(column => Enumerable.Range(0, table.RowCount).Where(row => column.HasValue[row])
            .Select(row => (long?)column.Exact[row]).Aggregate((long?)null, Plus))];

    private static long? Plus(long? left, long? right) => left is null ? right : right is null ? left : left + right;

    /// <summary>Records, questions about them, and answers.</summary>
    private sealed class Asked : IAsyncDisposable
    {
        private readonly WarehouseFile _file;

        private Asked(WarehouseFile file, ImmutableArray<AggregationRequest> requests) => (_file, Requests) = (file, requests);

        public ImmutableArray<AggregationRequest> Requests { get; }

        public static async Task<Asked> MakeAsync(int seed)
        {
            var random = new Random(seed);
            var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
            return new(file, [.. Enumerable.Range(0, MetamorphicTests.Requests).Select(_ => new RandomRequest(random).Make())]);
        }

        public Task<Answer> AskAsync(AggregationRequest request) => Ask.Runner.RunAsync(request, _file.Snapshot, CancellationToken.None);

        /// <summary>Rows in their order.</summary>
        public List<string> Lines(ResultTable table) => [.. Enumerable.Range(0, table.RowCount).Select(row =>
            $"{Key(table, row)}: {string.Join("; ", table.Measures.Select(column => Cell(column, row)))}")];

        /// <summary>Cells by group and measure, whatever the order.</summary>
        public SortedDictionary<string, string> Cells(ResultTable table) => new(Enumerable.Range(0, table.RowCount)
            .SelectMany(row => table.Measures.Select(column => (Name: $"{Key(table, row)} {column.Measure.Name}", Text: Cell(column, row))))
            .ToDictionary(one => one.Name, one => one.Text), StringComparer.Ordinal);

        public ValueTask DisposeAsync() => _file.DisposeAsync();

        private string Key(ResultTable table, int row) => string.Join(',', table.Keys.Select(column => column.Dimension.Name)
            .Zip(Identity.Of(table, row, _file.Snapshot.Dimensions), (name, key) => $"{name}={key}").Order(StringComparer.Ordinal));

        private static string Cell(MeasureColumn column, int row) => string.Join(" | ",
        [
            $"{column.DecimalAt(row)} {column.Numerator[row]}/{column.Denominator[row]} of {column.Records[row]} {column.Status[row]} {column.Coverage[row]:0.############}",
            .. column.Calculations.Select(one => $"{one.Value[row]:0.############}"),
        ]);
    }
}
