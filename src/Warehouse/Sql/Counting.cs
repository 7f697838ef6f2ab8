namespace Analytics.Warehouse.Sql;

/// <summary>Whether rows tell how many there are on all pages.</summary>
public enum Counting
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>The last column tells.</summary>
    LastColumn,

    /// <summary>The last column, BOOLEAN, tells whether a row passes the test of rows; all rows are there.</summary>
    KeptRows,
}
