using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Fields;

/// <summary>Turns problems of the warehouse into errors of GraphQL: same code, message and remedy.</summary>
public static class Refusals
{
    /// <summary>One error; the engine adds path and place of the field unless a path is given.</summary>
    public static GraphError Of(AnalyticsError error, ResponsePath? path = null) =>
        new(error.Code, error.Message, error.Remedy) { Path = path };

    /// <summary>All errors of one refusal.</summary>
    public static GraphException Of(AnalyticsException refused, ResponsePath? path = null) =>
        new([.. refused.Errors.Select(error => Of(error, path))]);

    /// <summary>Several errors with their places in the response.</summary>
    public static GraphException Of(ImmutableArray<GraphError> errors) => new(errors);
}
