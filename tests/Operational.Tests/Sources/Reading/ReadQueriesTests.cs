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
    private static readonly ReadRange Changed = ReadRange.ChangedSince(258);

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
        var version = quoted.Replace("?", table[..1].ToLowerInvariant());
        var id = version.Replace("RowVersion", "Id");
        Assert.Contains($"WHERE {version} > @after AND {version} >= @version AND ({version} > @version OR {id} > @id)", sql);
        Assert.Contains($"ORDER BY {version}, {id}", sql);
    }

    [Fact]
    public void Sql_server_enters_its_index_by_a_row_version_of_big_endian_bytes_and_reads_nothing_else()
    {
        using var context = Open(OperationalProvider.SqlServer);

        var sql = SqlOf<AreaSuccession>(context, Changed);

        Assert.Equal("""
            DECLARE @p int = 100;
            DECLARE @after varbinary(8) = 0x0000000000000102;
            DECLARE @version varbinary(8) = 0x0000000000000103;
            DECLARE @id bigint = CAST(7 AS bigint);

            SELECT TOP(@p) [a].[RowVersion], [a].[Id]
            FROM [AreaSuccession] AS [a]
            WHERE [a].[RowVersion] > @after AND [a].[RowVersion] >= @version AND ([a].[RowVersion] > @version OR [a].[Id] > @id)
            ORDER BY [a].[RowVersion], [a].[Id]
            """, sql);
    }

    [Fact]
    public void Sql_server_reads_a_table_by_pages_of_its_primary_key()
    {
        using var context = Open(OperationalProvider.SqlServer);

        var sql = TextOf(ReadQueries.Page<AreaSuccession>(context, ReadRange.All, afterId: 7, size: 100));

        Assert.Equal("""
            DECLARE @p int = 100;
            DECLARE @afterId bigint = CAST(7 AS bigint);

            SELECT TOP(@p) [a].[Id], [a].[IsDeleted], [a].[On], [a].[PredecessorId], [a].[RowVersion], [a].[Share], [a].[SuccessorId]
            FROM [AreaSuccession] AS [a]
            WHERE [a].[IsDeleted] = CAST(0 AS bit) AND [a].[Id] > @afterId
            ORDER BY [a].[Id]
            """, sql);
    }

    [Fact]
    public void Sql_server_takes_many_ids_as_one_parameter()
    {
        using var context = Open(OperationalProvider.SqlServer);

        var sql = TextOf(ReadQueries.Rows<AreaSuccession>(context, ReadRange.Of([3, 5])));

        Assert.Contains("DECLARE @ids nvarchar(4000) = N'[3,5]';", sql);
        Assert.Contains("OPENJSON(@ids) WITH ([value] bigint '$')", sql);
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

        Assert.Contains("WHERE NOT (\"d\".\"IsDeleted\")", TextOf(ReadQueries.Rows<Disbursement>(context, ReadRange.All)));
        Assert.DoesNotContain(
            "WHERE", TextOf(ReadQueries.Rows<Disbursement>(context, new() { Deleted = DeletedRows.Included })));
    }

    private static string SqlOf<TRecord>(OperationalContext context, ReadRange range)
        where TRecord : OperationalRecord =>
        TextOf(ReadQueries.PageOfMarks<TRecord>(context, range, new RecordMark(259, 7), 100));

    private static string TextOf(IQueryable query) =>
        string.Join('\n', query.ToQueryString().ReplaceLineEndings("\n")
            .Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));

    private static OperationalContext Open(OperationalProvider provider) => new OperationalContextFactory(new()
    {
        Provider = provider,
        ConnectionString = provider == OperationalProvider.Sqlite ? "Data Source=:memory:" : "Server=none",
    }).CreateDbContext();
}
