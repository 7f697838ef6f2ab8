using System.Text.RegularExpressions;
using Analytics.Operational.Sources;
using Microsoft.Data.Sqlite;

namespace Analytics.Operational.Tests.Sources;

public sealed class OperationalScriptTests
{
    private static readonly string SqlServer = OperationalScript.For(OperationalProvider.SqlServer);

    [Fact]
    public void The_sqlite_script_runs_as_it_is_printed()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = OperationalScript.For(OperationalProvider.Sqlite);

        command.ExecuteNonQuery();

        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        Assert.Equal(OperationalTables.InOrder.Length + 1L, command.ExecuteScalar());
    }

    [Fact]
    public void The_sql_server_script_gives_every_table_a_row_version_with_an_index()
    {
        foreach (var table in OperationalTables.InOrder)
        {
            var create = Regex.Match(SqlServer, $@"CREATE TABLE \[{table.Name}\] \(.*?\n\);", RegexOptions.Singleline).Value;
            Assert.Contains("[Id] bigint NOT NULL IDENTITY", create);
            Assert.Contains("[RowVersion] rowversion NOT NULL", create);
            Assert.Contains(
                $"CREATE INDEX [IX_{table.Name}_RowVersion_Id] ON [{table.Name}] ([RowVersion], [Id]);", SqlServer);
        }
    }

    [Fact]
    public void The_sql_server_script_keeps_money_whole_codes_narrow_and_names_wide()
    {
        var create = Regex.Match(SqlServer, @"CREATE TABLE \[Disbursement\] \(.*?\n\);", RegexOptions.Singleline).Value;

        Assert.Contains("[Amount] decimal(18,0) NULL", create);
        Assert.Contains("[FundingSource] varchar(60) NOT NULL", create);
        Assert.Contains("[PaidOn] date NULL", create);
        Assert.Contains("[Note] nvarchar(max) NULL", create);
        Assert.Contains("[PoorRate] decimal(9,4) NULL", SqlServer);
        Assert.Contains("[FullName] nvarchar(400) NOT NULL", SqlServer);
    }

    [Fact]
    public void The_sql_server_script_allows_reading_as_of_one_moment_and_never_cascades()
    {
        Assert.StartsWith("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;\nGO\n", SqlServer);
        Assert.DoesNotContain("CASCADE", SqlServer);
        Assert.DoesNotContain("CREATE TRIGGER", SqlServer);
    }

    [Fact]
    public void A_unit_is_unique_by_code_and_beginning_on_sql_server() => Assert.Contains(
        "CREATE UNIQUE INDEX [IX_AdministrativeUnit_Code_ValidFrom] ON [AdministrativeUnit] ([Code], [ValidFrom]) "
        + "WHERE [Code] IS NOT NULL AND [IsDeleted] = 0;",
        SqlServer);
}
