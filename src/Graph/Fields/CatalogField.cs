using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Answers <c>catalog</c>: what can be asked, and what goes together.</summary>
internal static class CatalogField
{
    /// <summary>The answer of a <c>catalog</c> field.</summary>
    public static async ValueTask<object?> ResolveAsync(FieldContext context)
    {
        var ask = (Ask)context.Request.Context!; // the host always sets it
        var model = ask.Runner.Model;
        var snapshot = await ask.OpenAsync(null, context.Stop);
        CheckNames(context.Selection, model);
        return Written.Of(snapshot, selection =>
            ObjectWriter.Of<OpenSnapshot>("Catalog", selection.Children, field => Field(field, model)));
    }

    private static void CheckNames(Selection catalog, SemanticModel model)
    {
        var asked = catalog.Children.Where(one => one.Field.Name == "compatible").ToList();
        var errors = asked.SelectMany(one => one.Arguments.List<string>("facts"))
            .Where(name => FindMeasure(model, name) is null)
            .Select(FieldErrors.UnknownMeasure)
            .Concat(asked.SelectMany(one => one.Arguments.List<string>("by"))
                .Where(name => model.FindDimension(name) is null)
                .Select(FieldErrors.UnknownDimension))
            .Distinct().ToList();
        if (errors.Count > 0)
        {
            throw Refusals.Of(new AnalyticsException([.. errors]));
        }
    }

    private static Measure? FindMeasure(SemanticModel model, string name) =>
        model.FindMeasure(name) is { } measure && measure.Scope != MeasureScope.Internal ? measure : null;

    private static ValueWriter<OpenSnapshot> Field(Selection field, SemanticModel model)
    {
        switch (field.Field.Name)
        {
            case "measures":
                var measures = MeasureWriter.ListOf(field, model);
                return (json, _) => measures(json, model.Measures.Where(one => one.Scope != MeasureScope.Internal));
            case "dimensions":
                return (json, snapshot) => ObjectWriter.ListOf(ObjectWriter.Of<Dimension>(
                    "Dimension", field.Children,
                    one => DimensionField(one, model, snapshot.Served.Dimensions)))(json, model.Dimensions);
            case "compatible":
                var compatible = Compatible.Of(
                    model, field.Arguments.List<string>("facts"), field.Arguments.List<string>("by"));
                var write = ObjectWriter.Of<Compatible>("Compatible", field.Children, CompatibleField);
                return (json, _) => write(json, compatible);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    private static ValueWriter<Compatible> CompatibleField(Selection field) => field.Field.Name switch
    {
        "measures" => ObjectWriter.Texts<Compatible>(one => one.Measures.Select(measure => measure.Name)),
        "dimensions" => ObjectWriter.Texts<Compatible>(one => one.Dimensions.Select(dimension => dimension.Name)),
        _ => throw ObjectWriter.Unknown(field),
    };

    private static ValueWriter<Dimension> DimensionField(
        Selection field, SemanticModel model, SnapshotDimensions members)
    {
        switch (field.Field.Name)
        {
            case "name":
                return ObjectWriter.Text<Dimension>(one => one.Name);
            case "title":
                var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
                return ObjectWriter.Text<Dimension>(one => one.Title.In(lang));
            case "subjects":
                return ObjectWriter.Texts<Dimension>(one => model.Subjects
                    .Where(subject => model.DimensionsOf(subject.Name).Contains(one)
                        && model.MeasuresOf(subject.Name).Any(measure => SemanticModel.Reaches(measure, one)))
                    .Select(subject => subject.Name));
            case "members":
                return (json, one) => json.WriteNumberValue(CountOf(one, members));
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    private static int CountOf(Dimension dimension, SnapshotDimensions members) => dimension.Kind switch
    {
        DimensionKind.Area => dimension.Level is { } level ? members.At(level).Count() : 0,
        DimensionKind.Member => members.Members(dimension.Name).Length,
        DimensionKind.Span => members.Rows.Spans.Length,
        DimensionKind.Year => YearsOf(members),
        DimensionKind.Quarter => YearsOf(members) * 4,
        _ => YearsOf(members) * 12,
    };

    private static int YearsOf(SnapshotDimensions members) =>
        members.Rows.YearsOfFact.Values.SelectMany(years => years).Distinct().Count();
}
