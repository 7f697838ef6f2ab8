using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Types;

/// <summary>An enum. Its values are strings in code.</summary>
public sealed class EnumType : NamedType
{
    private FrozenDictionary<string, EnumValue> _byName = FrozenDictionary<string, EnumValue>.Empty;
    private ImmutableArray<EnumValue> _values = [];

    internal EnumType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The values in the order of the SDL.</summary>
    public ImmutableArray<EnumValue> Values
    {
        get => _values;
        internal set
        {
            _values = value;
            _byName = value.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
        }
    }

    /// <summary>The value of a name; null when there is none.</summary>
    public EnumValue? Value(string name) => _byName.GetValueOrDefault(name);
}
