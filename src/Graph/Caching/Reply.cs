namespace Analytics.Graph.Caching;

/// <summary>The bytes of a response.</summary>
/// <param name="Body">The JSON, in UTF-8.</param>
/// <param name="Kind">Whether it may be kept.</param>
public sealed record Reply(ReadOnlyMemory<byte> Body, ReplyKind Kind);
