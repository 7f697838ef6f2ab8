namespace Analytics.Graph.Tests.Support;

/// <summary>Reads the header Link.</summary>
public static class Links
{
    public static Dictionary<string, string> Of(HttpResponseMessage reply) => reply.Headers.GetValues("Link")
        .SelectMany(value => value.Split(", <"))
        .Select(link => link.TrimStart('<').Split(">; rel=\""))
        .ToDictionary(parts => parts[1].TrimEnd('"'), parts => parts[0]);

    /// <summary>Waits until a folder is empty: the host deletes a file a moment after the caller has it.</summary>
    public static Task UntilEmptyAsync(string folder) =>
        Waiting.UntilAsync(() => Task.FromResult(!Directory.EnumerateFileSystemEntries(folder).Any()));
}
