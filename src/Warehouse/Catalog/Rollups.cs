using System.Collections.Immutable;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Which sums of which facts a snapshot keeps; <c>docs/decisions</c> tells why these.</summary>
public static class Rollups
{
    private static readonly ImmutableArray<string> Projects =
        ["year", "province_key", "region_key", "programme_key", "project_key", "span_key"];

    private static readonly ImmutableArray<string> Districts =
        ["year", "province_key", "district_key", .. Projects.Except(["year", "province_key"])];

    private static readonly ImmutableArray<string> DistrictSources =
    [
        .. Districts, "area_class_key", "sub_project_key", "origin_year", "funding_source_key", "capital_type_key",
    ];

    private static readonly ImmutableArray<string> Months = [.. Projects, "month", Rollup.From, Rollup.Until];

    private static readonly ImmutableArray<string> Sources =
    [
        "year", "province_key", "region_key", "programme_key", "span_key", "origin_year", "funding_source_key",
        "capital_type_key",
    ];

    private static readonly RollupSums Money = new(["amount"], []);

    private static readonly RollupSums Courses = new(
        ["course_count", "participants", "female", "minority", "days", "cost"],
        [new("female", "participants"), new("cost", "participants")]);

    /// <summary>The fact of allocations with its roll-ups.</summary>
    public static Fact OfAllocations(Fact fact) => fact with
    {
        Rollups =
        [
            Rollup.Of(fact, "project", Money, [.. Projects, "origin_year", "entry"]),
            Rollup.Of(fact, "source", Money, [.. Sources, "entry"]),
            Rollup.Of(fact, "district", Money, [.. Districts, "origin_year", "entry"]),
            Rollup.Of(fact, "district_source", Money, [.. DistrictSources, "entry"]),
        ],
    };

    /// <summary>The fact of payments with its roll-ups.</summary>
    public static Fact OfPayments(Fact fact) => fact with
    {
        Rollups =
        [
            Rollup.Of(fact, "project", Money, [.. Projects, "origin_year"]),
            Rollup.Of(fact, "source", Money, Sources),
            Rollup.Of(fact, "month", Money, Months),
            Rollup.Of(fact, "district", Money, Districts),
            Rollup.Of(fact, "district_source", Money, DistrictSources),
        ],
    };

    /// <summary>The fact of training courses with its roll-ups.</summary>
    public static Fact OfCourses(Fact fact) => fact with
    {
        Rollups =
        [
            Rollup.Of(fact, "project", Courses, Projects),
            Rollup.Of(fact, "month", Courses, Months),
            Rollup.Of(fact, "district", Courses, Districts),
        ],
    };
}
