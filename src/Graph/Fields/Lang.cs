namespace Analytics.Graph.Fields;

/// <summary>Languages of names and texts.</summary>
public enum Lang
{
    /// <summary>Vietnamese.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}
