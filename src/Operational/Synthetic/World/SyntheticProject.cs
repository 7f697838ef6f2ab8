namespace Analytics.Operational.Synthetic.World;

/// <summary>A project or sub-project that money can be spent on.</summary>
/// <param name="Project">Code of the project, or NOT_SPLIT.</param>
/// <param name="SubProject">Code of the sub-project, NOT_SPLIT, or null where the project has none.</param>
/// <param name="HasDevelopment">Whether development capital is used.</param>
internal sealed record SyntheticProject(string Project, string? SubProject, bool HasDevelopment);
