using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Engine.Validation.Rules;

namespace Analytics.Graph.Engine.Validation;

/// <summary>Checks a document against a schema: every rule of chapter 5 of the specification, in one walk.</summary>
internal static class DocumentValidator
{
    /// <summary>The rules in the order of the specification.</summary>
    public static ImmutableArray<Func<ValidationRule>> Rules { get; } =
    [
        () => new ExecutableDefinitions(),
        () => new OperationTypeExistence(),
        () => new OperationNameUniqueness(),
        () => new LoneAnonymousOperation(),
        () => new SingleRootField(),
        () => new FieldSelections(),
        () => new FieldSelectionMerging(),
        () => new LeafFieldSelections(),
        () => new ArgumentNames(),
        () => new ArgumentUniqueness(),
        () => new RequiredArguments(),
        () => new FragmentNameUniqueness(),
        () => new FragmentSpreadTypeExistence(),
        () => new FragmentsOnObjectInterfaceOrUnionTypes(),
        () => new FragmentsMustBeUsed(),
        () => new FragmentSpreadTargetDefined(),
        () => new FragmentSpreadsMustNotFormCycles(),
        () => new FragmentSpreadIsPossible(),
        () => new ValuesOfCorrectType(),
        () => new InputObjectFieldNames(),
        () => new InputObjectFieldUniqueness(),
        () => new InputObjectRequiredFields(),
        () => new DirectivesAreDefined(),
        () => new DirectivesAreInValidLocations(),
        () => new DirectivesAreUniquePerLocation(),
        () => new VariableUniqueness(),
        () => new VariablesAreInputTypes(),
        () => new AllVariableUsesDefined(),
        () => new AllVariablesUsed(),
        () => new AllVariableUsagesAreAllowed(),
    ];

    /// <summary>All errors of the document at once, in the order of the document; at most 100.</summary>
    public static ImmutableArray<GraphError> Validate(
        GraphSchema schema, DocumentNode document, FragmentIndex fragments) =>
        Validate(schema, document, fragments, Rules);

    /// <summary>As above with chosen rules: a test proves a rule by leaving it out.</summary>
    public static ImmutableArray<GraphError> Validate(
        GraphSchema schema, DocumentNode document, FragmentIndex fragments, ImmutableArray<Func<ValidationRule>> rules)
    {
        var context = new ValidationContext(schema, document, fragments);
        new ValidationWalk(context, [.. rules.Select(make => make())]).Run();
        return context.Errors();
    }
}
