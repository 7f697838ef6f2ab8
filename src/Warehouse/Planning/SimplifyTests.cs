using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Takes needless nesting out of the filters of scans: nested "all" and "any", single items, double
/// negation, what always or never holds.</summary>
public static class SimplifyTests
{
    /// <summary>The plan with simpler filters.</summary>
    public static Plan Apply(Plan plan) => Rewrites.Everywhere(plan, one =>
        one is Plan.Scan scan ? scan with { Filter = Simplify(scan.Filter) } : one);

    /// <summary>A filter that holds for the same records.</summary>
    public static RecordTest Simplify(RecordTest test)
    {
        switch (test)
        {
            case RecordTest.All all:
                var every = all.Items.Select(Simplify)
                    .SelectMany(one => one is RecordTest.All inner ? inner.Items : [one])
                    .ToImmutableArray();
                return every.Length == 1 ? every[0]
                    : every.Any(IsNever) ? new RecordTest.Any([])
                    : new RecordTest.All(every);
            case RecordTest.Any any:
                var some = any.Items.Select(Simplify)
                    .SelectMany(one => one is RecordTest.Any inner ? inner.Items : [one])
                    .ToImmutableArray();
                return some.Length == 1 ? some[0]
                    : some.Any(IsAlways) ? new RecordTest.All([])
                    : new RecordTest.Any(some);
            case RecordTest.Not not:
                return Denied(Simplify(not.Item));
            default:
                return test;
        }
    }

    /// <summary>Whether a simple test holds for no record.</summary>
    public static bool IsNever(RecordTest test) => test is RecordTest.Any { Items.IsEmpty: true };

    private static bool IsAlways(RecordTest test) => test is RecordTest.All { Items.IsEmpty: true };

    private static RecordTest Denied(RecordTest test) =>
        IsNever(test) ? new RecordTest.All([])
        : IsAlways(test) ? new RecordTest.Any([])
        : test is RecordTest.Not twice ? twice.Item
        : new RecordTest.Not(test);
}
