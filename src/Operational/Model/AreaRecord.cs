namespace Analytics.Operational.Model;

/// <summary>A sourced record that belongs to one administrative unit.</summary>
public abstract class AreaRecord : SourcedRecord
{
    /// <summary>The <see cref="AdministrativeUnit"/>: identity is code and validity, and a commune may lack a
    /// code.</summary>
    public long AreaId { get; set; }
}
