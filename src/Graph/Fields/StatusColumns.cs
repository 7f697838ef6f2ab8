namespace Analytics.Graph.Fields;

/// <summary>Whether a flat table has status columns.</summary>
internal enum StatusColumns
{
    /// <summary>Numbers only.</summary>
    Left,

    /// <summary>A status column after each measure.</summary>
    Shown,
}
