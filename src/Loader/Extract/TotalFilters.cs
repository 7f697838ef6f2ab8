using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>Limits what control totals are asked for to a <see cref="TotalScope"/>. Where the year is a column, the
/// source enters its index of area and year; where it follows from days, the caller leaves out other years.</summary>
public static class TotalFilters
{
    /// <summary>Records of the areas.</summary>
    public static IQueryable<TRecord> InAreas<TRecord>(this TotalScope scope, IQueryable<TRecord> records)
        where TRecord : AreaRecord
    {
        if (scope.AreaIds is not { } some)
        {
            return records;
        }

        long[] areas = [.. some];
        return records.Where(record => areas.Contains(record.AreaId));
    }

    /// <summary>Allocations of the areas and years.</summary>
    public static IQueryable<BudgetAllocation> Of(this TotalScope scope, IQueryable<BudgetAllocation> records)
    {
        var rows = scope.InAreas(records);
        return YearsOf(scope) switch
        {
            (null, _) => rows,
            ({ } years, false) => rows.Where(record => years.Contains(record.BudgetYear!.Value)),
            ({ } years, true) => rows.Where(record =>
                record.BudgetYear == null || years.Contains(record.BudgetYear.Value)),
        };
    }

    /// <summary>Payments of the areas and years.</summary>
    public static IQueryable<Disbursement> Of(this TotalScope scope, IQueryable<Disbursement> records)
    {
        var rows = scope.InAreas(records);
        return YearsOf(scope) switch
        {
            (null, _) => rows,
            ({ } years, false) => rows.Where(record => years.Contains(record.BudgetYear!.Value)),
            ({ } years, true) => rows.Where(record =>
                record.BudgetYear == null || years.Contains(record.BudgetYear.Value)),
        };
    }

    /// <summary>Reviews of the areas and years.</summary>
    public static IQueryable<HouseholdReview> Of(this TotalScope scope, IQueryable<HouseholdReview> records)
    {
        var (years, _) = YearsOf(scope);
        return years is null
            ? scope.InAreas(records)
            : scope.InAreas(records).Where(record => years.Contains(record.Year));
    }

    private static (int[]? Years, bool WithSpans) YearsOf(TotalScope scope) => scope.Years is { } years
        ? ([.. years.OfType<int>()], years.Contains(null))
        : (null, true);
}
