namespace Analytics.Graph.Caching;

/// <summary>The key of the question that a document was asked last, so that it need not be hashed again.</summary>
/// <param name="Snapshot">The snapshot that is served, where the answer depends on it.</param>
/// <param name="Pinned">The snapshot that the address names; null for none.</param>
/// <param name="Question">The question; its document is the one that this is kept with.</param>
/// <param name="Key">Its key.</param>
public sealed record KeptKey(string Snapshot, string? Pinned, Question Question, AnswerKey Key)
{
    /// <summary>Whether it is the key of a question.</summary>
    public bool IsOf(string snapshot, string? pinned, Question question) =>
        Snapshot == snapshot && Pinned == pinned
        && Question.Variables == question.Variables && Question.OperationName == question.OperationName;
}
