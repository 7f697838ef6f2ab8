namespace Analytics.Graph.Engine.Tests.Validation;

/// <summary>A document that a rule alone refuses, and the nearest document that it accepts.</summary>
public sealed record RuleCase(string Rule, string Accepted, string Refused);
