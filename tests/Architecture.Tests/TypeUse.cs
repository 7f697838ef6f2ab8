using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Analytics.Architecture.Tests;

/// <summary>One type that uses another of the same assembly. Nested and compiler-made types count as the type they
/// stand in.</summary>
internal sealed record TypeUse(string FromNamespace, string From, string ToNamespace, string To)
{
    /// <summary>Every use in the assembly, by base types, members, attributes and method bodies. Constants leave no
    /// trace.</summary>
    public static ImmutableArray<TypeUse> In(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var reader = image.GetMetadataReader();
        return
        [
            .. reader.TypeDefinitions
                .SelectMany(
                    type =>
                        new TypeUseWalk(image, reader).TypesUsedBy(type).Select(used => Between(reader, type, used)))
                .Where(use => use.From != use.To && use.FromNamespace.Length > 0 && use.ToNamespace.Length > 0)
                .Distinct(),
        ];
    }

    private static TypeUse Between(MetadataReader reader, TypeDefinitionHandle from, TypeDefinitionHandle to)
    {
        var user = Outermost(reader, from);
        var used = Outermost(reader, to);
        return new(
            reader.GetString(user.Namespace), reader.GetString(user.Name), reader.GetString(used.Namespace),
            reader.GetString(used.Name));
    }

    private static TypeDefinition Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? type : Outermost(reader, type.GetDeclaringType());
    }
}
