namespace Analytics.Graph.Engine.Language;

/// <summary>What the parser refuses to read on.</summary>
/// <param name="MaxTokens">Tokens of the document.</param>
/// <param name="MaxNesting">Brackets inside brackets; bounds the recursion of everything that walks the tree.</param>
internal readonly record struct ParseLimits(int MaxTokens, int MaxNesting)
{
    /// <summary>Deep enough for any text, shallow enough for any stack.</summary>
    public const int DefaultNesting = 250;

    public static ParseLimits None { get; } = new(int.MaxValue, DefaultNesting);
}
