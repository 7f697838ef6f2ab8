namespace Analytics.Graph.Caching;

/// <summary>An answer and the way it came.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Source">Where it was found.</param>
public sealed record FoundReply(Reply Reply, AnswerSource Source);
