namespace Analytics.Graph.Engine.Types;

/// <summary>Writes a schema as SDL.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL of everything that is not built in, in the order of <see cref="GraphSchema.AllTypes"/>.</summary>
    public static string Print(GraphSchema schema) => throw new NotSupportedException(schema.Description);
}
