using System.Reflection;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Reading;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sources.Reading;

/// <summary>The LINQ of the reader must become SQL as a whole on both providers; no server is needed to see
/// it.</summary>
public sealed class ReadQueriesTests
{
    private static readonly ReadRange Changed = new() { After = 258, UpTo = 513, Deleted = DeletedRows.Included };

    public static TheoryData<OperationalProvider, string> EveryTable
    {
        get
        {
            var cases = new TheoryData<OperationalProvider, string>();
            foreach (var provider in Enum.GetValues<OperationalProvider>())
            {
                foreach (var table in OperationalTables.InOrder)
                {
                    cases.Add(provider, table.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(EveryTable))]
    public void Every_table_translates_with_its_range_and_order(OperationalProvider provider, string table)
    {
        using var context = Open(provider);
        var type = OperationalTables.InOrder.Single(candidate => candidate.Name == table);

        var sql = (string)typeof(ReadQueriesTests)
            .GetMethod(nameof(SqlOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [context, Changed])!;

        var quoted = provider == OperationalProvider.SqlServer ? "[?].[RowVersion]" : "\"?\".\"RowVersion\"";
        var letter = table[..1].ToLowerInvariant();
        var version = quoted.Replace("?", letter);
        Assert.Contains($"WHERE {version} > @after AND {version} <= @upTo", sql);
        Assert.EndsWith($"ORDER BY {version}, {version.Replace("RowVersion", "Id")}", sql);
    }

    [Fact]
    public void Sql_server_compares_row_versions_as_big_endian_bytes()
    {
        using var context = Open(OperationalProvider.SqlServer);

        var sql = SqlOf<AreaSuccession>(context, Changed);

        Assert.Equal("""
            DECLARE @after varbinary(8) = 0x0000000000000102;
            DECLARE @upTo varbinary(8) = 0x0000000000000201;

            SELECT [a].[Id], [a].[IsDeleted], [a].[On], [a].[PredecessorId], [a].[RowVersion], [a].[Share], [a].[SuccessorId]
            FROM [AreaSuccession] AS [a]
            WHERE [a].[RowVersion] > @after AND [a].[RowVersion] <= @upTo
            ORDER BY [a].[RowVersion], [a].[Id]
            """, sql);
    }

    [Theory]
    [InlineData(OperationalProvider.SqlServer, "SUM([d].[Amount])")]
    [InlineData(OperationalProvider.Sqlite, "SUM(\"d\".\"Amount\")")]
    public void A_control_total_by_area_and_year_translates(OperationalProvider provider, string sum)
    {
        using var context = Open(provider);

        var sql = ReadQueries.Rows<Disbursement>(context, ReadRange.All)
            .GroupBy(row => new { row.AreaId, row.BudgetYear })
            .Select(group => new { group.Key.AreaId, group.Key.BudgetYear, Sum = group.Sum(row => row.Amount) })
            .ToQueryString();

        Assert.Contains(sum, sql);
        Assert.Contains("GROUP BY", sql);
    }

    [Fact]
    public void Withdrawn_rows_are_left_out_unless_asked_for()
    {
        using var context = Open(OperationalProvider.Sqlite);

        Assert.Contains("WHERE NOT (\"d\".\"IsDeleted\")", SqlOf<Disbursement>(context, ReadRange.All));
        Assert.DoesNotContain("WHERE", SqlOf<Disbursement>(context, new() { Deleted = DeletedRows.Included }));
    }

    private static string SqlOf<TRecord>(OperationalContext context, ReadRange range)
        where TRecord : OperationalRecord =>
        string.Join('\n', ReadQueries.InOrder<TRecord>(context, range).ToQueryString().ReplaceLineEndings("\n")
            .Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));

    private static OperationalContext Open(OperationalProvider provider) => new OperationalContextFactory(new()
    {
        Provider = provider,
        ConnectionString = provider == OperationalProvider.Sqlite ? "Data Source=:memory:" : "Server=none",
    }).CreateDbContext();
}
