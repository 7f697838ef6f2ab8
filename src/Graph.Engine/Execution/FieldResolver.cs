namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// Answers a field. It returns null, a leaf value, any object whose fields have resolvers, a dictionary
/// (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>), an <c>IEnumerable</c> for lists, or a
/// <see cref="SelectionResult"/>
/// that writes the JSON of its whole subtree itself.
/// </summary>
/// <exception cref="Errors.GraphException">Fails the field with its errors; the nearest nullable parent becomes
/// null.</exception>
public delegate ValueTask<object?> FieldResolver(FieldContext context);
