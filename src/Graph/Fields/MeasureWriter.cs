using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Schema;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes definitions of measures.</summary>
internal static class MeasureWriter
{
    /// <summary>A writer of a list of measures.</summary>
    public static ValueWriter<IEnumerable<Measure>> ListOf(Selection selection, SemanticModel model) =>
        ObjectWriter.ListOf(ObjectWriter.Of<Measure>("Measure", selection.Children, field => Field(field, model)));

    private static ValueWriter<Measure> Field(Selection field, SemanticModel model) => field.Field.Name switch
    {
        "name" => ObjectWriter.Text<Measure>(measure => measure.Name),
        "subject" => ObjectWriter.Text<Measure>(measure => measure.Subject),
        "title" => Label(field, measure => measure.Title),
        "definition" => Label(field, measure => measure.Definition),
        "unit" => ObjectWriter.Text<Measure>(measure => measure.Unit.Name),
        "formula" => ObjectWriter.Text<Measure>(measure => measure.Formula),
        "overTime" => ObjectWriter.Text<Measure>(measure => AdditivityName.Of(measure.OverTime)),
        "overArea" => ObjectWriter.Text<Measure>(measure => AdditivityName.Of(measure.OverArea)),
        "version" => ObjectWriter.Text<Measure>(_ => model.ModelVersion),
        "lineage" => ObjectWriter.Texts<Measure>(measure => measure.Facts.Select(fact => fact.Name)),
        _ => throw ObjectWriter.Unknown(field),
    };

    private static ValueWriter<Measure> Label(Selection field, Func<Measure, Wording> read)
    {
        var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
        return ObjectWriter.Text<Measure>(measure => read(measure).In(lang));
    }
}
