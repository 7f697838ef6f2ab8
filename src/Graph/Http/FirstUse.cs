namespace Analytics.Graph.Http;

/// <summary>What happens to a document that comes with its hash and was not registered at the start.</summary>
public enum FirstUse
{
    /// <summary>It is answered, and not kept.</summary>
    Ignored,

    /// <summary>It is answered, and kept under its hash from then on.</summary>
    Registered,
}
