namespace Analytics.Graph.Engine.Types;

/// <summary>A scalar.</summary>
public sealed class ScalarType : NamedType
{
    internal ScalarType(string name, string? description, ScalarCodec codec)
        : base(name, description) => Codec = codec;

    /// <summary>Where its format is specified; null when nowhere.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>How values come in and go out.</summary>
    public ScalarCodec Codec { get; }
}
