using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>A member of a coded dimension, as a snapshot holds it.</summary>
public sealed record Member
{
    /// <summary>Its key in the facts.</summary>
    public required int Key { get; init; }

    /// <summary>Its code, unique under its parent.</summary>
    public required string Code { get; init; }

    /// <summary>Its code unique in the dimension, such as <c>2021-2025/P1</c>.</summary>
    public required string QualifiedCode { get; init; }

    /// <summary>Its name.</summary>
    public required Wording Name { get; init; }

    /// <summary>Key of its parent in the parent dimension; null when flat.</summary>
    public int? ParentKey { get; init; }

    /// <summary>Position by code.</summary>
    public int SortOrder { get; init; }

    /// <summary>Position by name in the Vietnamese alphabet.</summary>
    public int NameOrder { get; init; }

    /// <summary>First day of validity; null is open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Day after the last day of validity; null is open.</summary>
    public DateOnly? ValidUntil { get; init; }
}
