using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Introspection;

/// <summary>Answers the introspection types from the schema's own objects.</summary>
internal static class IntrospectionResolvers
{
    public static void Attach(GraphSchema schema)
    {
        Schema(schema, "__Schema");
        Type(schema, "__Type");
        Field(schema, "__Field");
        Input(schema, "__InputValue");
        EnumValues(schema, "__EnumValue");
        Directive(schema, "__Directive");
    }

    private static void Schema(GraphSchema schema, string type)
    {
        Set<GraphSchema>(schema, type, "description", item => item.Description);
        Set<GraphSchema>(schema, type, "types", item => item.AllTypes);
        Set<GraphSchema>(schema, type, "queryType", item => item.Root(OperationKind.Query));
        Set<GraphSchema>(schema, type, "mutationType", item => item.Root(OperationKind.Mutation));
        Set<GraphSchema>(schema, type, "subscriptionType", item => item.Root(OperationKind.Subscription));
        Set<GraphSchema>(schema, type, "directives", item => item.AllDirectives);
    }

    private static void Type(GraphSchema schema, string type)
    {
        Set<GraphType>(schema, type, "kind", Kind);
        Set<GraphType>(schema, type, "name", item => (item as NamedType)?.Name);
        Set<GraphType>(schema, type, "description", item => (item as NamedType)?.Description);
        Set<GraphType>(schema, type, "specifiedByURL", item => (item as ScalarType)?.SpecifiedByUrl);
        Set<GraphType>(
            schema, type, "interfaces",
            item => item is ObjectType or InterfaceType ? ((CompositeType)item).Interfaces : null);
        Set<GraphType>(
            schema, type, "possibleTypes",
            item => item is InterfaceType or UnionType ? ((CompositeType)item).PossibleTypes : null);
        Set<GraphType>(schema, type, "isOneOf", item => (item as InputObjectType)?.IsOneOf);
        Set<GraphType>(schema, type, "ofType", item => item switch
        {
            ListType list => list.Item,
            NonNullType nonNull => nonNull.Inner,
            _ => null,
        });
        Set(schema, type, "fields", context => context.SourceAs<GraphType>() is ObjectType or InterfaceType
            ? Current(context, context.SourceAs<CompositeType>().Fields, field => field.DeprecationReason)
            : null);
        Set(schema, type, "enumValues", context => context.Source is EnumType item
            ? Current(context, item.Values, value => value.DeprecationReason)
            : null);
        Set(schema, type, "inputFields", context => context.Source is InputObjectType item
            ? Current(context, item.Fields, field => field.DeprecationReason)
            : null);
    }

    private static string Kind(GraphType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static void Field(GraphSchema schema, string type)
    {
        Set<FieldDefinition>(schema, type, "name", item => item.Name);
        Set<FieldDefinition>(schema, type, "description", item => item.Description);
        Set<FieldDefinition>(schema, type, "type", item => item.Type);
        Set<FieldDefinition>(schema, type, "isDeprecated", item => item.DeprecationReason is not null);
        Set<FieldDefinition>(schema, type, "deprecationReason", item => item.DeprecationReason);
        Set(schema, type, "args", context =>
            Current(context, context.SourceAs<FieldDefinition>().Arguments, item => item.DeprecationReason));
    }

    private static void Input(GraphSchema schema, string type)
    {
        Set<InputValue>(schema, type, "name", item => item.Name);
        Set<InputValue>(schema, type, "description", item => item.Description);
        Set<InputValue>(schema, type, "type", item => item.Type);
        Set<InputValue>(
            schema, type, "defaultValue",
            item => item.DefaultLiteral is { } literal ? DocumentPrinter.Print(literal) : null);
        Set<InputValue>(schema, type, "isDeprecated", item => item.DeprecationReason is not null);
        Set<InputValue>(schema, type, "deprecationReason", item => item.DeprecationReason);
    }

    private static void EnumValues(GraphSchema schema, string type)
    {
        Set<EnumValue>(schema, type, "name", item => item.Name);
        Set<EnumValue>(schema, type, "description", item => item.Description);
        Set<EnumValue>(schema, type, "isDeprecated", item => item.DeprecationReason is not null);
        Set<EnumValue>(schema, type, "deprecationReason", item => item.DeprecationReason);
    }

    private static void Directive(GraphSchema schema, string type)
    {
        Set<DirectiveDefinition>(schema, type, "name", item => item.Name);
        Set<DirectiveDefinition>(schema, type, "description", item => item.Description);
        Set<DirectiveDefinition>(schema, type, "isRepeatable", item => item.Repetition == Repetition.Repeatable);
        Set<DirectiveDefinition>(schema, type, "locations", item => item.Locations);
        Set(schema, type, "args", context =>
            Current(context, context.SourceAs<DirectiveDefinition>().Arguments, item => item.DeprecationReason));
    }

    /// <summary>All items when deprecated ones are asked for, else those in use.</summary>
    private static object Current<T>(FieldContext context, ImmutableArray<T> items, Func<T, string?> deprecation) =>
        context.Arguments.Get<bool>("includeDeprecated")
            ? items
            : items.Where(item => deprecation(item) is null).ToImmutableArray();

    private static void Set<TSource>(GraphSchema schema, string type, string field, Func<TSource, object?> read) =>
        Set(schema, type, field, context => read(context.SourceAs<TSource>()));

    private static void Set(GraphSchema schema, string type, string field, Func<FieldContext, object?> read) =>
        // both are in the built-in SDL
        ((ObjectType)schema.Types[type]).Field(field)!.Resolver = context => new(read(context));
}
