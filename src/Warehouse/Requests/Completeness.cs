namespace Analytics.Warehouse.Requests;

/// <summary>Whether a period that has not ended counts.</summary>
public enum Completeness
{
    /// <summary>Only periods that ended.</summary>
    CompleteOnly,

    /// <summary>Also the period that is under way.</summary>
    WithCurrent,
}
