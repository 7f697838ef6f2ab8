using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Collects the field errors of one operation from any thread.</summary>
internal sealed class ErrorSink(GraphOptions options)
{
    private readonly Lock _gate = new();
    private readonly List<GraphError> _errors = [];

    /// <summary>What was added, in an order that does not depend on the timing of resolvers.</summary>
    public ImmutableArray<GraphError> InOrder()
    {
        lock (_gate)
        {
            return [.. _errors.OrderBy(error => error.Locations.IsEmpty ? 0 : error.Locations[0].Line)
                .ThenBy(error => error.Locations.IsEmpty ? 0 : error.Locations[0].Column)
                .ThenBy(error => error.Path, ResponsePath.InDocumentOrder)];
        }
    }

    public void Add(GraphError error, Selection selection, ResponsePath path)
    {
        var complete = error with
        {
            Path = error.Path ?? path,
            Locations = error.Locations.IsEmpty ? selection.Locations : error.Locations,
        };
        lock (_gate)
        {
            _errors.Add(complete);
        }
    }

    /// <summary>Turns whatever a resolver or result threw into errors.</summary>
    public void Add(Exception exception, Selection selection, ResponsePath path)
    {
        if (exception is GraphException failure)
        {
            foreach (var error in failure.Errors)
            {
                Add(error, selection, path);
            }

            return;
        }

        options.OnUnexpected(exception, path);
        Add(RequestErrors.Internal(selection.Field.Name), selection, path);
    }
}
