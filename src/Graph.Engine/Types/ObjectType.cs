namespace Analytics.Graph.Engine.Types;

/// <summary>An object type.</summary>
public sealed class ObjectType : CompositeType
{
    internal ObjectType(string name, string? description)
        : base(name, description) => PossibleTypes = [this];
}
