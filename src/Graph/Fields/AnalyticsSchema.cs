using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Schema;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>The schema with its resolvers.</summary>
public static class AnalyticsSchema
{
    /// <summary>Builds the schema of a model.</summary>
    /// <param name="model">What can be asked.</param>
    /// <param name="unexpected">Turns a failure that is nobody's fault outside into the error that the caller sees, and
    /// logs it.</param>
    public static GraphSchema Build(SemanticModel model, Func<Exception, ResponsePath, GraphError> unexpected) =>
        WithScalars(new(SchemaText.Of(model)))
            .Resolve("Query.analysis", Guarded(AnalysisField.ResolveAsync, unexpected))
            .Resolve("Query.table", Guarded(TableField.ResolveAsync, unexpected))
            .Resolve("Query.catalog", Guarded(CatalogField.ResolveAsync, unexpected))
            .Resolve("Query.places", Guarded(PlacesField.ResolveAsync, unexpected))
            .Resolve("Query.current", Guarded(SnapshotFields.ResolveCurrentAsync, unexpected))
            .Resolve("Query.snapshots", Guarded(SnapshotFields.ResolveListAsync, unexpected))
            .Resolve("Subscription.snapshotPublished", Guarded(SnapshotFields.ResolveEventAsync, unexpected))
            .Subscribe("Subscription.snapshotPublished", SnapshotFields.EventsAsync)
            .Build();

    /// <summary>Says how the scalars of the contract come in and go out.</summary>
    public static SchemaBuilder WithScalars(SchemaBuilder schema) => schema
        .Scalar("Decimal", Scalars.Decimal)
        .Scalar("Date", Scalars.Date)
        .Scalar("DateTime", Scalars.DateTime)
        .Scalar("Flat", Scalars.Flat);

    private static FieldResolver Guarded(FieldResolver resolve, Func<Exception, ResponsePath, GraphError> unexpected) =>
        async context =>
    {
        try
        {
            return await resolve(context);
        }
        catch (AnalyticsException refused)
        {
            throw Refusals.Of(refused);
        }
        catch (Exception failure) when (failure is not (GraphException or OperationCanceledException))
        {
            throw new GraphException(unexpected(failure, context.Path));
        }
    };
}
