using System.Collections.Immutable;
using Analytics.Graph.Fields;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Exports;

/// <summary>Reads the address of an export into a question.</summary>
internal sealed class ExportReader(SemanticModel model, ExportOptions options)
{
    private readonly ImmutableArray<string> names =
    [
        "by", "facts", "subject", "orderBy", "first", "after", "snapshot", "status", "fill", "lang", "geography.asOf",
        .. ExportFilterReader.Names(model),
    ];

    /// <summary>The question of an address.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="problems">Gets what is wrong with them; the question stands for what could be read.</param>
    public ExportQuestion Read(IQueryCollection query, List<AnalyticsError> problems)
    {
        var given = new ExportParameters(query);
        given.Problems.AddRange(given.Names.Where(name => !IsKnown(name))
            .Select(name => ExportErrors.UnknownParameter(name, names)));
        var status = given.Flag("status") == true ? StatusColumns.Shown : StatusColumns.Left;
        var request = ReadRequest(given) with
        {
            Detail = status == StatusColumns.Shown ? CellDetail.Full : CellDetail.ValueOnly,
        };
        var question = new ExportQuestion
        {
            Request = request with { First = ReadFirst(given, request) },
            IsWhole = !given.Has("first"),
            SnapshotId = given.One("snapshot"),
            Status = status,
            Lang = Words.Lang(given.Word("lang", "VI", "EN") ?? "VI"),
            Parameters = Spelled(given, null),
            ParametersAfter = cursor => Spelled(given, cursor),
        };
        problems.AddRange(given.Problems);
        return question;
    }

    private bool IsKnown(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private AggregationRequest ReadRequest(ExportParameters given)
    {
        var facts = given.List("facts") ?? [];
        if (facts.IsEmpty)
        {
            given.Problems.Add(ExportErrors.NoFacts());
        }

        var filters = new ExportFilterReader(given, model);
        var subject = given.One("subject");
        var known = facts.Select(model.FindMeasure).OfType<Measure>().Select(one => one.Subject);
        var asked = facts.All(name => model.FindMeasure(name) is not null)
            ? known.ToHashSet()
            : model.Subjects.Select(one => one.Name).ToHashSet(); // a name that nobody knows is told, and is enough
        return new AggregationRequest
        {
            Subject = subject,
            By = given.List("by") ?? [],
            Facts = [.. facts.Distinct().Select(name => new FactAsk(name))],
            Filter = filters.Frame(),
            SubjectFilters = filters.OfSubjects(asked),
            Having = filters.Having(),
            OrderBy = OrderReader.Read(model, given.List("orderBy") ?? [], given.Problems),
            After = given.One("after"),
            Fill = Words.Fill(given.Word("fill", "OBSERVED", "ALL_MEMBERS")),
            Geography = given.Day("geography.asOf") is { } day ? new Geography.AsOf(day) : new Geography.AsReported(),
        };
    }

    private int ReadFirst(ExportParameters given, AggregationRequest request)
    {
        var columns = Math.Max(1, request.By.Length + request.Facts.Length);
        if (given.Integer("first") is not { } first)
        {
            return (int)Math.Clamp(options.MaxCells / columns, 1, options.MaxRows);
        }

        if (first < 0)
        {
            given.Problems.Add(LimitErrors.NegativeRows(first));
        }
        else if (first > options.MaxRows)
        {
            given.Problems.Add(LimitErrors.TooManyRows(first, options.MaxRows));
        }
        else if ((long)first * columns > options.MaxCells)
        {
            given.Problems.Add(LimitErrors.TooManyCells((long)first * columns, options.MaxCells));
        }

        return Math.Clamp(first, 0, options.MaxRows);
    }

    /// <summary>The parameters in the order of the documentation, lists joined.</summary>
    private string Spelled(ExportParameters given, string? cursor)
    {
        var parts = names.Where(name => name != "snapshot" && (name != "after" || cursor is null))
            .Where(given.Has)
            .Select(name => $"{name}={string.Join(',', (given.List(name) ?? []).Select(Uri.EscapeDataString))}");
        return string.Join('&', cursor is null ? parts : parts.Append($"after={Uri.EscapeDataString(cursor)}"));
    }
}
