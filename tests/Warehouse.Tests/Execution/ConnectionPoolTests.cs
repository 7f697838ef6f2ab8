using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class ConnectionPoolTests
{
    [Fact]
    public async Task A_file_that_several_open_in_the_same_moment_opens_for_all_of_them()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-warehouse-").FullName;
        var (path, options) = (Path.Combine(folder, "one.duckdb"), new ServedSnapshotOptions { TemporaryFolder = Path.Combine(folder, "tmp") });
        WarehouseFile.Write(new(), path);

        for (var round = 0; round < 30; round++)
        {
            using var start = new Barrier(4);
            var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return ConnectionPool.Open(path, options);
                },
                TaskCreationOptions.LongRunning)));
            foreach (var pool in opened)
            {
                await pool.DisposeAsync();
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact] // or the second account of a machine could not write there
    public void What_exceeds_the_memory_goes_to_a_folder_of_the_account() => Assert.Equal(
        Path.Combine(Path.GetTempPath(), "analytics-duckdb-" + Environment.UserName), new ServedSnapshotOptions().TemporaryFolder);
}
