using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using Analytics.Warehouse.Tests.Oracle;
using Analytics.Warehouse.Tests.Support;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

/// <summary>Random plans over roll-ups give the groups and numbers that their statements give.</summary>
public sealed class RollupGroupsTests
{
    private const int PlansPerSeed = 60;
    private const int MostKeys = 5; // more may need more than 64 bits, which a statement tells

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Groups_in_memory_are_those_of_the_statement(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make(), change: Holes(random));
        var dimensions = file.Snapshot.Dimensions;

        await file.Snapshot.RunAsync(connection =>
        {
            var held = new HeldRollups(dimensions.Rows.Tables, 1000);
            for (var number = 0; number < PlansPerSeed; number++)
            {
                var plan = PageOf(random, Make(random, dimensions));
                var statement = DuckDbRenderer.Render(plan);

                var told = InMemoryPlan.Of(plan)?.Read(rollup => held.Of(rollup, connection, default), dimensions);
                var expected = StatementReader.Read(connection, statement, default);

                Assert.True(Text(plan, expected) == Text(plan, told), $"{Text(plan, expected)}\n{Text(plan, told)}\n{statement.Text}");
            }

            return 0;
        }, default);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Records_left_out_are_counted_in_memory_as_the_statement_counts_them(int seed)
    {
        var random = new Random(seed);
        await using var file = await WarehouseFile.MakeAsync(new RandomDatabase(random).Make());
        var dimensions = file.Snapshot.Dimensions;

        var found = await file.Snapshot.RunAsync(connection => Enumerable.Range(0, PlansPerSeed).Sum(_ =>
        {
            ImmutableArray<LeftOutRecords> asked = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => LeftOut(random, dimensions))];

            var told = LeftOutRows.Of(asked, rollup => StatementReader.Rollup(connection, rollup, default));

            Assert.Equal(StatementReader.Excluded(connection, ExcludedSql.Of(asked), default), told);
            return told.Count;
        }), default);
        Assert.True(found > 0);
    }

    /// <summary>Takes keys and sums from some rows, so that there are more unknown ones than in the records.</summary>
    private static string Holes(Random random) => string.Concat(
        from rollup in WarehouseSchema.Star.Facts.SelectMany(fact => fact.Rollups)
        from column in rollup.Columns
        where column.Presence == Presence.Optional && random.Next(2) == 0
        select $"UPDATE {rollup.Name} SET {column.Name} = NULL WHERE rowid % {random.Next(2, 9)} = 0;");

    private static LeftOutRecords LeftOut(Random random, SnapshotDimensions dimensions)
    {
        var (fact, rollup) = Any(random);
        var spans = dimensions.Rows.Spans.Select(span => span.Key).Where(_ => random.Next(2) == 0).ToImmutableArray();
        return new(fact, rollup, new RandomScan(random, fact, rollup, dimensions).Filter(2)) { Spans = random.Next(3) == 0 ? spans : null };
    }

    private static Plan Make(Random random, SnapshotDimensions dimensions)
    {
        var read = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(random)).ToList();
        var grain = RandomScan.DimensionsOf(read[0].Rollup).Where(one => read.All(other => other.Rollup.Keys.Contains(one.Column)))
            .Where(_ => random.Next(3) == 0).Take(MostKeys).ToImmutableArray();
        ImmutableArray<Plan.Scan> scans =
            [.. read.Select((one, place) => new RandomScan(random, one.Fact, one.Rollup, dimensions).Make(grain, "s" + place))];
        if (scans is [var only] && random.Next(2) == 0)
        {
            return only;
        }

        // Rows of roll-ups alone: beside them, a scan without rows in a group has no count there, which is read as zero.
        IEnumerable<Plan> grid = grain.IsEmpty || random.Next(2) == 0 ? [] : [new Plan.Grid(grain, Members(random, grain.Length))];
        var combine = new Plan.Combine(grain, [.. scans.Select(scan => new Plan.RollupRows(scan)), .. grid]);
        var pairs = scans.SelectMany(scan => scan.Numbers).Where(part => part.Value is PartValue.Together)
            .Select(part => new NumberPair(part.Name, part.Name + "_among")).ToImmutableArray();
        return pairs.IsEmpty ? combine : new Plan.Apart(
            combine, [.. combine.Parts, .. pairs.Select(pair => new Part(pair.Among, new PartValue.Rows(), []))], pairs);
    }

    /// <summary>All groups, or some of them as their keys sort them: others are not added up then.</summary>
    private static Plan PageOf(Random random, Plan groups)
    {
        if (random.Next(2) == 0)
        {
            return groups;
        }

        var orders = groups.Keys.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next())
            .Select(ResolvedOrder (one) => new ResolvedOrder.ByDimension(one, (Direction)random.Next(2), (LabelSort)random.Next(2)));
        var sort = new Plan.Sort(groups, [.. orders], new CellMap([]));
        return random.Next(3) == 0 ? sort : new Plan.Page(sort, random.Next(1, 8), random.Next(3) == 0 ? random.Next(6) : 0);
    }

    private static ImmutableArray<GroupKeys> Members(Random random, int keys) => [.. Enumerable.Range(0, random.Next(6)).Select(_ =>
        new GroupKeys([.. Enumerable.Range(0, keys).Select(_ => random.Next(3) == 0 ? (int?)null : random.Next(1, 2030))]))];

    private static (Fact Fact, Rollup Rollup) Any(Random random)
    {
        var all = WarehouseSchema.Star.Facts.SelectMany(fact => fact.Rollups.Select(rollup => (fact, rollup))).ToArray();
        return all[random.Next(all.Length)];
    }

    /// <summary>Groups with all of their numbers, in the order of their keys where none is asked.</summary>
    private static string Text(Plan plan, Numbers? numbers)
    {
        if (numbers is null)
        {
            return "not told in memory";
        }

        var rows = Enumerable.Range(0, numbers.Rows).Select(row => string.Join(',', numbers.KeysOf(row)) + ": " +
            string.Join(' ', plan.Parts.Select(part => numbers[part.Name][row]?.ToString() ?? "-")));
        return $"{(numbers.Rows == 0 ? 0 : numbers.Count)}\n" // a statement tells no count where it has no row
            + string.Join('\n', plan is Plan.Page or Plan.Sort ? rows : rows.Order(StringComparer.Ordinal));
    }
}
