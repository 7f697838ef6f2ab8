namespace Analytics.Loader.Stage;

/// <summary>A member as the former load knew it.</summary>
internal sealed record FormerMember(int Key, DateOnly? ValidFrom, DateOnly? ValidUntil);
