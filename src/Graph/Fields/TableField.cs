using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Answers <c>table</c>: names as texts, one scalar for each cell.</summary>
internal static class TableField
{
    /// <summary>The answer of a <c>table</c> field.</summary>
    public static async ValueTask<object?> ResolveAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var given = context.Arguments.Get<InputObject>("ask")!; // non-null in the contract
        var problems = new List<AnalyticsError>();
        var request = Read(context.Selection, ask.Runner.Model, ask.Limits, problems);
        var snapshot = await ask.OpenAsync(given.Get<string>("snapshot"), context.Stop);
        if (problems.Count > 0)
        {
            throw Refusals.Of(new AnalyticsException([.. problems, .. ask.Runner.Check(request, snapshot.Served)]));
        }

        var answer = await RunAsync(ask, request, snapshot, context.Stop);
        var warnings = await Warnings.OfAsync(context, [(request, answer)], snapshot, given.Get<string>("snapshot"));
        var status = given.Get<bool?>("status") == true ? StatusColumns.Shown : StatusColumns.Left;
        return Written.Of(
            new FlatTable(
                answer, TableColumn.Of(answer.Rows!, status, snapshot.Members),
                MetaOf(ask, request, answer, snapshot) with { Warnings = warnings }), TableWriter.Of);
    }

    /// <summary>What a <c>table</c> field asks of the warehouse.</summary>
    /// <param name="field">The field.</param>
    /// <param name="model">What can be asked.</param>
    /// <param name="limits">How much may be asked.</param>
    /// <param name="problems">Gets what is wrong with it.</param>
    public static AggregationRequest Read(
        Selection field, SemanticModel model, LimitOptions limits, List<AnalyticsError> problems)
    {
        var given = field.Arguments.Get<InputObject>("ask") ?? InputObject.Empty; // missing only when it is refused
        var frame = new Frame
        {
            Model = model,
            Limits = limits,
            Filter = FilterReader.Read(given.Get<InputObject>("where")),
            Geography = Frame.ReadGeography(given.Get<InputObject>("geography"), problems),
        };
        var request = new AggregationRequest
        {
            Subject = given.Get<string>("subject"),
            By = given.List<string>("by"),
            Facts = [.. given.List<string>("facts").Distinct().Select(name => new FactAsk(name))],
            Filter = frame.Filter,
            SubjectFilters = ReadSubjectFilters(given, model, problems),
            Having = HavingReader.Read(given.Get<InputObject>("having")),
            OrderBy = OrderReader.Read(model, given.List<string>("orderBy"), problems),
            First = frame.ReadFirst(given),
            After = given.Get<string>("after"),
            Fill = Words.Fill(given.Get<string>("fill")),
            Geography = frame.Geography,
            Warned = Warnings.AreAsked(field),
            Detail = given.Get<bool?>("status") == true ? CellDetail.Full : CellDetail.ValueOnly,
        };
        problems.AddRange(frame.Problems);
        return request;
    }

    private static ImmutableDictionary<string, Filter> ReadSubjectFilters(
        InputObject given, SemanticModel model, List<AnalyticsError> problems)
    {
        var asked = given.List<string>("facts").Select(model.FindMeasure).Select(one => one?.Subject).ToHashSet();
        var filters = ImmutableDictionary.CreateBuilder<string, Filter>();
        foreach (var subject in model.Subjects)
        {
            if (FilterReader.Read(given.Get<InputObject>(subject.Name)) is { } filter)
            {
                filters[subject.Name] = filter;
                if (!asked.Contains(subject.Name) && !asked.Contains(null)) // an unknown measure is told, and is enough
                {
                    problems.Add(FieldErrors.FilterWithoutFacts(subject.Name));
                }
            }
        }

        return filters.ToImmutable();
    }

    private static async Task<Answer> RunAsync(
        Ask ask, AggregationRequest request, OpenSnapshot snapshot, CancellationToken stop)
    {
        try
        {
            return await ask.RunAsync(request, snapshot.Served, stop);
        }
        catch (AnalyticsException refused)
        {
            throw Refusals.Of(refused);
        }
    }

    private static MetaWriter.Meta MetaOf(Ask ask, AggregationRequest request, Answer answer, OpenSnapshot snapshot) =>
        new()
    {
        Manifest = snapshot.Manifest,
        Model = ask.Runner.Model,
        Geography = request.Geography,
        Measures = MetaWriter.Meta.MeasuresOf(ask.Runner.Model, [request]),
        Answers = [answer],
        Warnings = [],
        Permalink = ask.Permalink,
        ShowsPlan = ask.Options.ShowPlan,
    };
}
