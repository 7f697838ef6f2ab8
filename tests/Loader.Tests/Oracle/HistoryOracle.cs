using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Totals of a source by plain LINQ over its records, and the same of a snapshot by plain SQL. Shares no code
/// with the loader.</summary>
internal static class HistoryOracle
{
    private const string Sql = """
        t.fact, p.record_id, t.year, t.records, t.amount) FROM (
          SELECT 'paid' AS fact, province_key, year, count(*) AS records, sum(amount) AS amount
            FROM disbursement GROUP BY ALL
          UNION ALL SELECT 'allocated', province_key, year, count(*), sum(amount) FROM budget_allocation GROUP BY ALL
          UNION ALL SELECT 'trained', province_key, year, count(*), sum(participants) FROM training_course GROUP BY ALL
          UNION ALL SELECT 'inspected', province_key, year, count(*), sum(units_unnamed) FROM inspection GROUP BY ALL
          UNION ALL SELECT 'visited', province_key, NULL, count(*), NULL FROM inspected_unit GROUP BY ALL
          UNION ALL SELECT 'found', province_key, year, count(*), NULL FROM finding GROUP BY ALL
          UNION ALL SELECT 'poor', province_key, year, count(*), sum(poor) FILTER (WHERE in_force)
            FROM household_review GROUP BY ALL
          UNION ALL SELECT 'supported', province_key, year, count(*), sum(amount) FROM household_support GROUP BY ALL
        ) t LEFT JOIN area_record p ON p.area_key = t.province_key
        """;

    public static string[] OfSnapshot(string file) => [.. SmallSource.Read(file, Sql).Order(StringComparer.Ordinal)];

    public static string[] OfSource(SmallSource source)
    {
        using var context = source.Open();
        var world = new World(context);
        var inspections = Alive(context.Inspections).ToDictionary(one => one.Id);
        var visits = Alive(context.InspectedUnits);
        IEnumerable<string> lines =
        [
            .. Sum("paid", Alive(context.Disbursements).Where(world.Knows), one => (one.AreaId, one.BudgetYear, one.Amount),
                world),
            .. Sum("allocated", Alive(context.BudgetAllocations).Where(world.Knows),
                one => (one.AreaId, one.BudgetYear, one.Amount), world),
            .. Sum("trained", Alive(context.TrainingCourses).Where(world.Knows),
                one => (one.AreaId, one.EndedOn!.Value.Year, one.Participants), world),
            .. Sum("inspected", inspections.Values.Where(world.Knows), one => (one.AreaId, one.Year, Unnamed(one, visits)),
                world),
            .. Sum("visited",
                visits.Where(one => world.HasUnit(one.AreaId) && inspections.TryGetValue(one.InspectionId, out var whole)
                    && world.Knows(whole)),
                one => (inspections[one.InspectionId].AreaId, null, null), world),
            .. Sum("found",
                Alive(context.Findings).Where(one => world.Has("FINDING_CATEGORY", one.Category)
                    && world.Has("FINDING_SEVERITY", one.Severity)
                    && inspections.TryGetValue(one.InspectionId, out var whole) && world.Knows(whole)),
                one => (inspections[one.InspectionId].AreaId, one.RecordedOn.Year, null), world),
            .. Sum("poor", Alive(context.HouseholdReviews).Where(one => world.HasUnit(one.AreaId)),
                one => (one.AreaId, one.Year, world.InForce(one) ? one.Poor : null), world),
            .. Sum("supported", Alive(context.HouseholdSupports).Where(one => world.HasUnit(one.AreaId)),
                one => (one.AreaId, one.Year, one.Amount), world),
        ];
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static List<TRecord> Alive<TRecord>(IQueryable<TRecord> rows)
        where TRecord : OperationalRecord => rows.AsNoTracking().Where(row => !row.IsDeleted).ToList();

    private static long? Unnamed(Inspection one, List<InspectedUnit> visits) => one.UnitsReported is { } reported
        ? Math.Max(0, reported - visits.Where(visit => visit.InspectionId == one.Id).Select(visit => visit.AreaId)
            .Distinct().Count())
        : null;

    private static IEnumerable<string> Sum<TRecord>(
        string fact, IEnumerable<TRecord> records, Func<TRecord, (long Area, int? Year, long? Value)> of, World world) =>
        records.Select(of).GroupBy(one => (Province: world.ProvinceOf(one.Area), one.Year)).Select(group =>
        {
            var sum = group.Any(one => one.Value is not null) ? group.Sum(one => one.Value) : null;
            object?[] parts = [fact, group.Key.Province, group.Key.Year, group.Count(), sum];
            return string.Join('|', parts.Where(part => part is not null));
        });

    private sealed class World(OperationalContext context)
    {
        private readonly Dictionary<long, AdministrativeUnit> _units =
            Alive(context.AdministrativeUnits).ToDictionary(unit => unit.Id);

        private readonly HashSet<(string, string)> _codes =
            [.. Alive(context.CodeItems).Select(item => (item.List, item.Code))];

        private readonly PovertyStandard[] _standards = [.. Alive(context.PovertyStandards)];

        public bool HasUnit(long id) => _units.ContainsKey(id);

        public bool Has(string list, string code) => _codes.Contains((list, code));

        public bool Knows(Disbursement one) => HasUnit(one.AreaId) && Has("FUNDING_SOURCE", one.FundingSource);

        public bool Knows(BudgetAllocation one) => HasUnit(one.AreaId) && Has("FUNDING_SOURCE", one.FundingSource);

        public bool Knows(TrainingCourse one) =>
            HasUnit(one.AreaId) && Has("AUDIENCE", one.Audience) && Has("TOPIC", one.Topic);

        public bool Knows(Inspection one) => HasUnit(one.AreaId);

        public bool InForce(HouseholdReview one) => _standards.Any(standard => standard.Code == one.PovertyStandard
            && one.ReviewedOn >= standard.InForceFrom && !(one.ReviewedOn >= standard.InForceUntil));

        public long? ProvinceOf(long area)
        {
            for (var unit = _units[area]; ; unit = _units[unit.ParentId.Value])
            {
                if (unit.Level == "PROVINCE" || unit.ParentId is null)
                {
                    return unit.Level == "PROVINCE" ? unit.Id : null;
                }
            }
        }
    }
}
