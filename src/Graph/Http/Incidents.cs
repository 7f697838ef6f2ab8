using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>Failures that are nobody's fault outside: logged under an id, and told with nothing but that id.</summary>
internal sealed class Incidents(ILogger<Incidents> log)
{
    /// <summary>Logs a failure and makes the error that the caller sees.</summary>
    public AnalyticsError Note(Exception failure, string path)
    {
        var incident = Guid.NewGuid().ToString("N")[..12];
        LogMessages.Incident(log, failure, incident, path);
        return HttpErrors.Internal(incident);
    }

    /// <summary>The same as an error of a field.</summary>
    public GraphError NoteField(Exception failure, ResponsePath path) => Refusals.Of(Note(failure, path.ToString()));
}
