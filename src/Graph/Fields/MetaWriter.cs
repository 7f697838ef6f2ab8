using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Fields;

/// <summary>Writes what is to be known about an answer.</summary>
internal static class MetaWriter
{
    /// <summary>A writer of the fields that are selected under <c>meta</c>.</summary>
    public static ValueWriter<Meta> Of(Selection selection) => ObjectWriter.Of<Meta>("Meta", selection.Children, Field);

    private static ValueWriter<Meta> Field(Selection field)
    {
        switch (field.Field.Name)
        {
            case "snapshot":
                var snapshot = SnapshotWriter.Of(field);
                return (json, meta) => snapshot(json, meta.Manifest);
            case "geography":
                return ObjectWriter.Text<Meta>(meta => Frame.Text(meta.Geography));
            case "definitions":
                return (json, meta) => MeasureWriter.ListOf(field, meta.Model)(json, meta.Measures);
            case "warnings":
                var notes = NoteWriter.ListOf(field);
                return (json, meta) => notes(json, meta.Warnings);
            case "permalink":
                return ObjectWriter.Text<Meta>(meta => $"{meta.Permalink}&snapshot={meta.Manifest.Id}");
            case "plan":
                var plan = ObjectWriter.OrNull(
                    ObjectWriter.Texts<Meta>(meta => meta.Answers.SelectMany(answer => answer.Plan)));
                return (json, meta) => plan(json, meta.ShowsPlan ? meta : null);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }

    /// <summary>What is to be known about an answer.</summary>
    internal sealed record Meta
    {
        public required SnapshotManifest Manifest { get; init; }

        public required SemanticModel Model { get; init; }

        public required Geography Geography { get; init; }

        public required ImmutableArray<Measure> Measures { get; init; }

        public required ImmutableArray<Answer> Answers { get; init; }

        /// <summary>Empty when nobody reads them.</summary>
        public required ImmutableArray<Note> Warnings { get; init; }

        public required string Permalink { get; init; }

        public required bool ShowsPlan { get; init; }

        /// <summary>The measures that requests ask, test or sort by, in the order of the model.</summary>
        public static ImmutableArray<Measure> MeasuresOf(SemanticModel model, IEnumerable<AggregationRequest> requests)
        {
            var names = requests.SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
            return [.. model.Measures.Where(measure => names.Contains(measure.Name))];
        }

        private static IEnumerable<string> NamesIn(AggregationRequest request) => request.Facts
            .Select(ask => ask.Measure)
            .Concat(request.OrderBy.OfType<RowOrder.ByMeasure>().Select(order => order.Measure))
            .Concat(NamesIn(request.Having));

        private static IEnumerable<string> NamesIn(Having? having) => having switch
        {
            Having.And and => and.Items.SelectMany(NamesIn),
            Having.Or or => or.Items.SelectMany(NamesIn),
            Having.Not not => NamesIn(not.Item),
            Having.Test test => [test.Measure],
            _ => [],
        };
    }
}
