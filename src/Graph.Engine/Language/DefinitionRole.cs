namespace Analytics.Graph.Engine.Language;

/// <summary>Whether a type system node defines or extends.</summary>
public enum DefinitionRole
{
    /// <summary>Defines something new.</summary>
    Definition,

    /// <summary>Adds to something that is defined elsewhere.</summary>
    Extension,
}
