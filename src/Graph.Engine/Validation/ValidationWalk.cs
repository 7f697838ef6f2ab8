using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation;

/// <summary>Walks a document once, keeps track of types, and shows each node to the rules that look at its
/// kind.</summary>
internal sealed class ValidationWalk
{
    private readonly ValidationContext _context;
    private readonly ValidationRule[][] _rules;
    private DefinitionNode? _definition;

    public ValidationWalk(ValidationContext context, ImmutableArray<ValidationRule> rules)
    {
        _context = context;
        _rules = [
            .. Enum.GetValues<NodeKind>().Select(kind => rules.Where(rule => rule.Visits.Contains(kind)).ToArray())];
    }

    public void Run()
    {
        Enter(_context.Document);
        foreach (var definition in _context.Document.Definitions)
        {
            _definition = definition;
            Definition(definition);
        }

        Leave(_context.Document);
    }

    private void Definition(DefinitionNode definition)
    {
        switch (definition)
        {
            case OperationNode operation:
                Enter(operation);
                Variables(operation.Variables);
                Directives(operation.Directives, DirectiveLocations.Of(operation.Operation));
                Selections(operation.Selections, _context.Schema.Root(operation.Operation));
                Leave(operation);
                break;
            case FragmentNode fragment:
                Enter(fragment);
                Type(fragment.Condition);
                Directives(fragment.Directives, "FRAGMENT_DEFINITION");
                Selections(fragment.Selections, _context.TypeOf(fragment.Condition));
                Leave(fragment);
                break;
        }
    }

    private void Variables(ImmutableArray<VariableDefinitionNode> variables)
    {
        foreach (var variable in variables)
        {
            Enter(variable);
            Type(variable.Type);
            if (variable.Default is { } value)
            {
                var type = TypeReferences.Resolve(_context.Schema, variable.Type);
                Value(value, type is { IsInput: true } ? type : null, new(null, null));
            }

            Directives(variable.Directives, "VARIABLE_DEFINITION");
            Leave(variable);
        }
    }

    private void Type(TypeNode type)
    {
        while (type is not NamedTypeNode)
        {
            type = type is ListTypeNode list ? list.Item : ((NonNullTypeNode)type).Inner;
        }

        Enter(type);
    }

    private void Selections(SelectionSetNode set, CompositeType? type)
    {
        var outer = _context.Parent;
        _context.Parent = type;
        Enter(set);
        foreach (var item in set.Items)
        {
            Selection(item, type);
            _context.Parent = type;
        }

        Leave(set);
        _context.Parent = outer;
    }

    private void Selection(SelectionNode item, CompositeType? parent)
    {
        switch (item)
        {
            case FieldNode field:
                Field(field, parent);
                break;
            case FragmentSpreadNode spread:
                Enter(spread);
                Directives(spread.Directives, "FRAGMENT_SPREAD");
                Leave(spread);
                break;
            case InlineFragmentNode inline:
                Enter(inline);
                if (inline.Condition is { } condition)
                {
                    Type(condition);
                }

                Directives(inline.Directives, "INLINE_FRAGMENT");
                Selections(inline.Selections, inline.Condition is { } on ? _context.TypeOf(on) : parent);
                Leave(inline);
                break;
        }
    }

    private void Field(FieldNode field, CompositeType? parent)
    {
        var definition = parent is null ? null : _context.Schema.FieldOf(parent, field.Name.Value);
        _context.Field = definition;
        Enter(field);
        Arguments(field.Arguments, name => definition?.Argument(name));
        Directives(field.Directives, "FIELD");
        if (field.Selections is { } inner)
        {
            Selections(inner, definition?.Type.Named as CompositeType);
        }

        _context.Field = definition;
        _context.Parent = parent;
        Leave(field);
        _context.Field = null;
    }

    private void Directives(ImmutableArray<DirectiveNode> directives, string location)
    {
        foreach (var directive in directives)
        {
            var definition = _context.Schema.Directive(directive.Name.Value);
            _context.Directive = definition;
            _context.DirectiveLocation = location;
            _context.IsInDirective = true;
            Enter(directive);
            Arguments(directive.Arguments, name => definition?.Argument(name));
            Leave(directive);
            _context.Directive = null;
            _context.IsInDirective = false;
        }
    }

    private void Arguments(ImmutableArray<ArgumentNode> arguments, Func<string, InputValue?> find)
    {
        foreach (var argument in arguments)
        {
            var definition = find(argument.Name.Value);
            _context.Argument = definition;
            Enter(argument);
            Value(argument.Value, definition?.Type, new(definition, null));
            Leave(argument);
        }

        _context.Argument = null;
    }

    private void Value(ValueNode value, GraphType? type, Place place)
    {
        _context.InputType = type;
        if (value is VariableNode variable && _definition is { } definition)
        {
            var hasDefault = place.Input?.DefaultLiteral is not null;
            _context.Uses.Add(
                definition, new(variable, type, hasDefault, place.Owner is { IsOneOf: true } owner ? owner : null));
        }

        Enter(value);
        switch (value)
        {
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Value(item, (type?.Nullable as ListType)?.Item, new(null, null));
                }

                break;
            case ObjectNode node:
                var input = InputObjectOf(type);
                foreach (var field in node.Fields)
                {
                    var definitionOfField = input?.Field(field.Name.Value);
                    Value(field.Value, definitionOfField?.Type, new(definitionOfField, input));
                }

                break;
        }

        _context.InputType = type;
        Leave(value);
    }

    /// <summary>A literal that is no list stands for a list of one.</summary>
    private static InputObjectType? InputObjectOf(GraphType? type) => type?.Named as InputObjectType;

    private void Enter(SyntaxNode node)
    {
        foreach (var rule in _rules[(int)node.Kind])
        {
            if (!_context.IsFull)
            {
                rule.Enter(node, _context);
            }
        }
    }

    private void Leave(SyntaxNode node)
    {
        foreach (var rule in _rules[(int)node.Kind])
        {
            if (!_context.IsFull)
            {
                rule.Leave(node, _context);
            }
        }
    }

    private readonly record struct Place(InputValue? Input, InputObjectType? Owner);
}
