namespace Analytics.Warehouse.Model;

/// <summary>A fixed restriction that belongs to the definition of a measure.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The column holds this number.</summary>
    public sealed record Holds(string Column, int Value) : Condition;

    /// <summary>Both columns hold the same, null being the same as null.</summary>
    public sealed record Same(string Left, string Right) : Condition;
}
