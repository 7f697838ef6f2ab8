namespace Analytics.Graph.Engine.Execution;

/// <summary>Makes the event stream of a root subscription field. The stream ends when the token is cancelled.</summary>
/// <exception cref="Errors.GraphException">The subscription is refused with a request error.</exception>
public delegate IAsyncEnumerable<object?> EventSource(FieldContext context);
