using System.Collections.Immutable;
using System.Reflection;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Sql;

public sealed class EveryNodeTests
{
    private static readonly Dimension Year = WarehouseModel.Semantic.FindDimension("year")!;

    [Fact]
    public void Every_step_of_a_plan_renders_and_has_a_text()
    {
        var cells = new CellMap(ImmutableDictionary<string, CellParts>.Empty);
        var scan = new Plan.Scan(FundingFacts.Disbursement, "disbursement", new Clock.Own(), new RecordTest.All([]), [Year],
            [new("disbursement_rows", new PartValue.Rows(), [])]);
        Plan[] plans =
        [
            scan, new Plan.RollupRows(scan), new Plan.Apart(scan, scan.Numbers, []), new Plan.Grid([Year], [new([2023])]), new Plan.Combine([Year], [scan]),
            new Plan.Compare(scan, [new(scan with { Label = "other" }, [new KeyMove.Back(1)])]), new Plan.Keep(scan, new RowTest.All([]), cells),
            new Plan.Known([Year], [new("disbursement_rows", new PartValue.Rows(), [])], [new(new([2023]), [5L])]), new Plan.Mark(scan, new RowTest.All([]), cells), new Plan.Sort(scan, [], cells), new Plan.Page(scan, 1, 2), new Plan.Count(scan),
        ];

        Assert.Equal(Nested<Plan>(), plans.Select(plan => plan.GetType()).ToHashSet());
        Assert.All(plans, plan => Assert.NotEqual("", DuckDbRenderer.Render(plan).Text + PlanText.Of(plan)));
    }

    [Fact]
    public void Every_move_of_a_key_renders_and_has_a_text()
    {
        KeyMove[] moves =
            [new KeyMove.Same(), new KeyMove.Back(1), new KeyMove.HoldsFinest(Year, 1, 3), new KeyMove.YearOfFinest(Year, 1, 12), new KeyMove.Mapped([(1, 2)])];
        var scan = new Plan.Scan(FundingFacts.Disbursement, "disbursement", new Clock.Own(), new RecordTest.All([]), [Year], []);

        Assert.Equal(Nested<KeyMove>(), moves.Select(move => move.GetType()).ToHashSet());
        Assert.All(moves, move => Assert.NotEqual(
            "", PlanText.Of(new Plan.Compare(scan, [new(scan, [move])])) + DuckDbRenderer.Render(new Plan.Compare(scan, [new(scan, [move])])).Text));
    }

    [Fact]
    public void Every_test_of_records_renders_and_has_a_text()
    {
        RecordTest[] tests =
        [
            new RecordTest.All([]), new RecordTest.Any([]), new RecordTest.Not(new RecordTest.All([])), new RecordTest.OneOf(Year, [1]),
            new RecordTest.Missing(Year), new RecordTest.AtAreas([1]), new RecordTest.InsideAreas(AreaLevel.Province, [1, 2]),
            new RecordTest.InYears([2023], [1], [1, 2]), new RecordTest.InDays(new(new(2023, 1, 1), new(2023, 2, 1))), new RecordTest.InProgramme(1, [1]),
        ];

        Assert.Equal(Nested<RecordTest>(), tests.Select(test => test.GetType()).ToHashSet());
        Assert.All(tests, test => Assert.NotEqual("", QuestionText.Of(test) + ScanOf(test) + Relax.Time(test)));
    }

    [Fact]
    public async Task Every_measure_is_planned_rendered_run_and_read()
    {
        await using var file = await WarehouseFile.MakeAsync(new());
        foreach (var subject in WarehouseModel.Semantic.Subjects)
        {
            var measures = WarehouseModel.Semantic.MeasuresOf(subject.Name).Select(one => new FactAsk(one.Name)).ToImmutableArray();
            var request = new AggregationRequest { Subject = subject.Name, Facts = measures, Parts = AnswerParts.Rows | AnswerParts.Total | AnswerParts.Rest };

            var answer = await Ask.Runner.RunAsync(request, file.Snapshot, CancellationToken.None);

            Assert.Equal(measures.Length, answer.Total!.Measures.Length);
            Assert.All(answer.Rows!.Measures, column => Assert.False(column.HasValue[0]));
        }
    }

    [Fact]
    public void Every_kind_of_measure_is_used_by_the_model()
    {
        Assert.Equal(Nested<Measure>(), WarehouseModel.Semantic.Measures.Select(measure => measure.GetType()).ToHashSet());
    }

    private static string ScanOf(RecordTest test) => DuckDbRenderer.Render(
        new Plan.Scan(FundingFacts.Disbursement, "disbursement", new Clock.Own(), test, [], [])).Text;

    private static HashSet<Type> Nested<T>() => [.. typeof(T).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(T)))];
}
