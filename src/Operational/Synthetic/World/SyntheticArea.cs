namespace Analytics.Operational.Synthetic.World;

/// <summary>A province or district as the generator sees it.</summary>
/// <param name="Id">Id of the administrative unit.</param>
/// <param name="Region">Region of the 63; for a new province that of the first one it was formed from.</param>
/// <param name="From">First day of validity.</param>
/// <param name="Until">First day after validity (exclusive).</param>
/// <param name="IsPoor">Whether it is, or holds, a poor district.</param>
internal sealed record SyntheticArea(long Id, string Region, DateOnly From, DateOnly Until, bool IsPoor)
{
    /// <summary>The province of a district; null for a province.</summary>
    public SyntheticArea? Province { get; init; }

    /// <summary>PROVINCE or DISTRICT.</summary>
    public string Level => Province == null ? "PROVINCE" : "DISTRICT";

    /// <summary>Part of the money and of the events, before chance.</summary>
    public double Need => (IsPoor ? 6 : 1) * NeedOfRegion(Region);

    /// <summary>Share of ethnic minorities, 0 to 1.</summary>
    public double MinorityShare => Math.Min(0.95, (IsPoor ? 0.35 : 0) + (Region switch
    {
        "NMM" => 0.5,
        "CHL" => 0.35,
        "NCC" => 0.12,
        "MRD" => 0.08,
        _ => 0.02,
    }));

    /// <summary>Whether it exists on a day.</summary>
    public bool On(DateOnly day) => From <= day && day < Until;

    private static double NeedOfRegion(string region) => region switch
    {
        "NMM" => 2.2,
        "CHL" => 1.8,
        "NCC" => 1.4,
        "MRD" => 1.0,
        "RRD" => 0.5,
        _ => 0.4,
    };
}
