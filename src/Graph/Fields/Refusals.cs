using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Fields;

/// <summary>Turns problems of the warehouse into errors of GraphQL: same code, message, remedy, and the
/// measured value beside its limit.</summary>
public static class Refusals
{
    /// <summary>One error; the engine adds path and place of the field unless a path is given.</summary>
    public static GraphError Of(AnalyticsError error, ResponsePath? path = null)
    {
        var told = new GraphError(error.Code, error.Message, error.Remedy) { Path = path };
        return error.Excess is { } excess
            ? told.With("measured", excess.Measured).With("limit", excess.Limit)
            : told;
    }

    /// <summary>All errors of one refusal.</summary>
    public static GraphException Of(AnalyticsException refused, ResponsePath? path = null) =>
        new([.. refused.Errors.Select(error => Of(error, path))]);

    /// <summary>Several errors with their places in the response.</summary>
    public static GraphException Of(ImmutableArray<GraphError> errors) => new(errors);
}
