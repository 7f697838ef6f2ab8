namespace Analytics.Operational.Synthetic.Households;

/// <summary>How poverty changed in a year: opening − exits + new + relapsed + other = closing.</summary>
/// <param name="Exits">Left poverty.</param>
/// <param name="NewlyPoor">Became poor.</param>
/// <param name="Relapsed">Became poor again.</param>
/// <param name="Other">What the other three leave open.</param>
internal sealed record HouseholdFlows(int Exits, int NewlyPoor, int Relapsed, int Other)
{
    /// <summary>Change of the stock.</summary>
    public int Net => NewlyPoor + Relapsed + Other - Exits;

    public static HouseholdFlows operator +(HouseholdFlows one, HouseholdFlows other) => new(
        one.Exits + other.Exits,
        one.NewlyPoor + other.NewlyPoor,
        one.Relapsed + other.Relapsed,
        one.Other + other.Other);

    public static HouseholdFlows operator -(HouseholdFlows one, HouseholdFlows other) => new(
        one.Exits - other.Exits,
        one.NewlyPoor - other.NewlyPoor,
        one.Relapsed - other.Relapsed,
        one.Other - other.Other);

    public HouseholdFlows Part(double share) => new(
        (int)(Exits * share), (int)(NewlyPoor * share), (int)(Relapsed * share), (int)(Other * share));
}
