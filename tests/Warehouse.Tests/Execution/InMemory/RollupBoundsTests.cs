using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

/// <summary>What memory does not tell, a statement tells or refuses.</summary>
public sealed class RollupBoundsTests
{
    private static readonly Fact Payments = WarehouseSchema.Star.Facts.Single(fact => fact.Name == "disbursement");
    private static readonly Rollup ByProject = Payments.Rollups[0];
    private static readonly Dimension Project = WarehouseModel.Semantic.DimensionsOf("funding").Single(one => one.Name == "project");

    [Fact]
    public void Sums_that_fit_are_told_and_others_are_not()
    {
        Assert.Equal([long.MaxValue], Read([], [1, 1], [long.MaxValue - 1, 1])?["amount"]);
        Assert.Equal([long.MaxValue, 1], Read([Project], [1, 2], [long.MaxValue, 1])?["amount"]);
        Assert.Null(Read([], [1, 1], [long.MaxValue, 1]));
        Assert.Null(Read([], [1, 1, 1], [long.MinValue, -1, 1]));
    }

    [Fact]
    public void Groups_with_very_many_numbers_are_left_to_statements()
    {
        int?[] keys = [.. Enumerable.Range(0, (int)RollupGroups.MostNumbers / 2).Select(row => (int?)row)];
        long?[] amounts = [.. keys.Select(key => (long?)key)];

        Assert.Equal(keys.Length, Read([Project], keys, amounts)?.Rows);
        Assert.Null(Read([Project], [.. keys, -1], [.. amounts, 0]));
        Assert.Equal(1, Read([], [.. keys, -1], [.. amounts, 0])?.Rows); // many rows of few groups are no matter
    }

    [Fact]
    public void Groups_that_are_not_on_a_page_of_keys_are_not_added_up()
    {
        int?[] keys = [.. Enumerable.Range(0, (int)(RollupGroups.MostNumbers / 2) + 1).Select(row => (int?)row), 7, 7];
        long?[] amounts = [.. keys.Select(key => (long?)key)];
        (amounts[^1], amounts[^2]) = (long.MaxValue, long.MaxValue); // of group 7, which is on no page asked

        Numbers? Chosen(params int[] groups) =>
            RollupGroups.Of(Amounts([Project], "amount"))?.Read(_ => Held(keys, amounts), _ => groups);

        Assert.Equal([5L, 2, 1_000_000], Chosen(5, 2, 1_000_000)?["amount"]);
        Assert.Equal([5, 2, 1_000_000], Chosen(5, 2, 1_000_000)?.Keys(0));
        Assert.Equal((0, 1_000_001), (Chosen()?.Rows, Chosen()?.Count));
        Assert.Null(Chosen(7));
        Assert.Null(Read([Project], keys, amounts));
    }

    [Fact]
    public void Groups_that_have_very_many_numbers_beside_others_are_left_to_statements()
    {
        var beside = new Other(Amounts([], "before"), []);
        int?[] keys = [.. Enumerable.Range(0, (int)RollupGroups.MostNumbers / 4).Select(row => (int?)row)];

        Numbers? Compared(int?[] projects, params ImmutableArray<Other> others) =>
            ComparedGroups.Of(new(Amounts([Project], "amount"), others))?
                .Read(_ => Held(projects, new long?[projects.Length]), null);

        Assert.Equal(keys.Length, Compared(keys, beside, new(Amounts([], "earlier"), []))?.Rows);
        Assert.Null(Compared([.. keys, -1], beside, new(Amounts([], "earlier"), [])));
        Assert.Equal(keys.Length + 1, Compared([.. keys, -1], beside)?.Rows);
    }

    [Theory]
    [InlineData("rowid = 0", "9223372036854775807", false)] // beside others it does not fit
    [InlineData("rowid < 3", "[9223372036854775000, 5000, -9223372036854775000][rowid + 1]", true)] // nor does it half-way
    public async Task A_sum_that_does_not_fit_is_told_or_refused_as_the_statement_does(string rows, string amount, bool isTold)
    {
        await using var file = await WarehouseFile.MakeAsync(
            new() { Payments = [.. Enumerable.Range(2018, 5).Select(year => Ask.Payment(World.HaGiang, year, 1000))] },
            change: $"UPDATE disbursement_by_project SET amount_sum = {amount} WHERE {rows}");
        var request = Ask.For("province", "disbursed") with { Having = new Having.Test("disbursed", new() { Gt = 0 }) };

        Task<Answer> Told(ServedSnapshot snapshot) => Ask.Runner.RunAsync(request, snapshot, CancellationToken.None);

        if (isTold)
        {
            Assert.Equal(AnswerText.Of(await Told(file.ByStatements)), AnswerText.Of(await Told(file.Snapshot)));
            Assert.Equal(7000m, (await Told(file.Snapshot)).Rows?.Measures[0].DecimalAt(0));
            return;
        }

        Assert.Equal(
            (await Assert.ThrowsAsync<StatementFailedException>(() => Told(file.ByStatements))).Kind,
            (await Assert.ThrowsAsync<StatementFailedException>(() => Told(file.Snapshot))).Kind);
    }

    [Fact]
    public async Task A_roll_up_that_cannot_be_read_whole_is_read_by_statements()
    {
        await using var file = await WarehouseFile.MakeAsync(
            new() { Payments = [Ask.Payment(World.HaGiang, 2023, 1000)] },
            change: "ALTER TABLE disbursement_by_project ALTER amount_sum TYPE VARCHAR USING 'no number'");

        Task<Answer> Asked(string facts) =>
            Ask.Runner.RunAsync(Ask.For("province", facts, subject: "funding"), file.Snapshot, CancellationToken.None);

        Assert.Equal(1m, (await Asked("payments")).Rows?.Measures[0].DecimalAt(0));
        await Assert.ThrowsAsync<StatementFailedException>(() => Asked("disbursed"));
    }

    private static Numbers? Read(ImmutableArray<Dimension> grain, int?[] projects, long?[] amounts) =>
        RollupGroups.Of(Amounts(grain, "amount"))?.Read(_ => Held(projects, amounts), null);

    private static HeldRollup Held(int?[] projects, long?[] amounts) => new(
        projects.Length, ImmutableDictionary<string, HeldKeys>.Empty.Add("project_key", HeldKeys.Of(projects)),
        ImmutableDictionary<string, HeldNumbers>.Empty.Add("amount_sum", HeldNumbers.Of(amounts)));

    private static Plan.Scan Amounts(ImmutableArray<Dimension> grain, string name) => new(
        Payments, "payments", new Clock.Own(), new RecordTest.All([]), grain,
        [new(name, new PartValue.Sum("amount"), [])])
    {
        Rollup = ByProject,
    };
}
