namespace Analytics.Graph.Engine.Language;

#pragma warning disable CS1591 // each member is the node type of that name
/// <summary>The kind of a <see cref="SyntaxNode"/>.</summary>
public enum NodeKind
{
    Document, Operation, Fragment, VariableDefinition, SelectionSet, Field, FragmentSpread, InlineFragment,
    Argument, Directive, Variable, Int, Float, String, Boolean, Null, Enum, List, Object, ObjectField,
    NamedType, ListType, NonNullType,
    Schema, Scalar, ObjectType, Interface, Union, EnumType, EnumValue, InputObject, FieldDefinition, InputValue,
    DirectiveDefinition, RootOperation,
}
