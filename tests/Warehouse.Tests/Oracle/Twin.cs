using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Asks a snapshot and the oracle the same and compares every row, total, rest, cell and calculation.</summary>
internal static class Twin
{
    private static readonly QueryRunner Runner = new(WarehouseModel.Semantic);

    /// <summary>Asks random questions; fails with the least one whose answers differ.</summary>
    public static async Task AgreeAsync(string seed, Random random, int requests, Database data, ServedSnapshot snapshot)
    {
        var facets = new FacetSet(data);
        for (var number = 0; number < requests; number++)
        {
            await AgreeAsync(seed, new RandomRequest(random).Make(), facets, snapshot);
        }
    }

    /// <summary>Asks one question.</summary>
    public static async Task AgreeAsync(string seed, AggregationRequest request, FacetSet facets, ServedSnapshot snapshot)
    {
        var difference = await DifferenceAsync(request, facets, snapshot);
        Assert.True(difference is null, difference is null ? "" : await ReportAsync(seed, request, facets, snapshot));
    }

    /// <summary>What differs, for the least request that still differs.</summary>
    private static async Task<string> ReportAsync(string seed, AggregationRequest request, FacetSet facets, ServedSnapshot snapshot)
    {
        var least = await Shrink.ToLeastAsync(request, async one => await DifferenceAsync(one, facets, snapshot) is not null);
        var difference = await DifferenceAsync(least, facets, snapshot);
        var answer = await Runner.RunAsync(least with { After = null }, snapshot, CancellationToken.None);
        return $"{seed}\n{Shrink.Text(least)}\n{difference}\n{string.Join("\n---\n", answer.Plan)}";
    }

    private static async Task<string?> DifferenceAsync(AggregationRequest request, FacetSet facets, ServedSnapshot snapshot)
    {
        var oracle = new RowOracle(facets, request);
        var expected = oracle.Rows();
        var calculations = new CalculationOracle(oracle, request);
        var offset = 0;
        for (string? after = null; ; offset += request.First)
        {
            var answer = await Runner.RunAsync(request with { After = after }, snapshot, CancellationToken.None);
            var page = expected.Skip(offset).Take(request.First).ToList();
            var difference = Compare("count", expected.Count, answer.Count) ?? Rows(request, calculations, page, answer.Rows!, snapshot.Dimensions)
                ?? One("total", request, calculations, null, oracle.Total(), answer.Total!)
                ?? One("rest", request, calculations, [.. page.Select(row => row.Keys)], oracle.Rest(page.Select(row => row.Keys)), answer.Rest!)
                ?? Compare("next", offset + request.First < expected.Count, answer.HasNextPage);
            if (difference is not null || !answer.HasNextPage)
            {
                return difference;
            }

            after = answer.EndCursor;
        }
    }

    private static string? Rows(
        AggregationRequest request, CalculationOracle calculations, List<(string?[] Keys, Dictionary<string, Expected> Cells)> page,
        ResultTable table, SnapshotDimensions dimensions)
    {
        var left = Compare("rows", string.Join("\n", page.Select(row => RowOracle.Text(row.Keys))),
            string.Join("\n", Enumerable.Range(0, table.RowCount).Select(row => RowOracle.Text(Identity.Of(table, row, dimensions)))));
        return left ?? Enumerable.Range(0, table.RowCount)
            .Select(row => Cells($"row {RowOracle.Text(page[row].Keys)}", request, page[row].Cells, table, row,
                (measure, calculation) => calculations.Of(measure, calculation, page[row].Keys, page[row].Cells[measure]),
                (measure, compare) => (true, calculations.Other(measure, compare, page[row].Keys)))).FirstOrDefault(one => one is not null);
    }

    private static string? One(
        string name, AggregationRequest request, CalculationOracle calculations, List<string?[]>? page,
        Dictionary<string, Expected> cells, ResultTable table) => Compare(name + " rows", 1, table.RowCount) ??
        Cells(name, request, cells, table, 0, (measure, calculation) => calculations.OfOne(measure, calculation, cells[measure]),
            (measure, compare) => calculations.Other(measure, compare, page));

    private static string? Cells(
        string name, AggregationRequest request, Dictionary<string, Expected> cells, ResultTable table, int row,
        Func<string, Calculation, double?> calculate, Func<string, Calculation.Compare, (bool Told, double? Number)> other) => request.Facts.Select((ask, index) =>
            Cell($"{name} {ask.Measure}", cells[ask.Measure], table.Measures[index], row) ??
            Calculations($"{name} {ask.Measure}", table.Measures[index], row, one => calculate(ask.Measure, one)) ??
            Changes($"{name} {ask.Measure}", table.Measures[index], cells[ask.Measure].Number, row, one => other(ask.Measure, one)))
        .FirstOrDefault(one => one is not null);

    private static string? Changes(
        string name, MeasureColumn column, double? value, int row, Func<Calculation.Compare, (bool Told, double? Number)> other)
    {
        foreach (var change in column.Calculations.Where(one => one.Calculation is Calculation.Compare))
        {
            var told = other((Calculation.Compare)change.Calculation);
            var difference = !told.Told ? null
                : Compare($"{name} {change.Calculation} other", Round(told.Number), Round(change.Shifted[row])) ??
                Compare($"{name} {change.Calculation} delta", Round(value - told.Number), Round(change.Value[row])) ??
                Compare($"{name} {change.Calculation} ratio", Round(CompareOracle.Ratio(value, told.Number)), Round(change.Ratio[row])) ??
                Compare($"{name} {change.Calculation} exact", column.Exact.Length == 0 ? null : (long?)(value - told.Number), change.Exact[row]) ??
                Compare($"{name} {change.Calculation} missing", value is null || told.Number is null, IsMissing(change.Notes[row]) ?? (value is null || told.Number is null));
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Whether a number is missing; null where the row has no period, which is told instead.</summary>
    private static bool? IsMissing(ImmutableArray<Note> because) =>
        because.Any(note => note.Code is "COMPARE_NO_PERIOD" or "CALCULATION_OF_ROWS_ONLY") ? null
            : because.Any(note => note.Code == "COMPARE_NO_VALUE");

    private static string? Calculations(string name, MeasureColumn column, int row, Func<Calculation, double?> calculate) =>
        column.Ask.Calculations.Select((calculation, index) => calculation is Calculation.Compare ? null
            : Compare($"{name} {calculation}", Round(calculate(calculation)), Round(column.Calculations[index].Value[row])) ??
            (column.Calculations[index].Exact is { Length: > 0 } exact ? Compare($"{name} exact {calculation}", (long?)calculate(calculation), exact[row]) : null))
        .FirstOrDefault(one => one is not null);

    private static string? Cell(string name, Expected expected, MeasureColumn column, int row)
    {
        var value = !column.HasValue[row] ? null : column.Exact.Length > 0 ? (object)column.Exact[row] : column.Real[row];
        return Compare(name + " value", expected.Value, value) ??
            Compare(name + " numerator", expected.Over, column.Numerator[row]) ??
            Compare(name + " denominator", expected.Under, column.Denominator[row]) ??
            Compare(name + " records", expected.Records, column.Records[row]) ??
            Compare(name + " qualifiers", expected.Qualifiers, (int)column.Qualifiers[row]) ??
            Compare(name + " status", expected.Status, column.Status[row]) ??
            Compare(name + " coverage", Round(expected.Coverage), Round(column.Coverage[row]));
    }

    private static double? Round(double? value) => value is { } known ? Math.Round(known, 12) : null;

    private static string? Compare<T>(string name, T expected, T actual) =>
        Equals(expected, actual) ? null : $"{name}: expected {expected?.ToString() ?? "null"}, got {actual?.ToString() ?? "null"}";
}
