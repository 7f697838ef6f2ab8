using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Analytics.Architecture.Tests;

/// <summary>Collects the types of the same assembly that one type names anywhere in its metadata and its
/// instructions.</summary>
internal sealed class TypeUseWalk
{
    private readonly PEReader image;
    private readonly MetadataReader reader;
    private readonly HashSet<TypeDefinitionHandle> used = [];
    private readonly SignatureTypes signatures;

    public TypeUseWalk(PEReader image, MetadataReader reader)
    {
        this.image = image;
        this.reader = reader;
        signatures = new SignatureTypes(type => used.Add(type));
    }

    public IEnumerable<TypeDefinitionHandle> TypesUsedBy(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        Add(type.BaseType);
        AddAll(type.GetInterfaceImplementations().Select(item => reader.GetInterfaceImplementation(item).Interface));
        AddConstraints(type.GetGenericParameters());
        AddAttributes(type.GetCustomAttributes());
        AddMembers(type);
        return used;
    }

    private void AddMembers(TypeDefinition type)
    {
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            field.DecodeSignature(signatures, null);
            AddAttributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            AddAttributes(property.GetCustomAttributes());
        }

        AddAll(type.GetEvents().Select(item => reader.GetEventDefinition(item).Type));
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            AddMethod(method);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        method.DecodeSignature(signatures, null);
        AddConstraints(method.GetGenericParameters());
        AddAttributes(method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters().Select(reader.GetParameter))
        {
            AddAttributes(parameter.GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress != 0)
        {
            AddBody(image.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void AddBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(signatures, null);
        }

        AddAll(body.ExceptionRegions.Select(region => region.CatchType));
        AddAll(MethodBody.TokensOf(body));
    }

    private void AddConstraints(GenericParameterHandleCollection parameters) => AddAll(
        from parameter in parameters
        from constraint in reader.GetGenericParameter(parameter).GetConstraints()
        select reader.GetGenericParameterConstraint(constraint).Type);

    private void AddAttributes(CustomAttributeHandleCollection attributes) =>
        AddAll(attributes.Select(attribute => reader.GetCustomAttribute(attribute).Constructor));

    private void AddAll(IEnumerable<EntityHandle> handles)
    {
        foreach (var handle in handles)
        {
            Add(handle);
        }
    }

    private void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                used.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(signatures, null);
                break;
            case HandleKind.FieldDefinition:
                Add(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                Add(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                AddMember(reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                AddSpecification(reader.GetMethodSpecification((MethodSpecificationHandle)handle));
                break;
        }
    }

    private void AddMember(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            member.DecodeFieldSignature(signatures, null);
        }
        else
        {
            member.DecodeMethodSignature(signatures, null);
        }
    }

    private void AddSpecification(MethodSpecification specification)
    {
        Add(specification.Method);
        specification.DecodeSignature(signatures, null);
    }
}
