using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Tests.Differential;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Tests.Differential;

/// <summary>Makes documents that are valid but for one rule, at a random place of a random document.</summary>
internal sealed class RuleFaults
{
    private readonly GraphSchema _schema;
    private readonly Random _random;
    private readonly Generator _make;
    private readonly LiteralFaults _literals;

    public RuleFaults(GraphSchema schema, int seed)
    {
        _schema = schema;
        _random = new(seed);
        _make = new(schema, seed);
        _literals = new(_make, _random);
    }

    /// <summary>A document that breaks a rule.</summary>
    public string Document(string rule) => rule switch
    {
        "ExecutableDefinitions" => Named() + "\n" + Pick(
            "scalar Extra", "type Extra { a: Int }", "extend type Query { a: Int }", "directive @extra on FIELD",
            "schema { query: Query }", "enum Extra { A }", "input Extra { a: Int }", "union Extra = Query"),
        "OperationTypeExistence" => Pick("", Named() + "\n") + Pick(
            "mutation M { __typename }", "mutation M { change(to: 1) { id } }", "\"Changes.\" mutation M { change }"),
        "OperationNameUniqueness" => Named() + "\n" + Pick("query Q { __typename }", $"subscription Q {Event()}"),
        "LoneAnonymousOperation" => $"{Pick("query", "")} {{ __typename }}\n{Named()}",
        "SingleRootField" => Subscription(),
        "FragmentsMustBeUsed" => Named() + "\n" + Pick(
            "fragment Z on Query { __typename }", "fragment Z on Query { ...Y } fragment Y on Query { __typename }",
            $"fragment Z on {Composite().Name} {{ __typename }}"),
        "DirectivesAreDefined" when Chance(30) => AtOperation("@nope"),
        "DirectivesAreInValidLocations" when Chance(50) => AtOperation(
            Pick("@skip(if: true)", "@deprecated", "@oneOf")),
        _ => _make.With(type => Selection(rule, type)),
    };

    private string? Selection(string rule, CompositeType type) => rule switch
    {
        "FieldSelections" => Pick("nope", "nope(a: 1) { b }", $"... on {type} {{ x: nope }}", Stranger(type)),
        "FieldSelectionMerging" => Merging(type),
        "LeafFieldSelections" => FieldOf(type) is { } field
            ? "l: " + (IsLeaf(field) ? $"{field.Name} {{ __typename }}" : field.Name)
            : null,
        "ArgumentNames" => Chance(30)
            ? "__typename @skip(if: false, nope: 1)"
            : FieldOf(type) is { } field ? $"n: {field.Name}(nope: 1){Tail(field)}" : null,
        "ArgumentUniqueness" => Chance(20)
            ? "__typename @include(if: true, if: true)"
            : Call(type, argument => $"{argument.Name}: {Given(argument)}, {argument.Name}: {Given(argument)}"),
        "RequiredArguments" => Chance(20)
            ? Pick("__typename @skip", "__typename @include")
            : Call(type, argument => argument.IsRequired ? string.Empty : null),
        "ValuesOfCorrectType" => Chance(10)
            ? "__typename @skip(if: 1)"
            : Call(type, argument => $"{argument.Name}: {_literals.Misfit(argument.Type)}"),
        "InputObjectFieldNames" => Call(type, argument => Literal(argument, _literals.UnknownField(argument.Type))),
        "InputObjectFieldUniqueness" => Call(type, argument => Literal(argument, _literals.FieldTwice(argument.Type))),
        "InputObjectRequiredFields" => Call(type, argument => Literal(argument, _literals.MissingField(argument.Type))),
        "DirectivesAreDefined" => Pick("__typename @nope", "... @nope(a: 1) { __typename }"),
        "DirectivesAreInValidLocations" => Pick(
            "__typename @deprecated", "... @specifiedBy(url: \"a\") { __typename }"),
        "DirectivesAreUniquePerLocation" => Pick(
            "__typename @skip(if: false) @skip(if: false)", "... @include(if: true) @include(if: true) { __typename }"),
        _ => rule.Contains("Variable", StringComparison.Ordinal)
            ? VariableFault(rule, type)
            : FragmentFault(rule, type),
    };

    private string? FragmentFault(string rule, CompositeType type) => rule switch
    {
        "FragmentNameUniqueness" => Spread(
            $"fragment D on {type} {{ __typename }}", $"fragment D on {type} {{ __typename }}"),
        "FragmentSpreadTypeExistence" => Chance(50) ? OnType("Nope") : Use(type, _ => "Nope"),
        "FragmentsOnObjectInterfaceOrUnionTypes" => OnType(
            Any(_schema.AllTypes.Where(item => item is not CompositeType)).Name),
        "FragmentSpreadTargetDefined" => Pick("...Nope", "... { ...Nope }"),
        "FragmentSpreadsMustNotFormCycles" => Cycle(type),
        "FragmentSpreadIsPossible" => OnType(
            Any(_schema.AllTypes.OfType<CompositeType>().Where(other => !other.Overlaps(type))).Name),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No fault is known for this rule."),
    };

    private string? VariableFault(string rule, CompositeType type)
    {
        switch (rule)
        {
            case "VariableUniqueness":
                return Use(type, argument => $"{argument.Type}, $u: {argument.Type}");
            case "VariablesAreInputTypes" when type != _schema.Query:
                return null;
            case "VariablesAreInputTypes":
                var output = Composite().Name;
                _make.Declare($"$u: {Pick(output, $"[{output}!]")}");
                return "probe(any: { a: $u })";
            case "AllVariableUsesDefined":
                return Chance(30)
                    ? "__typename @skip(if: $nope)"
                    : Call(type, argument => $"{argument.Name}: $nope");
            case "AllVariablesUsed":
                _make.Declare($"$u: {Pick("Int", "[String!]", "Boolean = true")}");
                return "__typename";
            case "AllVariableUsagesAreAllowed":
                return Use(type, argument => _literals.OtherType(argument.Type));
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "No fault is known for this rule.");
        }
    }

    /// <summary>A field whose argument is a variable of a type.</summary>
    private string? Use(CompositeType type, Func<InputValue, string> typeOfVariable)
    {
        var variable = default(string);
        var call = Call(type, argument =>
        {
            variable = $"$u: {typeOfVariable(argument)}";
            return $"{argument.Name}: $u";
        });
        if (call is not null)
        {
            _make.Declare(variable!); // set when there is a call
        }

        return call;
    }

    /// <summary>A field with a fault in one of its arguments, of which the other ones are right.</summary>
    private string? Call(CompositeType type, Func<InputValue, string?> fault)
    {
        var fields = type.Fields.Where(field => !field.Arguments.IsEmpty).ToList();
        if (fields.Count == 0)
        {
            return null;
        }

        var field = Any(fields);
        var argument = Any(field.Arguments);
        if (fault(argument) is not { } text)
        {
            return null;
        }

        var given = field.Arguments.Where(other => other.IsRequired && other != argument)
            .Select(other => $"{other.Name}: {Given(other)}")
            .Append(text).Where(part => part.Length > 0).ToList();
        return $"c: {field.Name}{(given.Count == 0 ? string.Empty : $"({string.Join(", ", given)})")}{Tail(field)}";
    }

    private static string? Literal(InputValue argument, string? literal) =>
        literal is null ? null : $"{argument.Name}: {literal}";

    private string Given(InputValue argument) => _make.NotNull(argument.Type, 6);

    private string? Merging(CompositeType type)
    {
        var fields = type.Fields.Where(IsFree).ToList();
        if (fields.Count < 2)
        {
            return null;
        }

        var (a, b) = (fields[_random.Next(fields.Count)], Any(type.Fields.Where(IsFree)));
        var arguments = a.Arguments.FirstOrDefault(argument => argument.Type.Named is EnumType);
        var values = (arguments?.Type.Named as EnumType)?.Values;
        if (values is [var first, var second, ..] && Chance(50) && arguments is not null)
        {
            string With(EnumValue value) => $"m: {a.Name}({arguments.Name}: {value.Name}){Tail(a)}";
            return $"{With(first)} {With(second)}";
        }

        var (left, right) = ($"m: {a.Name}{Tail(a)}", $"m: {b.Name}{Tail(b)}");
        return a == b ? null : Pick($"{left} {right}", $"{left} ... on {type} {{ {right} }}");
    }

    private string Cycle(CompositeType type)
    {
        var itself = type.Fields.FirstOrDefault(field => IsFree(field) && ReferenceEquals(field.Type.Named, type));
        return itself is not null && Chance(50)
            ? Spread($"fragment D on {type} {{ y: {itself.Name} {{ ...D }} }}")
            : Chance(50)
                ? Spread($"fragment D on {type} {{ __typename ...D }}")
                : Spread($"fragment D on {type} {{ ...E }}", $"fragment E on {type} {{ __typename ... {{ ...D }} }}");
    }

    private string OnType(string name) =>
        Chance(50) ? $"... on {name} {{ __typename }}" : Spread($"fragment D on {name} {{ __typename }}");

    private string Spread(params string[] fragments)
    {
        Array.ForEach(fragments, _make.Define);
        return "...D";
    }

    private string Subscription()
    {
        var name = _schema.Root(OperationKind.Subscription)!.Fields[0].Name;
        return "subscription S " + Pick(
            $"{{ a: {name} {{ __typename }} b: {name} {{ __typename }} }}",
            $"{{ {name} {{ __typename }} ...D }} fragment D on Subscription {{ d: {name} {{ __typename }} }}",
            $"{{ {name} {{ __typename }} ... {{ e: {name} {{ __typename }} }} }}",
            $"{{ {name} @skip(if: false) {{ __typename }} }}", "{ __typename }", "{ t: __typename }",
            $"{{ ... @include(if: true) {{ {name} {{ __typename }} }} }}");
    }

    private string Event() => $"{{ {_schema.Root(OperationKind.Subscription)!.Fields[0].Name} {{ __typename }} }}";

    private string Named()
    {
        var text = _make.Valid();
        return text.StartsWith('{') ? "query Q " + text : text;
    }

    private string AtOperation(string directive)
    {
        var text = Named();
        return text.Insert(text.IndexOf('{', StringComparison.Ordinal), directive + " ");
    }

    /// <summary>A field of another type that this one does not have.</summary>
    private string Stranger(CompositeType type) => Any(
        _schema.AllTypes.OfType<CompositeType>().SelectMany(other => other.Fields).Select(field => field.Name)
            .Where(name => type.Field(name) is null));

    private FieldDefinition? FieldOf(CompositeType type) =>
        type.Fields.Any(IsFree) ? Any(type.Fields.Where(IsFree)) : null;

    private static bool IsFree(FieldDefinition field) => !field.Arguments.Any(argument => argument.IsRequired);

    private static bool IsLeaf(FieldDefinition field) => field.Type.Named is not CompositeType;

    private static string Tail(FieldDefinition field) => IsLeaf(field) ? string.Empty : " { __typename }";

    private CompositeType Composite() => Any(_schema.AllTypes.OfType<CompositeType>());

    private T Any<T>(IEnumerable<T> from)
    {
        var all = from.ToList();
        return all[_random.Next(all.Count)];
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
