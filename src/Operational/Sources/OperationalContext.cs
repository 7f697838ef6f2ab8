using Analytics.Operational.Model;
using Analytics.Operational.Sources.Mapping;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>The operational database through EF Core, the same model on SQL Server and SQLite.</summary>
/// <param name="options">Options that name the provider; see <see cref="OperationalContextFactory"/>.</param>
public sealed class OperationalContext(DbContextOptions<OperationalContext> options) : DbContext(options)
{
    /// <summary>Describes the content; one row.</summary>
    public DbSet<Dataset> Datasets => Set<Dataset>();

    /// <summary>Members of all code lists.</summary>
    public DbSet<CodeItem> CodeItems => Set<CodeItem>();

    /// <summary>Poverty standards.</summary>
    public DbSet<PovertyStandard> PovertyStandards => Set<PovertyStandard>();

    /// <summary>Programme periods.</summary>
    public DbSet<ProgrammePeriod> ProgrammePeriods => Set<ProgrammePeriod>();

    /// <summary>Projects and sub-projects.</summary>
    public DbSet<Project> Projects => Set<Project>();

    /// <summary>Units with their periods of validity.</summary>
    public DbSet<AdministrativeUnit> AdministrativeUnits => Set<AdministrativeUnit>();

    /// <summary>Which unit took over which.</summary>
    public DbSet<AreaSuccession> AreaSuccessions => Set<AreaSuccession>();

    /// <summary>Classes of places.</summary>
    public DbSet<AreaClassMembership> AreaClassMemberships => Set<AreaClassMembership>();

    /// <summary>Which project exists where.</summary>
    public DbSet<ProjectApplicability> ProjectApplicabilities => Set<ProjectApplicability>();

    /// <summary>Money allocated.</summary>
    public DbSet<BudgetAllocation> BudgetAllocations => Set<BudgetAllocation>();

    /// <summary>Money paid.</summary>
    public DbSet<Disbursement> Disbursements => Set<Disbursement>();

    /// <summary>Training courses.</summary>
    public DbSet<TrainingCourse> TrainingCourses => Set<TrainingCourse>();

    /// <summary>Inspections.</summary>
    public DbSet<Inspection> Inspections => Set<Inspection>();

    /// <summary>Units visited by inspections.</summary>
    public DbSet<InspectedUnit> InspectedUnits => Set<InspectedUnit>();

    /// <summary>Findings of inspections.</summary>
    public DbSet<Finding> Findings => Set<Finding>();

    /// <summary>Year-end counts of households.</summary>
    public DbSet<HouseholdReview> HouseholdReviews => Set<HouseholdReview>();

    /// <summary>Support given to households.</summary>
    public DbSet<HouseholdSupport> HouseholdSupports => Set<HouseholdSupport>();

    /// <summary>Values assigned to areas.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Published figures that are never summed.</summary>
    public DbSet<ControlFigure> ControlFigures => Set<ControlFigure>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        TableMapping.Apply(modelBuilder);
        ReferenceMapping.Apply(modelBuilder);
        KeyMapping.Apply(modelBuilder);
        TextMapping.Apply(modelBuilder);
        if (Database.IsSqlServer())
        {
            SqlServerMapping.Apply(modelBuilder);
        }
        else
        {
            SqliteMapping.Apply(modelBuilder);
        }
    }
}
