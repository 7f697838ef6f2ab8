namespace Analytics.Graph.Engine.Language;

/// <summary>The kind of a <see cref="SyntaxNode"/>.</summary>
public enum NodeKind
{
    /// <summary>A whole document.</summary>
    Document,

    /// <summary>An operation.</summary>
    Operation,

    /// <summary>A named fragment.</summary>
    Fragment,

    /// <summary>A variable of an operation.</summary>
    VariableDefinition,

    /// <summary>What stands between braces.</summary>
    SelectionSet,

    /// <summary>A field where it is asked.</summary>
    Field,

    /// <summary>The use of a named fragment.</summary>
    FragmentSpread,

    /// <summary>An inline fragment.</summary>
    InlineFragment,

    /// <summary>An argument.</summary>
    Argument,

    /// <summary>A directive where it is used.</summary>
    Directive,

    /// <summary>A variable where it is used.</summary>
    Variable,

    /// <summary>An integer literal.</summary>
    Int,

    /// <summary>A float literal.</summary>
    Float,

    /// <summary>A string literal.</summary>
    String,

    /// <summary>A Boolean literal.</summary>
    Boolean,

    /// <summary>The null literal.</summary>
    Null,

    /// <summary>An enum value literal.</summary>
    Enum,

    /// <summary>A list literal.</summary>
    List,

    /// <summary>An input object literal.</summary>
    Object,

    /// <summary>A field of an input object literal.</summary>
    ObjectField,

    /// <summary>A type by name.</summary>
    NamedType,

    /// <summary>A list of a type.</summary>
    ListType,

    /// <summary>A type that is not null.</summary>
    NonNullType,

    /// <summary>The schema definition.</summary>
    Schema,

    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>An object type.</summary>
    ObjectType,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>A union.</summary>
    Union,

    /// <summary>An enum.</summary>
    EnumType,

    /// <summary>A value of an enum.</summary>
    EnumValue,

    /// <summary>An input object type.</summary>
    InputObject,

    /// <summary>A field of an object type or interface.</summary>
    FieldDefinition,

    /// <summary>An argument or input field that a schema declares.</summary>
    InputValue,

    /// <summary>A directive definition.</summary>
    DirectiveDefinition,

    /// <summary>One root operation type of a schema definition.</summary>
    RootOperation,
}
