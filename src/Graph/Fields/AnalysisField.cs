using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Graph.Schema;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Answers <c>analysis</c>: reads its whole selection tree, runs one request for each breakdown, writes the
/// columns.</summary>
internal static class AnalysisField
{
    /// <summary>The answer of an <c>analysis</c> field.</summary>
    public static async ValueTask<object?> ResolveAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var frame = ReadFrame(context.Selection, ask.Runner.Model, ask.Limits);
        var breakdowns = ReadBreakdowns(context.Selection, context.Path, frame);
        var snapshot = await ask.OpenAsync(context.Arguments.Get<string>("snapshot"), context.Stop);
        var answers = await Breakdowns.RunAsync(ask, snapshot.Served, breakdowns, frame.Problems, context.Stop);
        var warnings = await Warnings.OfAsync(
            context, breakdowns.Select(one => (one.Request, answers[one.Selection])), snapshot,
            context.Arguments.Get<string>("snapshot"));
        var meta = new MetaWriter.Meta
        {
            Manifest = snapshot.Manifest,
            Model = ask.Runner.Model,
            Geography = frame.Geography,
            Measures = MetaWriter.Meta.MeasuresOf(ask.Runner.Model, breakdowns.Select(one => one.Request)),
            Answers = [.. breakdowns.Select(one => answers[one.Selection])],
            Warnings = warnings,
            Permalink = ask.Permalink,
            ShowsPlan = ask.Options.ShowPlan,
        };
        return Written.Of(new Answered(answers, meta, snapshot.Members), Compile);
    }

    /// <summary>What an <c>analysis</c> field asks of the warehouse, as far as it can be read.</summary>
    public static IEnumerable<AggregationRequest> Requests(Selection field, SemanticModel model, LimitOptions limits) =>
        ReadBreakdowns(field, ResponsePath.Of(null, field.ResponseName), ReadFrame(field, model, limits))
            .Select(one => one.Request);

    private static Frame ReadFrame(Selection field, SemanticModel model, LimitOptions limits)
    {
        var given = field.Arguments;
        var problems = new List<AnalyticsError>();
        var frame = new Frame
        {
            Model = model,
            Limits = limits,
            Filter = FilterReader.Read(given.Get<InputObject>("where")),
            Geography = Frame.ReadGeography(given.Get<InputObject>("geography"), problems),
            Warned = Warnings.AreAsked(field),
        };
        frame.Problems.AddRange(problems);
        return frame;
    }

    private static ImmutableArray<Breakdown> ReadBreakdowns(
        Selection field, ResponsePath path, Frame frame)
    {
        var reader = new BreakdownReader(frame);
        var found = ImmutableArray.CreateBuilder<Breakdown>();
        AddBreakdowns(found, reader, field, path, null, null);
        foreach (var slice in field.Children
            .Where(one => frame.Model.FindSubject(one.Field.Name) is not null))
        {
            var own = FilterReader.Read(slice.Arguments.Get<InputObject>("where"));
            AddBreakdowns(found, reader, slice, path.Append(slice.ResponseName), slice.Field.Name, own);
        }

        return found.ToImmutable();
    }

    private static void AddBreakdowns(
        ImmutableArray<Breakdown>.Builder found, BreakdownReader reader, Selection parent, ResponsePath path,
        string? subject, Filter? own)
    {
        foreach (var child in parent.Children)
        {
            switch (child.Field.Name)
            {
                case "rows":
                    found.Add(reader.ReadRows(child, path.Append(child.ResponseName), subject, own));
                    break;
                case "total":
                    found.Add(reader.ReadTotal(child, path.Append(child.ResponseName), subject, own));
                    break;
            }
        }
    }

    private static ValueWriter<Answered> Compile(Selection analysis) =>
        ObjectWriter.Of<Answered>("Analysis", analysis.Children, Child);

    private static ValueWriter<Answered> Child(Selection child)
    {
        switch (child.Field.Name)
        {
            case "meta":
                var meta = MetaWriter.Of(child);
                return (json, answered) => meta(json, answered.Meta);
            case "rows" or "total":
                return Breakdown(child, "");
            default:
                var prefix = SchemaText.PrefixOf(child.Field.Name);
                return ObjectWriter.Of<Answered>($"{prefix}Slice", child.Children, one => Breakdown(one, prefix));
        }
    }

    private static ValueWriter<Answered> Breakdown(Selection field, string prefix) => (json, answered) =>
    {
        var writer = new BreakdownWriter(answered.Answers[field], prefix, answered.Members);
        var write = field.Field.Name == "rows" ? writer.Rows(field) : writer.Total(field);
        write(json);
    };

    private sealed record Answered(
        IReadOnlyDictionary<Selection, Answer> Answers, MetaWriter.Meta Meta, MemberIndex Members);
}
