using System.Runtime.CompilerServices;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>A unit in one period of validity, with its parents as references. There is one object of each.</summary>
internal sealed record Place(string? Code, AreaLevel Level, string Name, DateOnly? From = null, DateOnly? Until = null)
{
    public Place? Region { get; init; }

    public Place? Province { get; init; }

    public Place? District { get; init; }

    /// <summary>Code and validity: what tells units apart.</summary>
    public string Identity { get; } = $"{Code ?? Name}@{From:yyyy-MM-dd}";

    public Place? At(AreaLevel level) => Level == level ? this : level switch
    {
        AreaLevel.Region => Region,
        AreaLevel.Province => Province,
        AreaLevel.District => District,
        _ => null,
    };

    /// <summary>Every unit is made once.</summary>
    public bool Equals(Place? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public bool ExistsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);

}
