using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Reads the selection tree of <c>rows</c> and <c>total</c>: what is selected under <c>by</c> is the grain,
/// what is selected under <c>facts</c> are the measures.</summary>
internal sealed class BreakdownReader(Frame frame)
{
    /// <summary>Reads a <c>rows</c> field of the frame (no subject) or of a slice.</summary>
    public Breakdown ReadRows(Selection rows, ResponsePath path, string? subject, Filter? own)
    {
        var given = rows.Arguments;
        var nodes = Children(rows, "nodes").SelectMany(one => one.Children).ToList();
        var facts = nodes.Where(one => one.Field.Name == "facts")
            .Concat(Children(rows, "total"))
            .Concat(Children(rows, "rest"));
        var asked = facts.ToList();
        var request = Of(subject, own) with
        {
            By = [
                .. nodes.Where(one => one.Field.Name == "by")
                    .SelectMany(Measured)
                    .Select(one => one.Field.Name)
                    .Distinct()],
            Facts = ReadFacts(asked),
            Detail = DetailOf(asked),
            Having = HavingReader.Read(given.Get<InputObject>("having")),
            OrderBy = OrderReader.Read(frame.Model, given.List<InputObject>("orderBy")),
            First = frame.ReadFirst(given),
            After = given.Get<string>("after"),
            Fill = Words.Fill(given.Get<string>("fill")),
            Parts = PartsOf(rows),
        };
        return new Breakdown(rows, path, request);
    }

    /// <summary>Reads a <c>total</c> field of the frame (no subject) or of a slice.</summary>
    public Breakdown ReadTotal(Selection total, ResponsePath path, string? subject, Filter? own) =>
        new(total, path, Of(subject, own) with
        {
            Facts = ReadFacts([total]), Detail = DetailOf([total]), Parts = AnswerParts.Total,
        });

    private AggregationRequest Of(string? subject, Filter? own) => new()
    {
        Subject = subject,
        Filter = frame.Filter,
        SubjectFilters = subject is null || own is null
            ? ImmutableDictionary<string, Filter>.Empty
            : ImmutableDictionary<string, Filter>.Empty.Add(subject, own),
        Geography = frame.Geography,
        Warned = frame.Warned,
    };

    private static AnswerParts PartsOf(Selection rows) => rows.Children.Aggregate(
        AnswerParts.None, (parts, child) => parts | child.Field.Name switch
    {
        "total" => AnswerParts.Total,
        "rest" => AnswerParts.Rest | AnswerParts.Rows,
        "__typename" => AnswerParts.None,
        _ => AnswerParts.Rows,
    });

    private ImmutableArray<FactAsk> ReadFacts(IEnumerable<Selection> facts)
    {
        var asks = new Dictionary<string, List<Calculation>>(StringComparer.Ordinal);
        foreach (var cell in facts.SelectMany(Measured))
        {
            var name = cell.Field.Name;
            asks.TryAdd(name, []);
            asks[name].AddRange(cell.Children.Select(CalculationReader.Read).OfType<Calculation>());
            CheckUnits(cell);
        }

        return [.. asks.Select(ask => new FactAsk(ask.Key, [.. ask.Value.Distinct()]))];
    }

    /// <summary>Whether only numbers are selected: then nothing that they do not need is aggregated.</summary>
    private static CellDetail DetailOf(IEnumerable<Selection> facts) =>
        facts.SelectMany(Measured).SelectMany(Measured).All(field => field.Field.Name is
            "value" or "text" or "numerator" or "denominator" or "share" or "rank" or "percentile" or "running")
            ? CellDetail.ValueOnly
            : CellDetail.Full;

    private void CheckUnits(Selection cell)
    {
        var measure = frame.Model.FindMeasure(cell.Field.Name);
        foreach (var field in cell.Children.Concat(cell.Children.SelectMany(child => child.Children)))
        {
            if (measure is null || field.Arguments.Get<string>("unit") is not { } unit || unit == "ONE")
            {
                continue;
            }

            var isPart = field.Field.Name is "numerator" or "denominator";
            var isRatio = measure.Unit == Unit.Ratio && !isPart;
            var problem = FieldErrors.WrongUnit(
                isPart ? $"The {field.Field.Name} of {measure.Name}" : measure.Name, unit,
                isPart ? "whole units" : measure.Unit.Name);
            if (isRatio != (unit == "PERCENT") && !frame.Problems.Contains(problem))
            {
                frame.Problems.Add(problem);
            }
        }
    }

    private static IEnumerable<Selection> Children(Selection parent, string name) =>
        parent.Children.Where(one => one.Field.Name == name);

    /// <summary>The members of <c>by</c> or <c>facts</c>, without <c>__typename</c>.</summary>
    private static IEnumerable<Selection> Measured(Selection parent) =>
        parent.Children.Where(one => one.Field.Name != "__typename");
}
