namespace Analytics.Graph.Caching;

/// <summary>A question in one spelling: white space, comments and the order of variables do not matter.</summary>
/// <param name="Document">The document, printed.</param>
/// <param name="OperationName">Which operation; empty when the document has only one.</param>
/// <param name="Variables">The coerced variables, as JSON.</param>
public sealed record Question(string Document, string OperationName, string Variables);
