namespace Analytics.Graph.Tests.Support;

/// <summary>Reads the header Link.</summary>
public static class Links
{
    public static Dictionary<string, string> Of(HttpResponseMessage reply) => reply.Headers.GetValues("Link")
        .SelectMany(value => value.Split(", <"))
        .Select(link => link.TrimStart('<').Split(">; rel=\""))
        .ToDictionary(parts => parts[1].TrimEnd('"'), parts => parts[0]);

    /// <summary>Waits until a folder is empty: the host deletes a file a moment after the caller has it.</summary>
    public static async Task UntilEmptyAsync(string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
