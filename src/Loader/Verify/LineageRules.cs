using System.Collections.Immutable;

namespace Analytics.Loader.Verify;

/// <summary>Rules about units through time, on which every restated number rests: declarations only.</summary>
public static class LineageRules
{
    private const string MendUnits =
        "Correct the administrative units and their successions in the operational database, then run load again.";

    private const string Link =
        "(SELECT coalesce(a.code, a.name) || ' to ' || coalesce(b.code, b.name) FROM area a, area b"
        + " WHERE a.area_key = t.predecessor_key AND b.area_key = t.successor_key)";

    private const string Unit =
        "lower(t.level) || ' ' || coalesce(t.code, t.name) || coalesce(' from ' || t.valid_from::VARCHAR, '')";

    // A level that ended as a whole, as districts did on 2025-07-01, leaves no gap.
    private const string EndsAlone = "t.valid_until IS NOT NULL"
        + " AND t.area_key NOT IN (SELECT predecessor_key FROM area_succession)"
        + " AND EXISTS (SELECT 1 FROM area o WHERE o.level = t.level"
        + " AND coalesce(o.valid_from, DATE '0001-01-01') <= t.valid_until"
        + " AND t.valid_until < coalesce(o.valid_until, DATE '9999-12-31'))";

    private const string BeginsAlone = "t.valid_from IS NOT NULL"
        + " AND t.area_key NOT IN (SELECT successor_key FROM area_succession)"
        + " AND EXISTS (SELECT 1 FROM area o WHERE o.level = t.level"
        + " AND coalesce(o.valid_from, DATE '0001-01-01') < t.valid_from"
        + " AND t.valid_from <= coalesce(o.valid_until, DATE '9999-12-31'))";

    /// <summary>No unit follows itself, directly or through others.</summary>
    public static readonly RowRule Circle = new(
        "VERIFY_LINEAGE_CIRCLE", VerifySeverity.Block,
        new("Đơn vị hành chính kế tục chính nó.", "A unit follows itself, directly or through others."),
        MendUnits,
        [
            new("area_succession", "t.predecessor_key IN (WITH RECURSIVE walk(origin, here) AS ("
                + "SELECT predecessor_key, successor_key FROM area_succession UNION"
                + " SELECT walk.origin, s.successor_key FROM walk JOIN area_succession s"
                + " ON s.predecessor_key = walk.here) SELECT origin FROM walk WHERE origin = here)",
                Link),
        ]);

    /// <summary>A unit ends on the day on which it is followed, and what follows it begins then: a territory that grows
    /// or shrinks is a unit of its own.</summary>
    public static readonly RowRule Days = new(
        "VERIFY_LINEAGE_DAYS", VerifySeverity.Block,
        new("Ngày thay đổi không trùng ngày kết thúc của đơn vị trước và ngày bắt đầu của đơn vị sau.",
            "The day of a change is not the end of the unit before and the beginning of the unit after it."),
        "Give each unit whose territory changes a version of its own from that day, then run load again.",
        [
            new("area_succession JOIN area p ON p.area_key = t.predecessor_key"
                + " JOIN area s ON s.area_key = t.successor_key AND s.area_key <> p.area_key",
                "t.happened_on IS DISTINCT FROM p.valid_until OR t.happened_on IS DISTINCT FROM s.valid_from",
                Link),
        ]);

    /// <summary>A unit goes as a whole into one other, or in parts into several.</summary>
    public static readonly RowRule Share = new(
        "VERIFY_LINEAGE_SHARE", VerifySeverity.Block,
        new("Đơn vị được kế tục toàn bộ nhưng có nhiều đơn vị sau, hoặc một phần nhưng chỉ có một đơn vị sau.",
            "A unit went as a whole into one of several, or only a part of it is followed."),
        MendUnits,
        [
            new("area_succession",
                "(t.share = 'WHOLE') <> ((SELECT count(*) FROM area_succession o"
                + " WHERE o.predecessor_key = t.predecessor_key) = 1)",
                Link),
        ]);

    /// <summary>A province that ends is followed, and one that begins follows another.</summary>
    public static readonly RowRule Gap = new(
        "VERIFY_LINEAGE_GAP", VerifySeverity.Block,
        new("Tỉnh kết thúc mà không có đơn vị kế tục, hoặc bắt đầu mà không có đơn vị trước.",
            "A province ends without a successor or begins without a predecessor."),
        MendUnits,
        [new("area", $"t.level = 'PROVINCE' AND (({EndsAlone}) OR ({BeginsAlone}))", Unit)]);

    /// <summary>The same of a district or commune, whose records then are restated no lower than its parent.</summary>
    public static readonly RowRule Lost = new(
        "VERIFY_LINEAGE_LOST", VerifySeverity.Warn,
        new("Huyện hoặc xã kết thúc mà không có đơn vị kế tục, hoặc bắt đầu mà không có đơn vị trước; "
                + "số liệu trên bản đồ khác chỉ được tính ở cấp trên.",
            "A district or commune ends without a successor or begins without a predecessor; on other maps its records "
                + "are counted in the unit above only."),
        MendUnits,
        [new("area", $"t.level IN ('DISTRICT', 'COMMUNE') AND (({EndsAlone}) OR ({BeginsAlone}))", Unit)]);

    /// <summary>A code means one unit of a level on a day.</summary>
    public static readonly RowRule Overlap = new(
        "VERIFY_LINEAGE_OVERLAP", VerifySeverity.Block,
        new("Một mã chỉ hai đơn vị cùng cấp trong cùng một ngày.", "A code means two units of a level on one day."),
        MendUnits,
        [
            new("area JOIN area o ON o.level = t.level AND o.code = t.code AND o.area_key > t.area_key"
                + " AND coalesce(t.valid_from, DATE '0001-01-01') < coalesce(o.valid_until, DATE '9999-12-31')"
                + " AND coalesce(o.valid_from, DATE '0001-01-01') < coalesce(t.valid_until, DATE '9999-12-31')",
                "true", Unit),
        ]);

    /// <summary>A district or commune lies in one province on each of its days; a unit inside itself is a broken
    /// reference.</summary>
    public static readonly RowRule Province = new(
        "VERIFY_LINEAGE_PROVINCE", VerifySeverity.Block,
        new("Huyện hoặc xã tồn tại vào ngày mà tỉnh của nó không tồn tại, hoặc không thuộc tỉnh nào.",
            "A district or commune exists on days on which its province does not, or has none."),
        "Give the unit a version of its own under each province, then run load again.",
        [
            new("area LEFT JOIN area p ON p.area_key = t.province_key",
                "t.level IN ('DISTRICT', 'COMMUNE') AND (p.area_key IS NULL AND t.parent_key <> t.area_key"
                + " OR coalesce(t.valid_from, DATE '0001-01-01') < coalesce(p.valid_from, DATE '0001-01-01')"
                + " OR coalesce(t.valid_until, DATE '9999-12-31') > coalesce(p.valid_until, DATE '9999-12-31'))",
                Unit),
        ]);

    /// <summary>All rules about units through time.</summary>
    public static ImmutableArray<RowRule> All => [Circle, Days, Share, Gap, Overlap, Province, Lost];
}
