using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Schema;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
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
        var frame = ReadFrame(context, ask);
        var breakdowns = ReadBreakdowns(context, frame);
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
        return Written.OfLong(new Answered(answers, meta, snapshot.Members), Compile);
    }

    private static Frame ReadFrame(FieldContext context, Ask ask)
    {
        var given = context.Arguments;
        var problems = new List<AnalyticsError>();
        var frame = new Frame
        {
            Model = ask.Runner.Model,
            Limits = ask.Limits,
            Filter = FilterReader.Read(given.Get<InputObject>("where")),
            Geography = Frame.ReadGeography(given.Get<InputObject>("geography"), problems),
            Warned = Warnings.AreAsked(context.Selection),
        };
        frame.Problems.AddRange(problems);
        return frame;
    }

    private static ImmutableArray<Breakdown> ReadBreakdowns(FieldContext context, Frame frame)
    {
        var reader = new BreakdownReader(frame);
        var found = ImmutableArray.CreateBuilder<Breakdown>();
        AddBreakdowns(found, reader, context.Selection, context.Path, null, null);
        foreach (var slice in context.Selection.Children
            .Where(one => frame.Model.FindSubject(one.Field.Name) is not null))
        {
            var own = FilterReader.Read(slice.Arguments.Get<InputObject>("where"));
            AddBreakdowns(found, reader, slice, context.Path.Append(slice.ResponseName), slice.Field.Name, own);
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

    private static LongWriter<Answered> Compile(Selection analysis) =>
        ObjectWriter.OfLong<Answered>("Analysis", analysis.Children, Child);

    private static LongWriter<Answered> Child(Selection child)
    {
        switch (child.Field.Name)
        {
            case "meta":
                var meta = MetaWriter.Of(child);
                return ObjectWriter.Whole<Answered>((json, answered) => meta(json, answered.Meta));
            case "rows" or "total":
                return Breakdown(child, "");
            default:
                var prefix = SchemaText.PrefixOf(child.Field.Name);
                return ObjectWriter.OfLong<Answered>($"{prefix}Slice", child.Children, one => Breakdown(one, prefix));
        }
    }

    private static LongWriter<Answered> Breakdown(Selection field, string prefix) => (json, answered) =>
    {
        var writer = new BreakdownWriter(answered.Answers[field], prefix, answered.Members);
        return field.Field.Name == "rows" ? writer.WriteRows(field, json) : writer.WriteTotal(field, json);
    };

    private sealed record Answered(
        IReadOnlyDictionary<Selection, Answer> Answers, MetaWriter.Meta Meta, MemberIndex Members);
}
