namespace Analytics.Operational.Errors;

/// <summary>Carries a <see cref="SourceError"/>. It has no inner exception, so that no secret of a driver
/// leaks.</summary>
/// <param name="error">What is wrong.</param>
public sealed class SourceException(SourceError error) : Exception($"{error.Code}: {error.Message} {error.Remedy}")
{
    /// <summary>What is wrong.</summary>
    public SourceError Error { get; } = error;
}
