namespace Analytics.Warehouse.Errors;

/// <summary>How much a note should worry its reader.</summary>
public enum Severity
{
    /// <summary>Explains a number that is right.</summary>
    Info,

    /// <summary>The number may not mean what the question meant.</summary>
    Warning,
}
