namespace Analytics.Warehouse.Requests;

/// <summary>Consecutive business days.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Day after the last day.</param>
public readonly record struct Stretch(DateOnly From, DateOnly Until)
{
    /// <summary>A calendar year.</summary>
    public static Stretch Year(int year) => new(new(year, 1, 1), new(year + 1, 1, 1));

    /// <summary>Whether both share a day.</summary>
    public bool Overlaps(Stretch other) => From < other.Until && other.From < Until;

    /// <summary>Whether every day of the other is a day of this one.</summary>
    public bool Holds(Stretch other) => From <= other.From && other.Until <= Until;
}
