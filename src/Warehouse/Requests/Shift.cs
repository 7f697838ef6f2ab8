namespace Analytics.Warehouse.Requests;

/// <summary>What a number is compared with.</summary>
public abstract record Shift
{
    private Shift()
    {
    }

    /// <summary>The period so many steps of the finest time dimension before.</summary>
    public sealed record Previous(int Steps) : Shift;

    /// <summary>The same period so many years before.</summary>
    public sealed record YearsBack(int Years) : Shift;

    /// <summary>A named period, such as <c>2021</c>.</summary>
    public sealed record Period(string Code) : Shift;

    /// <summary>The same question on another snapshot.</summary>
    public sealed record Snapshot(string Id) : Shift;
}
