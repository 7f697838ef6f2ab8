using Analytics.Loader.Stage;
using Analytics.Support;
using DuckDB.NET.Data;

namespace Analytics.Loader.Tests.Stage;

/// <summary>A file whose blocks are longer than those that are written now goes on being right, and its new rows get blocks of their own.</summary>
public sealed class OldBlocksTests
{
    [Fact]
    public void Rows_that_are_put_into_a_file_of_longer_blocks_are_in_blocks_of_the_length_of_now()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "warehouse.duckdb");
        using (var old = new DuckDBConnection($"Data Source={path}"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = "CREATE TABLE one AS SELECT range AS id, range % 7 AS kind FROM range(100000); CHECKPOINT";
            command.ExecuteNonQuery();
        }

        for (var night = 0; night < 20; night++)
        {
            using var staged = StagedWarehouse.Continue(folder.Path, new StageOptions());
            var first = 100_000 + (night * 20_000);
            staged.Run($"INSERT INTO one SELECT range, range % 7 FROM range({first}, {first + 20_000})");
            staged.Run($"DELETE FROM one WHERE id = {first + 5}");
            staged.Close();
        }

        using var last = StagedWarehouse.Continue(folder.Path, new StageOptions());
        Assert.Equal(499_980, last.Query("SELECT count(*) FROM one", row => row.GetInt64(0))[0]);
        Assert.Equal(499_980, last.Query("SELECT count(DISTINCT id) FROM one", row => row.GetInt64(0))[0]);
        Assert.Equal(1, last.Query("SELECT count(*) FROM one WHERE id = 480123", row => row.GetInt64(0))[0]);
        var longest = last.Query("SELECT max(n)::BIGINT FROM (SELECT row_group_id, sum(count) AS n FROM pragma_storage_info('one') WHERE column_name = 'id' AND segment_type <> 'VALIDITY' GROUP BY 1)", row => row.GetInt64(0))[0];
        Assert.InRange(longest, 1, 122_880);
    }
}
