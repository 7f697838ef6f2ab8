namespace Analytics.Loader.Shape;

/// <summary>A row of <c>member</c>: one member of a dimension that is no place.</summary>
public sealed record MemberRow(
    string Dimension,
    short MemberKey,
    string Code,
    string QualifiedCode,
    string Name,
    string NameEn,
    short? ParentKey,
    int SortOrder,
    int NameOrder,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil);
