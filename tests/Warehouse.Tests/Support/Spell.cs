namespace Analytics.Warehouse.Tests.Support;

/// <summary>Days from one until another, which is not among them.</summary>
internal readonly record struct Spell(DateOnly From, DateOnly Until)
{
    public string Code => From is { Month: 1, Day: 1 } && Until is { Month: 1, Day: 1 }
        ? $"{From.Year}-{Until.Year - 1}"
        : $"{From:yyyy-MM-dd}/{Until:yyyy-MM-dd}";

    public static Spell Year(int year) => new(new(year, 1, 1), new(year + 1, 1, 1));

    public bool Holds(Spell other) => From <= other.From && other.Until <= Until;

    public bool Meets(Spell other) => From < other.Until && other.From < Until;
}
