using System.Diagnostics;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Schema;

/// <summary>How the contract writes an <see cref="Additivity"/>.</summary>
public static class AdditivityName
{
    /// <summary>SUM, LAST, DISTINCT, ONCE_PER_ORIGIN or RECOMPUTED.</summary>
    public static string Of(Additivity additivity) => additivity switch
    {
        Additivity.Sum => "SUM",
        Additivity.Last => "LAST",
        Additivity.Distinct => "DISTINCT",
        Additivity.OncePerOrigin => "ONCE_PER_ORIGIN",
        Additivity.Recomputed => "RECOMPUTED",
        _ => throw new UnreachableException($"Additivity {additivity} has no name."),
    };
}
