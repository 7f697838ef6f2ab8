using Analytics.Warehouse.Tests.Support;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>The same records as they were before they were corrected: some are not there yet, some say something else, some will be
/// withdrawn.</summary>
internal static class LateCorrections
{
    /// <summary>Records with ids.</summary>
    public static Database Numbered(Database data) => data with
    {
        Allocations = [.. data.Allocations.Select((one, at) => one with { Id = at + 1 })],
        Payments = [.. data.Payments.Select((one, at) => one with { Id = at + 1 })],
        Courses = [.. data.Courses.Select((one, at) => one with { Id = at + 1 })],
        Inspections = [.. data.Inspections.Select((one, at) => one with { Id = at + 1 })],
        Reviews = [.. data.Reviews.Select((one, at) => one with { Id = at + 1 })],
        Supports = [.. data.Supports.Select((one, at) => one with { Id = at + 1 })],
    };

    /// <param name="data">Records as they are in the end.</param>
    /// <param name="others">Records of which some are withdrawn in the end.</param>
    public static Database Before(Database data, Database others) => data with
    {
        Allocations = Earlier(data.Allocations, others.Allocations, (one, id) => one with { Id = id }),
        Payments = Earlier(data.Payments, others.Payments, (one, id) => one with { Id = id }),
        Courses = Earlier(data.Courses, others.Courses, (one, id) => one with { Id = id }),
        Reviews = Earlier(data.Reviews, others.Reviews, (one, id) => one with { Id = id }),
        Supports = Earlier(data.Supports, others.Supports, (one, id) => one with { Id = id }),
        Inspections = [.. data.Inspections.Where(IsThere).Select(Earlier)],
    };

    private static bool IsThere(Entry one) => one.Id % 7 != 3;

    private static T[] Earlier<T>(T[] later, T[] others, Func<T, int, T> numbered)
        where T : Entry =>
    [
        .. later.Where(IsThere).Select(one => one.Id % 5 == 2 ? numbered(later[one.Id % later.Length], one.Id) : one),
        .. others.Take(6).Select((one, at) => numbered(one, 5001 + at)),
    ];

    /// <summary>Open findings that are resolved later, other rounds, a visit that is withdrawn later.</summary>
    private static Inspection Earlier(Inspection one) => one with
    {
        Rounds = one.Id % 5 == 2 ? one.Rounds + 1 : one.Rounds,
        Units = one.Id % 4 == 1 ? [.. one.Units, (World.HuongKhe, null)] : one.Units,
        Findings = [.. one.Findings.Select((finding, at) => at == 0 ? finding with { ResolvedOn = null } : finding)],
    };
}
