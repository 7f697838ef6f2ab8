namespace Analytics.Operational.Model;

/// <summary>A record of money or activity that belongs to a project of a programme period.</summary>
public abstract class ProjectRecord : AreaRecord
{
    /// <summary>The <see cref="ProgrammePeriod"/>; null where the money or activity belongs to none.</summary>
    public string? PeriodCode { get; set; }

    /// <summary>Project inside the period; NOT_SPLIT where the figure is not split, null where there structurally is
    /// none.</summary>
    public string? ProjectCode { get; set; }

    /// <summary>Sub-project inside the period; NOT_SPLIT where the figure is not split, null where the project has
    /// none.</summary>
    public string? SubProjectCode { get; set; }
}
