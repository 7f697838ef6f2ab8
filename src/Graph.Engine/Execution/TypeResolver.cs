namespace Analytics.Graph.Engine.Execution;

/// <summary>The name of the object type of a value of an interface or union.</summary>
public delegate string TypeResolver(object value);
