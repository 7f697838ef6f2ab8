namespace Analytics.Graph.Engine.Language;

/// <summary>Whether a value may hold variables.</summary>
internal enum Constness
{
    Constant,
    Variable,
}
