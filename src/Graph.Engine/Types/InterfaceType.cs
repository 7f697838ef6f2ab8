namespace Analytics.Graph.Engine.Types;

/// <summary>An interface.</summary>
public sealed class InterfaceType : CompositeType
{
    internal InterfaceType(string name, string? description)
        : base(name, description)
    {
    }
}
