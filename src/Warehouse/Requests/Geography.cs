namespace Analytics.Warehouse.Requests;

/// <summary>The map that numbers are shown on.</summary>
public abstract record Geography
{
    private Geography()
    {
    }

    /// <summary>The units of the day.</summary>
    public sealed record AsReported : Geography;

    /// <summary>Every year restated on the map of a date.</summary>
    public sealed record AsOf(DateOnly Date) : Geography;
}
