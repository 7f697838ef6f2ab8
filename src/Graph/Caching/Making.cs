namespace Analytics.Graph.Caching;

/// <summary>How an answer is made that is kept nowhere.</summary>
/// <param name="ComputeAsync">Makes it. The token is cancelled when nobody waits any more.</param>
/// <param name="Refuse">What is answered instead because it would be refused; null where it may be made now. It is
/// asked often and costs nothing.</param>
public sealed record Making(Func<CancellationToken, Task<Reply>> ComputeAsync, Func<Reply?> Refuse)
{
    /// <summary>Says that it is going to be made, until the result is disposed: it counts among those that wait while
    /// other processes are asked for the turn. It gives null where there is no room any more.</summary>
    public Func<IDisposable?> Announce { get; init; } = static () => null;
}
