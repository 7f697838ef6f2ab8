using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Schema;

/// <summary>The SDL of the public contract: fixed parts from <c>frame.graphql</c> and <c>about.graphql</c>, the rest
/// from the model.</summary>
public static class SchemaText
{
    private const string WholeFrame = "";

    /// <summary>The SDL of a model. Pure: same model, same text.</summary>
    public static string Of(SemanticModel model)
    {
        var text = new StringBuilder();
        text.Append(Fixed("frame.graphql")
            .Replace("{slices}", Slices(model), StringComparison.Ordinal)
            .Replace("{sharedGrain}", Grain(model.SharedDimensions), StringComparison.Ordinal));
        AppendFamily(text, model, null);
        foreach (var subject in model.Subjects)
        {
            AppendFamily(text, model, subject);
        }

        text.Append(Fixed("about.graphql").Replace("{subjectWheres}", SubjectWheres(model), StringComparison.Ordinal));
        return text.ToString();
    }

    /// <summary>What the names of a subject's types begin with: <c>trainings</c> has TrainingRows, TrainingFacts and so
    /// on.</summary>
    public static string PrefixOf(string subject)
    {
        var one = subject.EndsWith('s') ? subject[..^1] : subject;
        return char.ToUpperInvariant(one[0]) + one[1..];
    }

    private static void AppendFamily(StringBuilder text, SemanticModel model, Subject? subject)
    {
        var prefix = subject is null ? WholeFrame : PrefixOf(subject.Name);
        var order = subject is null ? "FactsOrder" : $"{prefix}Order";
        var test = subject is null ? "FactsTest" : $"{prefix}Test";
        var dimensions = model.DimensionsOf(subject?.Name).ToImmutableArray();
        var measures = model.MeasuresOf(subject?.Name).ToImmutableArray();
        if (subject is not null)
        {
            AppendSlice(text, model, subject);
        }

        AppendRows(text, prefix);
        text.Append(
            $"\"The members of a row. What is selected here, and nothing else, is the grouping.\"\ntype {prefix}Grain "
                + $"implements SharedGrain {{\n");
        text.Append(Grain(dimensions)).Append("\n}\n");
        text.Append($"{Quoted(FactsDescription(subject))}\ntype {prefix}Facts {{\n")
            .AppendJoin('\n', measures.Select(MeasureField))
            .Append("\n}\n");
        AppendTest(text, test, measures);
        AppendOrder(text, order, dimensions, measures);
    }

    private static string FactsDescription(Subject? subject) => subject is null
        ? "Every measure of every subject. A measure that the grain or a filter does not reach "
            + "answers NOT_APPLICABLE, with a warning."
        : $"Measures of this subject. {subject.Definition.En}";

    private static void AppendSlice(StringBuilder text, SemanticModel model, Subject subject)
    {
        var prefix = PrefixOf(subject.Name);
        text.Append($$"""
            {{Quoted(subject.Definition.En)}}
            type {{prefix}}Slice {
              "The breakdown of this subject, by the shared dimensions and its own."
              rows(
                "Sort orders, most important first; keys break ties. Default: by key."
                orderBy: [{{prefix}}Order!],
                "Which rows remain, by their values. Totals are taken before it."
                having: {{prefix}}Test,
                "Rows of a page, from 0."
                first: Int = 100,
                "The endCursor of the page before."
                after: String,
                "Whether members without records get a row."
                fill: Fill = OBSERVED
              ): {{prefix}}Rows!
              "Over everything that the filters leave, as one row."
              total: {{prefix}}Facts!
            }
            "Which records of this subject count, besides the frame's filter. All parts that are given must hold."
            input {{prefix}}Where {
              "Keeps what fulfils all of these."
              and: [{{prefix}}Where!]
              "Keeps what fulfils at least one of these."
              or: [{{prefix}}Where!]
              "Keeps what does not fulfil this; records without a member are kept."
              not: {{prefix}}Where

            """);
        foreach (var name in subject.OwnDimensions)
        {
            var dimension = model.DimensionsOf(subject.Name).First(one => one.Name == name);
            text.Append($"  {Quoted(Describe(dimension))}\n  {name}: CodeTest\n");
        }

        text.Append("}\n");
    }

    private static void AppendRows(StringBuilder text, string prefix) => text.Append($$"""
        "A page of the rows of a breakdown, with the totals of the breakdown."
        type {{prefix}}Rows implements RowPage {
          "The rows of this page, in the order asked for."
          nodes: [{{prefix}}Row!]!
          "Over all groups that the filters leave, before having and paging."
          total: {{prefix}}Facts!
          "total less the rows of this page, recomputed."
          rest: {{prefix}}Facts
          "How many rows there are on all pages, after having."
          count: Int!
          "Where the next page starts; null for an empty page."
          endCursor: String
          "Whether rows follow this page."
          hasNextPage: Boolean!
        }
        "A row of a breakdown: the members that name the group, and the numbers of the group."
        type {{prefix}}Row {
          "Names the row by its members; the same in every snapshot."
          key: ID!
          "The members that name the group: select here what to group by."
          by: {{prefix}}Grain!
          "The numbers of the group: select here what to measure."
          facts: {{prefix}}Facts!
        }

        """);

    private static void AppendTest(StringBuilder text, string name, ImmutableArray<Measure> measures)
    {
        text.Append($$"""
            "Which rows remain, by their values. All parts that are given must hold."
            input {{name}} {
              "Keeps what fulfils all of these."
              and: [{{name}}!]
              "Keeps what fulfils at least one of these."
              or: [{{name}}!]
              "Keeps what does not fulfil this."
              not: {{name}}

            """);
        text.AppendJoin("", measures.Select(one => $"  {Quoted(Test(one))}\n  {one.Name}: NumberTest\n"))
            .Append("}\n");
    }

    private static void AppendOrder(
        StringBuilder text, string name, ImmutableArray<Dimension> dimensions, ImmutableArray<Measure> measures)
    {
        text.Append($"\"One sort order: exactly one of these.\"\ninput {name} @oneOf {{\n");
        text.AppendJoin("", dimensions.Select(one => $"  {Quoted(Order(one.Title))}\n  {one.Name}: DimensionSort\n"));
        text.AppendJoin("", measures.Select(one => $"  {Quoted(Order(one.Title))}\n  {one.Name}: MeasureSort\n"))
            .Append("}\n");
    }

    private static string Slices(SemanticModel model) => string.Join('\n', model.Subjects.Select(subject =>
        $"  {Quoted(subject.Definition.En)}\n  {subject.Name}" +
        "(\"Which records of this subject count, besides the frame's filter.\" " +
        $"where: {PrefixOf(subject.Name)}Where): {PrefixOf(subject.Name)}Slice!"));

    private static string SubjectWheres(SemanticModel model) => string.Join('\n', model.Subjects.Select(subject =>
        $"  {Quoted($"Which records of {subject.Name} count, besides where.")}\n  {subject.Name}: "
            + $"{PrefixOf(subject.Name)}Where"));

    private static string Grain(IEnumerable<Dimension> dimensions) => string.Join('\n', dimensions.Select(one =>
        $"  {Quoted(Describe(one))}\n  {one.Name}: {TypeOf(one)}"));

    private static string TypeOf(Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Area => "Area",
        DimensionKind.Member => "Member",
        _ => "Period",
    };

    private static string MeasureField(Measure measure) => $"  {Quoted(Describe(measure))}\n  {measure.Name}: Cell!";

    private static string Describe(Dimension dimension) =>
        $"{dimension.Title.En} ({dimension.Title.Vi}). {dimension.Definition.En}";

    private static string Describe(Measure measure) =>
        $"{measure.Title.En} ({measure.Title.Vi}). {measure.Definition.En}\n" +
        $"Formula: {measure.Formula}. Unit: {measure.Unit.Name}. " +
        $"Over time: {AdditivityName.Of(measure.OverTime)}. Over places: {AdditivityName.Of(measure.OverArea)}.";

    private static string Test(Measure measure) =>
        $"Only rows whose number passes: {measure.Title.En} ({measure.Title.Vi}), in {measure.Unit.Name}. "
            + measure.Definition.En;

    private static string Order(Wording title) => $"Sorts the rows by {title.En} ({title.Vi}).";

    private static string Quoted(string description)
    {
        var safe = description.Replace("\"\"\"", "'''", StringComparison.Ordinal);
        return $"\"\"\"\n{safe}\n\"\"\"";
    }

    private static string Fixed(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"schema/{name}")
            ?? throw new System.Diagnostics.UnreachableException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
