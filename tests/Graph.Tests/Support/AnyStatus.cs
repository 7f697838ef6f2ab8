namespace Analytics.Graph.Tests.Support;

/// <summary>Reads replies whatever their status.</summary>
public static class AnyStatus
{
    public static async Task<string> GetStringAsyncOfAnyStatus(this HttpClient client, string address)
    {
        using var reply = await client.GetAsync(address);
        return await reply.Content.ReadAsStringAsync();
    }
}
