namespace Analytics.Graph.Engine.Types;

/// <summary>A union; its members are <see cref="CompositeType.PossibleTypes"/>.</summary>
public sealed class UnionType : CompositeType
{
    internal UnionType(string name, string? description)
        : base(name, description)
    {
    }
}
