namespace Analytics.Graph.Engine.Types;

/// <summary>A type of the schema: named, list or non-null. Types of one schema are compared by reference.</summary>
public abstract class GraphType
{
    /// <summary>The named type inside all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without an outer non-null.</summary>
    public virtual GraphType Nullable => this;

    /// <summary>Whether a value of it can stand in an argument or variable.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether a field can have it.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether it is a scalar or an enum.</summary>
    public bool IsLeaf => Nullable is ScalarType or EnumType;
}
