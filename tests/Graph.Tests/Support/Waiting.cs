namespace Analytics.Graph.Tests.Support;

/// <summary>Waits for what happens elsewhere; what never happens fails the test.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
