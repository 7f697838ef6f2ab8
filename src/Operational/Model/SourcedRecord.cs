namespace Analytics.Operational.Model;

/// <summary>A record that stems from a report or a published figure.</summary>
public abstract class SourcedRecord : OperationalRecord
{
    /// <summary>How exact it is: EXACT, AT_LEAST, APPROXIMATE, EXPECTED or PRELIMINARY.</summary>
    public string Qualifier { get; set; } = "";

    /// <summary>Figure ids and address of the publication; null for a record entered at first hand.</summary>
    public string? SourceReference { get; set; }

    /// <summary>Free text of whoever entered the record.</summary>
    public string? Note { get; set; }
}
