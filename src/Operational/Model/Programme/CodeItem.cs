namespace Analytics.Operational.Model;

/// <summary>One member of a code list: FUNDING_SOURCE, CAPITAL_TYPE, AUDIENCE and so on.</summary>
public sealed class CodeItem : OperationalRecord
{
    /// <summary>Code of the list.</summary>
    public string List { get; set; } = "";

    /// <summary>Code of the member, unique in its list.</summary>
    public string Code { get; set; } = "";

    /// <summary>Vietnamese name.</summary>
    public string Name { get; set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>Place among its siblings, from 1.</summary>
    public int SortOrder { get; set; }

    /// <summary>Member of the same list that contains this one.</summary>
    public string? ParentCode { get; set; }
}
