using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Random questions on random records: roll-ups, in memory or not, change nothing but the statements.</summary>
public sealed class RollupTests
{
    private const int RequestsPerSeed = 60;

    /// <summary>Rows that are aggregated for themselves, and that are added up once without or with a test of the filter.</summary>
    private static readonly long[] Sizes = [SizedRollups.Large, AddOnce.FewRows, 10 * AddOnce.FewRows];

    private static readonly QueryRunner RolledUp = new(WarehouseModel.Semantic);
    private static readonly QueryRunner FromRecords = new(WarehouseModel.Semantic, RollupUse.Never);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(101, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_are_the_same_with_and_without_roll_ups(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
        var used = 0;

        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var request = Varied(random, new RandomRequest(random).Make());
            if (RolledUp.Check(request, file.Snapshot).IsEmpty) // not every period can be compared with another
            {
                var plan = await AgreedAsync(seed, request, file);
                used += plan.Any(IsRolledUp) ? 1 : 0;
            }
        }

        Assert.InRange(used, RequestsPerSeed / 4, RequestsPerSeed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_on_a_map_are_the_same_with_and_without_roll_ups(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
        var used = 0;

        for (var number = 0; number < RequestsPerSeed; number++)
        {
            var day = random.Next(2) == 0 ? World.Merger : new DateOnly(2021, 1, 1);
            var request = Varied(random, new RandomRequest(random).Make()) with { Geography = new Geography.AsOf(day) };
            if (RolledUp.Check(request, file.Snapshot).IsEmpty)
            {
                var plan = await AgreedAsync(seed, request, file);
                used += plan.Any(statement => IsRolledUp(statement) && IsMapped(statement)) ? 1 : 0;
            }
        }

        Assert.InRange(used, 1, RequestsPerSeed);
    }

    [Theory]
    [InlineData("budget_allocation", "funding", "allocated allocations carriedIn")]
    [InlineData("disbursement", "funding", "disbursed payments")]
    [InlineData("training_course", "trainings", "courses trainees trainingCost femaleShare costPerTrainee")]
    public async Task Each_roll_up_answers_by_all_of_its_keys_what_the_records_answer(
        string table, string subject, string facts)
    {
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(new Random(7)).Make());
        foreach (var rollup in WarehouseSchema.Star.Facts.Single(fact => fact.Name == table).Rollups)
        {
            var by = WarehouseModel.Semantic.DimensionsOf(subject)
                .Where(one => rollup.Keys.Contains(one.Column) && one.Name != "quarter").Select(one => one.Name);
            var request = Ask.For(string.Join(' ', by), facts, subject: subject) with { First = 1000 };

            var with = await RolledUp.RunAsync(request, file.Snapshot, CancellationToken.None);
            var byStatement = await RolledUp.RunAsync(request, file.ByStatements, CancellationToken.None);
            var without = await FromRecords.RunAsync(request, file.Snapshot, CancellationToken.None);

            Assert.Equal(AnswerText.Of(without), AnswerText.Of(with));
            Assert.Equal(AnswerText.Of(without), AnswerText.Of(byStatement));
            Assert.Contains($"FROM {rollup.Name}\n", with.Plan[0], StringComparison.Ordinal);
        }
    }

    /// <summary>Roll-ups in memory, roll-ups of every size read by statements, and none say the same; the statements that read
    /// small ones.</summary>
    private static async Task<ImmutableArray<string>> AgreedAsync(int seed, AggregationRequest request, WarehouseFile file)
    {
        var with = await RolledUp.RunAsync(request, file.Snapshot, CancellationToken.None);
        var without = await FromRecords.RunAsync(request, file.Snapshot, CancellationToken.None);

        var (told, expected) = (AnswerText.Of(with), AnswerText.Of(without));
        Assert.True(told == expected, $"Seed {seed}\n{Shrink.Text(request)}\n{told}\n{expected}");
        foreach (var size in Sizes)
        {
            var sized = AnswerText.Of(await SizedRollups.RunAsync(request, file.ByStatements, size));
            Assert.True(sized == expected, $"Seed {seed}, size {size}\n{Shrink.Text(request)}\n{sized}\n{expected}");
        }

        Assert.DoesNotContain(without.Plan, IsRolledUp);
        return with.Plan;
    }

    /// <summary>Half of the questions are about what roll-ups hold; some periods begin or end inside a month.</summary>
    private static AggregationRequest Varied(Random random, AggregationRequest request)
    {
        if (random.Next(2) == 0)
        {
            return request;
        }

        var subject = random.Next(2) == 0 ? "funding" : "trainings";
        string[] keys = (subject, random.Next(3)) switch
        {
            ("funding", 0) => ["fundingSource", "capitalType", "originYear", "year"],
            (_, 1) => ["province", "year", "project", "month"],
            _ => ["province", "year", "project", "region"],
        };
        var measures = WarehouseModel.Semantic.MeasuresOf(subject).Select(one => one.Name).ToArray();
        var from = new DateOnly(2019, 1, 1).AddMonths(random.Next(40));
        var until = from.AddMonths(random.Next(1, 50));
        return request with
        {
            Subject = subject,
            By = [.. keys.Where(_ => random.Next(2) == 0)],
            Facts = [
                .. measures.Where(_ => random.Next(3) == 0).DefaultIfEmpty(measures[0])
                    .Select(name => new FactAsk(name, [.. Compares(random)]))],
            Filter = random.Next(3) switch
            {
                0 => new Filter.Between(from, until),
                1 => new Filter.Between(from.AddDays(random.Next(2)), until.AddDays(random.Next(2))),
                _ => request.Filter,
            },
            SubjectFilters = request.SubjectFilters.Clear(),
            Having = null,
            OrderBy = [],
        };
    }

    private static IEnumerable<Calculation> Compares(Random random) => random.Next(6) switch
    {
        0 => [new Calculation.Compare(new Shift.YearsBack(1))],
        1 => [new Calculation.Compare(new Shift.Previous(1))],
        _ => [],
    };

    private static bool IsMapped(string statement) => statement.Contains("::INTEGER[])[", StringComparison.Ordinal);

    private static bool IsRolledUp(string statement) => statement.Contains("_by_", StringComparison.Ordinal);
}
