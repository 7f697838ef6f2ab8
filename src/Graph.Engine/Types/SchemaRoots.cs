using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Finds the root operation types: those of the schema definition, else the ones with the default
/// names.</summary>
internal static class SchemaRoots
{
    public static ImmutableArray<ObjectType?> Of(SchemaAssembly assembly)
    {
        var definitions = assembly.SchemaNodes.Where(node => node.Role == DefinitionRole.Definition).ToList();
        foreach (var extra in definitions.Skip(1))
        {
            assembly.Problem("The schema is defined more than once.", extra.Start);
        }

        var roots = new ObjectType?[3];
        if (definitions.Count == 0)
        {
            roots = [ByName(assembly, "Query"), ByName(assembly, "Mutation"), ByName(assembly, "Subscription")];
        }

        foreach (var root in assembly.SchemaNodes.SelectMany(node => node.Roots))
        {
            Set(assembly, roots, root);
        }

        CheckDistinct(assembly, roots);
        return [.. roots];
    }

    private static ObjectType? ByName(SchemaAssembly assembly, string name)
    {
        var type = assembly.Find(name);
        if (type is not (null or ObjectType))
        {
            assembly.Problem($"The root type {name} must be an object type.");
        }

        return type as ObjectType;
    }

    private static void Set(SchemaAssembly assembly, ObjectType?[] roots, RootOperationNode root)
    {
        if (assembly.Find(root.Type.Name) is not ObjectType type)
        {
            assembly.Problem($"The root type {root.Type.Name} is no object type of this schema.", root.Type.Start);
        }
        else if (roots[(int)root.Operation] is not null)
        {
            assembly.Problem($"There can be only one {DocumentPrinter.Keyword(root.Operation)} type.", root.Start);
        }
        else
        {
            roots[(int)root.Operation] = type;
        }
    }

    private static void CheckDistinct(SchemaAssembly assembly, ObjectType?[] roots)
    {
        if (roots[(int)OperationKind.Query] is null && assembly.Errors.Count == 0)
        {
            assembly.Problem("The schema has no query type.");
        }

        foreach (var twice in roots.OfType<ObjectType>().GroupBy(type => type.Name).Where(group => group.Count() > 1))
        {
            assembly.Problem($"{twice.Key} cannot be the root of two kinds of operation.");
        }
    }
}
