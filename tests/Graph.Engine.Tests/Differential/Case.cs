namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>A document, and the variables of a request as JSON; null for none.</summary>
public sealed record Case(string Document, string? Variables = null);
