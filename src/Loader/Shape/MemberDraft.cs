namespace Analytics.Loader.Shape;

/// <summary>A member before it is numbered.</summary>
internal sealed record MemberDraft(string Code, string QualifiedCode, string Name, string NameEn, string? Parent,
    int SortOrder)
{
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }
}
