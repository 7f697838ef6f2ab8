namespace Analytics.Loader.Stage;

/// <summary>Which control totals an incremental load asks the source for.</summary>
public enum TotalsOf
{
    /// <summary>Those of the units and years that it changed; the rest was proved by former loads.</summary>
    Changes,

    /// <summary>All, as a full load does; it takes the source as long as summing up every table.</summary>
    Everything,
}
