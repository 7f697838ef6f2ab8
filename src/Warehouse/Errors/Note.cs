namespace Analytics.Warehouse.Errors;

/// <summary>A remark about a number or an answer; a function of the question and the snapshot only.</summary>
/// <param name="Code">Stable code in capitals, such as <c>SPAN_EXCLUDED</c>.</param>
/// <param name="Message">The remark in both languages.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record Note(string Code, Wording Message, Severity Severity)
{
    /// <summary>A document that asks the corrected question; null where there is none.</summary>
    public string? Suggestion { get; init; }
}
