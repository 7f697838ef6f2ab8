using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Turns names and codes into elements of the model and keys of a snapshot. Pure.</summary>
public static class RequestResolver
{
    /// <summary>Resolves a request.</summary>
    /// <exception cref="AnalyticsException">Every QUERY_* problem of the request at once.</exception>
    public static ResolvedQuery Resolve(AggregationRequest request, SemanticModel model, SnapshotDimensions dimensions)
    {
        var findings = new Findings();
        var frame = TimeFrame.Of(request.Filter, dimensions);
        var subject = SubjectOf(request.Subject, model, findings);
        var map = request.Geography is Geography.AsOf asOf ? dimensions.MapOf(asOf.Date) : null;
        var filters = new FilterResolver(model, dimensions, new(dimensions, frame, map, findings), findings);
        var by = Grain(request, model, subject, findings);
        var asks = request.Facts.Select(ask => (ask, measure: MeasureOf(ask.Measure, model, subject, findings)))
            .Where(pair => pair.measure is not null)
            .Select(pair => new ResolvedAsk(pair.ask, pair.measure!)).ToImmutableArray(); // nulls are filtered out
        var query = new ResolvedQuery
        {
            Request = request,
            Model = model,
            Dimensions = dimensions,
            By = by,
            Asks = asks,
            Filter = filters.Resolve(request.Filter, null),
            SubjectFilters = OwnFilters(request, model, filters, findings),
            Having = request.Having is { } having ? RowTestOf(having, model, subject, findings) : null,
            OrderBy = Orders(request, model, subject, by, findings),
            Frame = frame,
            Map = map,
        };
        CheckPage(request, findings);
        CheckMeasures(query, findings);
        CalculationCheck.Add(query, findings);
        return findings.Errors.Count == 0
            ? query with { Notes = [.. findings.Notes] }
            : throw new AnalyticsException([.. findings.Errors]);
    }

    private static string? SubjectOf(string? name, SemanticModel model, Findings findings)
    {
        if (name is not null && model.FindSubject(name) is null)
        {
            findings.Add(QueryErrors.UnknownSubject(name, model));
            return null;
        }

        return name;
    }

    private static ImmutableArray<Dimension> Grain(
        AggregationRequest request, SemanticModel model, string? subject, Findings findings)
    {
        var offered = model.DimensionsOf(subject);
        var grain = ImmutableArray.CreateBuilder<Dimension>();
        foreach (var name in request.By)
        {
            if (offered.FirstOrDefault(one => one.Name == name) is not { } dimension)
            {
                findings.Add(QueryErrors.UnknownDimension(name, model, subject));
            }
            else if (grain.Contains(dimension))
            {
                findings.Add(QueryErrors.RepeatedDimension(name));
            }
            else
            {
                grain.Add(dimension);
            }
        }

        return grain.ToImmutable();
    }

    private static Measure? MeasureOf(string name, SemanticModel model, string? subject, Findings findings)
    {
        if (model.FindMeasure(name) is { } measure && model.MeasuresOf(subject).Contains(measure))
        {
            return measure;
        }

        findings.Add(QueryErrors.UnknownMeasure(name, model, subject));
        return null;
    }

    private static ImmutableDictionary<string, RecordTest> OwnFilters(
        AggregationRequest request, SemanticModel model, FilterResolver filters, Findings findings)
    {
        var own = ImmutableDictionary.CreateBuilder<string, RecordTest>(StringComparer.Ordinal);
        foreach (var (name, filter) in request.SubjectFilters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (SubjectOf(name, model, findings) is { } known)
            {
                own[known] = filters.Resolve(filter, known);
            }
        }

        return own.ToImmutable();
    }

    private static RowTest RowTestOf(Having having, SemanticModel model, string? subject, Findings findings) =>
        having switch
    {
        Having.And and => new RowTest.All([.. and.Items.Select(one => RowTestOf(one, model, subject, findings))]),
        Having.Or or => new RowTest.Any([.. or.Items.Select(one => RowTestOf(one, model, subject, findings))]),
        Having.Not not => new RowTest.Not(RowTestOf(not.Item, model, subject, findings)),
        Having.Test test => MeasureOf(test.Measure, model, subject, findings) is { } measure
            ? new RowTest.Of(measure, test.Number)
            : new RowTest.All([]),
        _ => throw new UnreachableException($"Row test {having.GetType().Name} is not resolved."),
    };

    private static ImmutableArray<ResolvedOrder> Orders(
        AggregationRequest request, SemanticModel model, string? subject, ImmutableArray<Dimension> by,
        Findings findings)
    {
        var orders = ImmutableArray.CreateBuilder<ResolvedOrder>();
        foreach (var order in request.OrderBy)
        {
            switch (order)
            {
                case RowOrder.ByDimension one when by.FirstOrDefault(
                    dimension => dimension.Name == one.Dimension) is { } found:
                    orders.Add(new ResolvedOrder.ByDimension(found, one.Direction, one.By));
                    break;
                case RowOrder.ByDimension one:
                    findings.Add(model.DimensionsOf(subject).Any(dimension => dimension.Name == one.Dimension)
                        ? QueryErrors.OrderNotInGrain(one.Dimension, by.Select(dimension => dimension.Name))
                        : QueryErrors.UnknownDimension(one.Dimension, model, subject));
                    break;
                case RowOrder.ByMeasure one when MeasureOf(one.Measure, model, subject, findings) is { } measure:
                    AddOrder(orders, one, measure, findings);
                    break;
            }
        }

        return orders.ToImmutable();
    }

    private static void AddOrder(
        ImmutableArray<ResolvedOrder>.Builder orders, RowOrder.ByMeasure order, Measure measure, Findings findings)
    {
        if (order.On != SortOn.Value && order.Shift is null)
        {
            findings.Add(QueryErrors.OrderWithoutShift(measure.Name));
        }

        if (order.On == SortOn.Value && order.Shift is not null)
        {
            findings.Add(QueryErrors.ShiftWithoutEffect(measure.Name));
        }

        orders.Add(new ResolvedOrder.ByMeasure(measure, order.Direction, order.On, order.Shift, order.Nulls));
    }

    private static void CheckMeasures(ResolvedQuery query, Findings findings)
    {
        if (query.Request is { Facts.IsEmpty: true, Fill: Fill.Observed, Parts: var parts }
            && parts.HasFlag(AnswerParts.Rows) && !query.By.IsEmpty && !query.Measures.Any())
        {
            findings.Add(QueryErrors.NoMeasures(query.By.Select(one => one.Name)));
        }
    }

    private static void CheckPage(AggregationRequest request, Findings findings)
    {
        if (request.First < 0)
        {
            findings.Add(QueryErrors.BadPage(request.First));
        }
    }
}
