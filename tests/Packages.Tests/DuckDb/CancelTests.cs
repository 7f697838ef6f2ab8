using DuckDB.NET.Data;

namespace Analytics.Packages.Tests.DuckDb;

/// <summary>The queries of these tests would run for years; a test that ends has proved that they were stopped.</summary>
public sealed class CancelTests
{
    private const int LimitMilliseconds = 60_000;
    private const string Endless = "SELECT count(*) FROM range(10000000000) a, range(10000000000) b WHERE began(a.range) AND (a.range * b.range) % 7 = 3";

    [Fact(Timeout = LimitMilliseconds)]
    public async Task Cancel_stops_a_running_query_and_the_connection_stays_usable()
    {
        using var database = Database.InMemory();
        using var command = database.Command(Endless);
        var began = SignalWhenQueryRuns(database);
        var running = Task.Run(command.ExecuteScalar, TestContext.Current.CancellationToken);

        await began;
        command.Cancel();

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, database.Scalar("SELECT 1"));
    }

    [Fact(Timeout = LimitMilliseconds)]
    public async Task A_cancelled_token_stops_a_running_query()
    {
        using var database = Database.InMemory();
        using var command = database.Command(Endless);
        using var source = new CancellationTokenSource();
        var began = SignalWhenQueryRuns(database);
        var running = Task.Run(() => command.ExecuteReaderAsync(source.Token), TestContext.Current.CancellationToken);

        await began;
        source.Cancel();

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, database.Scalar("SELECT 1"));
    }

    [Fact(Timeout = LimitMilliseconds)]
    public async Task Cancel_ends_a_stream_between_rows()
    {
        using var database = Database.InMemory();
        using var command = database.Command("SELECT i FROM range(1000000000000) r(i)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        command.Cancel();

        await Assert.ThrowsAsync<OperationCanceledException>(() => Task.Run(() =>
        {
            while (reader.Read())
            {
                command.Cancel();
            }
        }));
    }

    /// <summary>Makes the SQL function <c>began</c>, which completes the task when the query first calls it.</summary>
    private static Task SignalWhenQueryRuns(Database database)
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        database.Connection.RegisterScalarFunction<long, bool>("began", (long _) => began.TrySetResult() || true);
        return began.Task;
    }
}
