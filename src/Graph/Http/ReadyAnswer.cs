using Analytics.Graph.Caching;

namespace Analytics.Graph.Http;

/// <summary>An answer that only has to be sent.</summary>
/// <param name="Read">What was asked.</param>
/// <param name="Found">The answer.</param>
/// <param name="Started">When the request came, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
internal sealed record ReadyAnswer(AskedAnswer Read, FoundReply Found, long Started);
