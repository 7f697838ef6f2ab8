using StackExchange.Redis;

namespace Analytics.Packages.Tests.Redis;

/// <summary>What a caller sees while the server is away, and how a caller waits for its return.</summary>
internal static class Outage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Short limits, so that a test sees failure and recovery soon. On a busy machine a server that is there comes to
    /// them too, so ask it with <see cref="UntilAnsweredAsync"/>.</summary>
    public static ConfigurationOptions Options(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = 1000;
        options.ReconnectRetryPolicy = new LinearRetry(100);
        return options;
    }

    /// <summary>Asserts that the question fails in one of the two ways in which the client reports an absent server.</summary>
    public static async Task FailsAsync(Func<Task> ask)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(ask);
        Assert.True(IsOutage(error), error.ToString());
    }

    /// <summary>Asks again until the server answers. The time limit of the test bounds it.</summary>
    public static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception error) when (IsOutage(error))
            {
                await Task.Delay(Pause, TestContext.Current.CancellationToken);
            }
        }
    }

    private static bool IsOutage(Exception error) => error is RedisConnectionException or RedisTimeoutException;
}
