using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>Keys that people know a row by. A withdrawn row does not keep its key occupied.</summary>
internal static class KeyMapping
{
    private const string NotDeleted = "[IsDeleted] = 0";

    public static void Apply(ModelBuilder model)
    {
        Unique<CodeItem>(model, NotDeleted, nameof(CodeItem.List), nameof(CodeItem.Code));
        Unique<PovertyStandard>(model, NotDeleted, nameof(PovertyStandard.Code));
        Unique<ProgrammePeriod>(model, NotDeleted, nameof(ProgrammePeriod.Code));
        Unique<Project>(model, NotDeleted, nameof(Project.PeriodCode), nameof(Project.Code));
        Unique<AdministrativeUnit>(
            model,
            $"[Code] IS NOT NULL AND {NotDeleted}",
            nameof(AdministrativeUnit.Code),
            nameof(AdministrativeUnit.ValidFrom));
    }

    private static void Unique<TRecord>(ModelBuilder model, string filter, params string[] columns)
        where TRecord : OperationalRecord =>
        model.Entity<TRecord>().HasIndex(columns).IsUnique().HasFilter(filter);
}
