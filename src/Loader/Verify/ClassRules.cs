namespace Analytics.Loader.Verify;

/// <summary>Rules about the classes of places: declarations only.</summary>
public static class ClassRules
{
    /// <summary>A place has one class on a day.</summary>
    public static readonly RowRule Overlap = new(
        "VERIFY_CLASS_OVERLAP", VerifySeverity.Warn,
        new("Địa bàn có hai phân loại trong cùng một ngày; phân loại đứng trước được dùng.",
            "A place has two classes on one day; the first in order is used."),
        "End one of the two memberships.",
        [
            new("area_class_membership JOIN area_class_membership o ON o.area_key = t.area_key"
                + " AND o.area_class_key > t.area_class_key"
                + " AND coalesce(t.valid_from, DATE '0001-01-01') < coalesce(o.valid_until, DATE '9999-12-31')"
                + " AND coalesce(o.valid_from, DATE '0001-01-01') < coalesce(t.valid_until, DATE '9999-12-31')",
                "true",
                "(SELECT 'area ' || coalesce(a.code, a.name) FROM area a WHERE a.area_key = t.area_key)"),
        ]);
}
