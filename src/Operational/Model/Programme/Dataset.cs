namespace Analytics.Operational.Model;

/// <summary>Describes the content of the database; it holds one row.</summary>
public sealed class Dataset : OperationalRecord
{
    /// <summary>Vietnamese name of the data.</summary>
    public string Name { get; set; } = "";

    /// <summary>English name of the data.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>True when generated; such data never mixes with published figures.</summary>
    public bool IsSynthetic { get; set; }

    /// <summary>The "now" of the data in UTC; null while people keep writing.</summary>
    public DateTime? CutoffAt { get; set; }

    /// <summary>How to cite it, in Vietnamese.</summary>
    public string Citation { get; set; } = "";

    /// <summary>How to cite it, in English.</summary>
    public string CitationEn { get; set; } = "";

    /// <summary>Terms of use.</summary>
    public string? Licence { get; set; }
}
