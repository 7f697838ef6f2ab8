namespace Analytics.Graph.Engine.Language;

/// <summary>The kind of a <see cref="SyntaxNode"/>.</summary>
public enum NodeKind
{
    /// <summary>A whole document.</summary>
    Document,

    /// <summary>A query, mutation or subscription.</summary>
    Operation,

    /// <summary>A named fragment.</summary>
    Fragment,

    /// <summary>A variable that an operation declares.</summary>
    VariableDefinition,

    /// <summary>The selections between two braces.</summary>
    SelectionSet,

    /// <summary>A selected field.</summary>
    Field,

    /// <summary>A use of a named fragment.</summary>
    FragmentSpread,

    /// <summary>A fragment without a name, in its place.</summary>
    InlineFragment,

    /// <summary>A name and its value, given to a field or a directive.</summary>
    Argument,

    /// <summary>A use of a directive.</summary>
    Directive,

    /// <summary>A use of a variable.</summary>
    Variable,

    /// <summary>An integer value.</summary>
    Int,

    /// <summary>A value with a fraction or an exponent.</summary>
    Float,

    /// <summary>A text value, quoted or block.</summary>
    String,

    /// <summary>The value true or false.</summary>
    Boolean,

    /// <summary>The value null.</summary>
    Null,

    /// <summary>A value that is a bare name.</summary>
    Enum,

    /// <summary>A list value.</summary>
    List,

    /// <summary>An input object value.</summary>
    Object,

    /// <summary>A field of an input object value.</summary>
    ObjectField,

    /// <summary>A type written as its name.</summary>
    NamedType,

    /// <summary>A list of a type.</summary>
    ListType,

    /// <summary>A type that is never null.</summary>
    NonNullType,

    /// <summary>The definition of the root operations.</summary>
    Schema,

    /// <summary>The definition of a scalar type.</summary>
    Scalar,

    /// <summary>The definition of an object type.</summary>
    ObjectType,

    /// <summary>The definition of an interface.</summary>
    Interface,

    /// <summary>The definition of a union.</summary>
    Union,

    /// <summary>The definition of an enum.</summary>
    EnumType,

    /// <summary>A value in the definition of an enum.</summary>
    EnumValue,

    /// <summary>The definition of an input object type.</summary>
    InputObject,

    /// <summary>A field in the definition of a type.</summary>
    FieldDefinition,

    /// <summary>An argument or an input field in a definition.</summary>
    InputValue,

    /// <summary>The definition of a directive.</summary>
    DirectiveDefinition,

    /// <summary>An operation and its root type in the definition of a schema.</summary>
    RootOperation,
}
