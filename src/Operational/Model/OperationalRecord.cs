namespace Analytics.Operational.Model;

/// <summary>What every record of the operational database carries.</summary>
public abstract class OperationalRecord
{
    /// <summary>Surrogate key, given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Raised by the database itself on every insert and update, monotonic over the whole database.</summary>
    public long RowVersion { get; set; }

    /// <summary>True once the record was withdrawn; records are never removed.</summary>
    public bool IsDeleted { get; set; }
}
