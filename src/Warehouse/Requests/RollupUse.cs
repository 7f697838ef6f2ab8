namespace Analytics.Warehouse.Requests;

/// <summary>Whether questions are answered from roll-ups. The answers are the same.</summary>
public enum RollupUse
{
    /// <summary>From the smallest that answers exactly, else from the records.</summary>
    WhereExact,

    /// <summary>From the records alone.</summary>
    Never,
}
