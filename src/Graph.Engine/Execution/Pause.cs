namespace Analytics.Graph.Engine.Execution;

/// <summary>A point between two values of a response at which what was written so far may be sent.</summary>
public readonly record struct Pause;
