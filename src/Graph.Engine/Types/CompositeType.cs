using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Types;

/// <summary>A type with a selection set: object, interface or union.</summary>
public abstract class CompositeType : NamedType
{
    private FrozenDictionary<string, FieldDefinition> _byName = FrozenDictionary<string, FieldDefinition>.Empty;
    private ImmutableArray<FieldDefinition> _fields = [];

    private protected CompositeType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The fields in the order of the SDL; empty for a union.</summary>
    public ImmutableArray<FieldDefinition> Fields
    {
        get => _fields;
        internal set
        {
            _fields = value;
            _byName = value.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
        }
    }

    /// <summary>The interfaces that it declares; empty for a union.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The object types that a value of it can have; the type itself for an object type.</summary>
    public ImmutableArray<ObjectType> PossibleTypes { get; internal set; } = [];

    /// <summary>The field of a name; null when there is none. Meta fields are not found here.</summary>
    public FieldDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether any value can be of both types.</summary>
    public bool Overlaps(CompositeType other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        foreach (var possible in PossibleTypes)
        {
            if (other.PossibleTypes.Contains(possible))
            {
                return true;
            }
        }

        return false;
    }
}
