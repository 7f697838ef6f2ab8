namespace Analytics.Loader.Shape;

/// <summary>The programme, project and sub-project of a record, as member keys. Null where there structurally is
/// none.</summary>
public readonly record struct Work(short? ProgrammeKey, short? ProjectKey, short? SubProjectKey);
