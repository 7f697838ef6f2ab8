namespace Analytics.Graph.Engine.Types;

/// <summary>What every schema has: the directives and introspection types of the specification.</summary>
internal static class BuiltInSdl
{
    public const string Directives = """"
        "Includes this field or fragment only when the argument is true."
        directive @include("Included when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Leaves out this field or fragment when the argument is true."
        directive @skip("Left out when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Marks an element of the schema that is not to be used any more."
        directive @deprecated(
          "Why, and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "Says where the format of a scalar is specified."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR
        "Says that exactly one field of the input object has to be given."
        directive @oneOf on INPUT_OBJECT
        """";

    public const string Introspection = """"
        "What can be asked: all types, the root operation types and all directives."
        type __Schema {
          "What the schema is about."
          description: String
          "All types."
          types: [__Type!]!
          "The type that queries start from."
          queryType: __Type!
          "The type that mutations start from; null when there are none."
          mutationType: __Type
          "The type that subscriptions start from; null when there are none."
          subscriptionType: __Type
          "All directives."
          directives: [__Directive!]!
        }
        "A type. Which fields apply depends on its kind; the others are null."
        type __Type {
          "What sort of type it is."
          kind: __TypeKind!
          "The name; null for lists and non-nulls."
          name: String
          "What it means."
          description: String
          "Where the format of a scalar is specified."
          specifiedByURL: String
          "Fields of an object type or interface."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "Interfaces of an object type or interface."
          interfaces: [__Type!]
          "Object types of an interface or union."
          possibleTypes: [__Type!]
          "Values of an enum."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "Fields of an input object."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "The type inside a list or non-null."
          ofType: __Type
          "Whether exactly one field of an input object has to be given."
          isOneOf: Boolean
        }
        "What sort of type a type is."
        enum __TypeKind {
          "A leaf value."
          SCALAR
          "Fields, and perhaps interfaces."
          OBJECT
          "Fields that several object types share."
          INTERFACE
          "One of several object types."
          UNION
          "One of several names."
          ENUM
          "Fields that callers give."
          INPUT_OBJECT
          "A list of another type."
          LIST
          "Another type without null."
          NON_NULL
        }
        "A field of an object type or interface."
        type __Field {
          "The name."
          name: String!
          "What it means."
          description: String
          "The arguments that it takes."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          "What it answers."
          type: __Type!
          "Whether it is not to be used any more."
          isDeprecated: Boolean!
          "Why, and what to use instead."
          deprecationReason: String
        }
        "An argument, or a field of an input object."
        type __InputValue {
          "The name."
          name: String!
          "What it means."
          description: String
          "What it takes."
          type: __Type!
          "The default as a GraphQL literal."
          defaultValue: String
          "Whether it is not to be used any more."
          isDeprecated: Boolean!
          "Why, and what to use instead."
          deprecationReason: String
        }
        "A value of an enum."
        type __EnumValue {
          "The name."
          name: String!
          "What it means."
          description: String
          "Whether it is not to be used any more."
          isDeprecated: Boolean!
          "Why, and what to use instead."
          deprecationReason: String
        }
        "A directive."
        type __Directive {
          "The name without the at sign."
          name: String!
          "What it means."
          description: String
          "Whether it may stand several times at one place."
          isRepeatable: Boolean!
          "Where it may stand."
          locations: [__DirectiveLocation!]!
          "The arguments that it takes."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }
        "A place where a directive may stand."
        enum __DirectiveLocation {
          "A query." QUERY
          "A mutation." MUTATION
          "A subscription." SUBSCRIPTION
          "A field that is asked." FIELD
          "A fragment definition." FRAGMENT_DEFINITION
          "A fragment spread." FRAGMENT_SPREAD
          "An inline fragment." INLINE_FRAGMENT
          "A variable definition." VARIABLE_DEFINITION
          "The schema definition." SCHEMA
          "A scalar definition." SCALAR
          "An object type definition." OBJECT
          "A field definition." FIELD_DEFINITION
          "An argument definition." ARGUMENT_DEFINITION
          "An interface definition." INTERFACE
          "A union definition." UNION
          "An enum definition." ENUM
          "An enum value definition." ENUM_VALUE
          "An input object definition." INPUT_OBJECT
          "A field of an input object definition." INPUT_FIELD_DEFINITION
        }
        """";
}
