namespace Analytics.Warehouse.Requests;

/// <summary>Parts of an answer.</summary>
[Flags]
public enum AnswerParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The page of rows, their count and cursor.</summary>
    Rows = 1,

    /// <summary>One row over all groups that the filters leave.</summary>
    Total = 2,

    /// <summary>One row over the groups that are not on the page.</summary>
    Rest = 4,
}
