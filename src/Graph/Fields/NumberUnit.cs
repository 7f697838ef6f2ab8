namespace Analytics.Graph.Fields;

/// <summary>What one stands for in a number of an answer.</summary>
public enum NumberUnit
{
    /// <summary>The unit of the measure itself.</summary>
    One,

    /// <summary>One hundredth.</summary>
    Percent,

    /// <summary>Thousands.</summary>
    Thousand,

    /// <summary>Millions.</summary>
    Million,

    /// <summary>10^9.</summary>
    Billion,
}
