using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

/// <summary>Groups are put beside those that they are compared with as DuckDB joins them.</summary>
public sealed class MovedKeysTests
{
    private static readonly
        Dictionary<string, (string Own, string Other, ImmutableArray<KeyMove> Moves, int Matching)> Cases =
        new(StringComparer.Ordinal)
    {
        ["the same member"] = ("province", "province", [new KeyMove.Same()], 22),
        ["the same members"] =
            ("province project", "province project", [new KeyMove.Same(), new KeyMove.Same()], 22 * 22),
        ["one of two keys"] = ("year province", "province", [new KeyMove.Same()], 22 * 22),
        ["keys in another order"] =
            ("year province", "province year", [new KeyMove.Same(), new KeyMove.Back(1)], 22 * 20),
        ["years back"] = ("year", "year", [new KeyMove.Back(3)], 18),
        ["the quarter of a month"] = ("month quarter", "month quarter", [new KeyMove.Back(4), Held], 17 * 22),
        ["the quarter of a month alone"] = ("month", "quarter", [Held], 21),
        ["the budget year of a month"] = ("month year", "month year", [new KeyMove.Back(4), BudgetYear], 17 * 22),
        ["the budget year of a month, which may be unknown"] = ("month year", "year", [BudgetYear], (22 * 22) - 1),
        ["another programme"] = ("programme", "programme", [Mapped((1, 2), (2, 3), (3, 99), (5, 0))], 3),
        ["a programme listed twice"] = ("programme", "programme", [Mapped((1, 99), (1, 3))], 0),
        ["no other programme"] = ("programme province", "programme province", [Mapped(), new KeyMove.Same()], 0),
        ["a named period"] = ("month", "", [], 22),
        ["everything"] = ("", "", [], 1),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static KeyMove Held => new KeyMove.HoldsFinest(Of("month").Single(), 4, 3);

    private static KeyMove BudgetYear => new KeyMove.YearOfFinest(Of("month").Single(), 4, 12);

    [Theory]
    [MemberData(nameof(Names))]
    public void Groups_stand_beside_those_that_DuckDB_joins(string name)
    {
        var (own, other, moves, matching) = Cases[name];
        var compare = new Plan.Compare(Known(Of(own), "own"), [new(Known(Of(other), "other"), moves)]);

        var expected = Read(compare);
        var told = Beside(Read(compare.Input), compare, compare.Others[0]);

        Assert.Equal(Lines(expected), Lines(told));
        Assert.Equal(matching, Matching(told, "other"));
    }

    [Fact]
    public void A_group_of_several_others_stands_beside_one_of_each()
    {
        Other[] others = [
            new(Known(Of("year"), "first"), [new KeyMove.Back(1)]),
            new(Known([], "second"), []),
            new(Known(Of("year"), "third"), [new KeyMove.Back(40)])];
        var compare = new Plan.Compare(Known(Of("year"), "own"), [.. others]);

        var told = others.Aggregate(Read(compare.Input), (rows, other) => Beside(rows, compare, other));

        Assert.Equal(Lines(Read(compare)), Lines(told));
        Assert.Equal([20, 22, 0], ((string[])["first", "second", "third"]).Select(label => Matching(told, label)));
    }

    private static Numbers Beside(Numbers rows, Plan.Compare compare, Other other)
    {
        var others = Read(other.Input);
        return rows.Beside(others, new MovedKeys(compare.Keys, other).Matches(rows, others));
    }

    /// <summary>Every combination of keys, none and negative ones among them, numbered.</summary>
    private static Plan.Known Known(ImmutableArray<Dimension> grain, string label)
    {
        ImmutableArray<int?> keys = [null, .. Enumerable.Range(-10, 21).Select(key => (int?)key)];
        var groups = grain.Aggregate(
            (IEnumerable<ImmutableArray<int?>>)[[]],
            (all, _) => all.SelectMany(group => keys.Select(key => group.Add(key))));
        var rows = groups.Select((group, number) => new KnownRow(new(group), [number + 1]));
        return new(grain, [new(label + "_records", new PartValue.Rows(), [])], [.. rows]);
    }

    private static int Matching(Numbers told, string label) =>
        told[label + "_records"].Count(one => one is not null);

    private static KeyMove.Mapped Mapped(params ImmutableArray<(int Key, int Other)> members) => new(members);

    private static ImmutableArray<Dimension> Of(string names) =>
    [
        .. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => WarehouseModel.Semantic.FindDimension(name) ?? throw new ArgumentException(name)),
    ];

    private static Numbers Read(Plan plan)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        try
        {
            return StatementReader.Read(connection, DuckDbRenderer.Render(plan), default);
        }
        finally
        {
            PreparedStatements.Of(connection).Clear();
        }
    }

    private static IEnumerable<string> Lines(Numbers numbers) => Enumerable.Range(0, numbers.Rows)
        .Select(row => string.Join(' ', numbers.KeysOf(row).Select(key => key?.ToString() ?? "none")) + ": " +
            string.Join(' ', numbers.Parts.Order(StringComparer.Ordinal).Select(part => part + " " + numbers[part][row])))
        .Order(StringComparer.Ordinal);
}
