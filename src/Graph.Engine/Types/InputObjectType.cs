using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Types;

/// <summary>An input object type.</summary>
public sealed class InputObjectType : NamedType
{
    private FrozenDictionary<string, InputValue> _byName = FrozenDictionary<string, InputValue>.Empty;
    private ImmutableArray<InputValue> _fields = [];

    internal InputObjectType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The fields in the order of the SDL.</summary>
    public ImmutableArray<InputValue> Fields
    {
        get => _fields;
        internal set
        {
            _fields = value;
            _byName = value.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
        }
    }

    /// <summary>Whether exactly one field has to be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The field of a name; null when there is none.</summary>
    public InputValue? Field(string name) => _byName.GetValueOrDefault(name);
}
