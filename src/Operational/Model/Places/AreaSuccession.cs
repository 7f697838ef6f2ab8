namespace Analytics.Operational.Model;

/// <summary>Says that one unit took over another one, wholly or in part.</summary>
public sealed class AreaSuccession : OperationalRecord
{
    /// <summary>The unit that ended.</summary>
    public long PredecessorId { get; set; }

    /// <summary>The unit that goes on.</summary>
    public long SuccessorId { get; set; }

    /// <summary>WHOLE or PART of the predecessor.</summary>
    public string Share { get; set; } = "";

    /// <summary>First day on which the successor holds the territory.</summary>
    public DateOnly On { get; set; }
}
