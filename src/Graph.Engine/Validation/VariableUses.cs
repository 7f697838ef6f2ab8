using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation;

/// <summary>Where the variables of each definition stand. Complete when the walk leaves the document.</summary>
internal sealed class VariableUses(FragmentIndex fragments)
{
    private readonly Dictionary<DefinitionNode, List<VariableUse>> _byDefinition = new(
        ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OperationNode, List<VariableUse>> _byOperation = new(
        ReferenceEqualityComparer.Instance);

    public void Add(DefinitionNode definition, VariableUse use)
    {
        if (!_byDefinition.TryGetValue(definition, out var uses))
        {
            _byDefinition[definition] = uses = [];
        }

        uses.Add(use);
    }

    /// <summary>The uses of an operation, in its fragments too.</summary>
    public IReadOnlyList<VariableUse> Of(OperationNode operation)
    {
        if (!_byOperation.TryGetValue(operation, out var uses))
        {
            var definitions = fragments.ReachableFrom(operation.Selections).Prepend<DefinitionNode>(operation);
            _byOperation[operation] = uses = [
                .. definitions.SelectMany(item => _byDefinition.GetValueOrDefault(item, []))];
        }

        return uses;
    }
}
