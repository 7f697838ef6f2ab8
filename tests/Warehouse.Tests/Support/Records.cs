namespace Analytics.Warehouse.Tests.Support;

/// <summary>What every operational record tells.</summary>
internal abstract record Entry
{
    /// <summary>Unique among records of its kind, where that matters.</summary>
    public int Id { get; init; }

    public required Place Area { get; init; }

    /// <summary>Programme of the project; null without a project.</summary>
    public string? Programme { get; init; }

    /// <summary>Qualified code; null where structurally none.</summary>
    public string? Project { get; init; }

    public string? SubProject { get; init; }

    /// <summary>Budget year, or year of the event; null with a span.</summary>
    public int? Year { get; init; }

    public Spell? Span { get; init; }

    /// <summary>Day of payment or event; null when not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>0 exact, else one bit.</summary>
    public int Qualifier { get; init; }

    /// <summary>Codes of the dimensions of its own subject.</summary>
    public Dictionary<string, string?> Own { get; init; } = [];
}

internal sealed record Allocation : Entry
{
    public int? Origin { get; init; }

    public bool Cancels { get; init; }

    public long? Amount { get; init; }
}

internal sealed record Payment : Entry
{
    public int? Origin { get; init; }

    public long? Amount { get; init; }
}

internal sealed record Course : Entry
{
    public int Courses { get; init; } = 1;

    public int? Participants { get; init; }

    public int? Female { get; init; }

    public int? Minority { get; init; }

    public int? Days { get; init; }

    public long? Cost { get; init; }
}

internal sealed record Inspection : Entry
{
    public int Rounds { get; init; } = 1;

    public int? Reported { get; init; }

    /// <summary>Units visited, each with the day if it is known.</summary>
    public (Place Unit, DateOnly? On)[] Units { get; init; } = [];

    public Finding[] Findings { get; init; } = [];
}

internal sealed record Finding(string Category, string Severity, DateOnly RecordedOn, DateOnly? ResolvedOn);

internal sealed record Review : Entry
{
    public required string Standard { get; init; }

    public int? Households { get; init; }

    public int? Poor { get; init; }

    public int? NearPoor { get; init; }

    public int? Exits { get; init; }

    public int? NewlyPoor { get; init; }

    public int? Relapsed { get; init; }

    public decimal? PoorRate { get; init; }

    public decimal? NearPoorRate { get; init; }
}

internal sealed record Given : Entry
{
    public int? Households { get; init; }

    public long? Amount { get; init; }

    public long? Recovered { get; init; }
}

/// <summary>Everything that an operational database holds.</summary>
internal sealed record Database
{
    public Allocation[] Allocations { get; init; } = [];

    public Payment[] Payments { get; init; } = [];

    public Course[] Courses { get; init; } = [];

    public Inspection[] Inspections { get; init; } = [];

    public Review[] Reviews { get; init; } = [];

    public Given[] Supports { get; init; } = [];

    /// <summary>Projects that do not exist in a unit.</summary>
    public (Place Area, string Project, string Reason)[] NotApplicable { get; init; } = [];

    /// <summary>Published disbursement rates, in percent.</summary>
    public (Place Area, int Year, decimal Percent)[] PublishedRates { get; init; } = [];
}
