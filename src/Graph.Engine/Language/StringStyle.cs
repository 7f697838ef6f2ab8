namespace Analytics.Graph.Engine.Language;

/// <summary>How a string literal was written.</summary>
public enum StringStyle
{
    /// <summary>Between single quotation marks, with escapes.</summary>
    Quoted,

    /// <summary>Between triple quotation marks.</summary>
    Block,
}
