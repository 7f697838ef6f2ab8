using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Calculations about cells, each found among all other groups.</summary>
internal sealed class CalculationOracle(RowOracle rows, AggregationRequest request)
{
    private static readonly string[] Flows =
    [
        "allocated", "disbursed", "allocations", "payments", "courses", "trainees", "traineesFemale", "traineesMinority", "trainingDays",
        "trainingCost", "inspections", "findings", "findingsResolved", "visits", "householdsSupported", "supportAmount", "capitalRecovered",
        "supports", "escapedPoverty", "newlyPoor", "relapsed", "reviews",
    ];

    private static readonly string[] Rates =
    [
        "disbursementRate", "disbursementRateOfNew", "femaleShare", "costPerTrainee", "resolutionRate", "povertyRate", "nearPovertyRate",
        "supportPerHousehold", "recoveryRate",
    ];

    private readonly List<(string?[] Keys, Dictionary<string, Expected> Cells)> _all = rows.All();

    private readonly Dictionary<string, Expected> _total = rows.Total();
    private readonly Dictionary<(string Measure, Within Within), ILookup<Set?, double>> _peers = [];
    private readonly Dictionary<Reset, ILookup<string, (string Time, Dictionary<string, Expected> Cells)>> _runs = [];
    private readonly Dictionary<(string, Within, string?), double?> _totals = [];

    public double? Of(string measure, Calculation calculation, string?[] keys, Expected cell) => calculation switch
    {
        Calculation.Share share => Share(measure, share.Of, keys, cell.Number),
        Calculation.Rank rank => Peers(measure, rank.Within, keys) is { } peers && cell.Number is { } value
            ? 1 + peers.Count(one => rank.Direction == Direction.Descending ? one > value : one < value)
            : null,
        Calculation.Percentile percentile => Peers(measure, percentile.Within, keys) is { Count: > 1 } peers && cell.Number is { } value
            ? (peers.Count(one => one < value) + ((peers.Count(one => one == value) - 1) / 2.0)) / (peers.Count - 1)
            : null,
        Calculation.Running running => Flows.Contains(measure) ? Running(measure, running.Reset, keys) : null,
        Calculation.Compare compare => cell.Number - Other(measure, compare, keys),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The number that a row is compared with.</summary>
    public double? Other(string measure, Calculation.Compare compare, string?[] keys) =>
        !rows.Applies(measure) ? null : rows.Others.Of(measure, compare.To, keys);

    /// <summary>The number that a total, or a rest when there is a page, is compared with; told is false where the oracle
    /// cannot tell.</summary>
    public (bool Told, double? Number) Other(string measure, Calculation.Compare compare, List<string?[]>? page) =>
        !rows.Applies(measure) ? (true, null)
        : page is not null ? (true, rows.Others.OfRest(measure, compare.To, page))
        : (rows.Others.KnowsTotal(compare.To), rows.Others.KnowsTotal(compare.To) ? rows.Others.Of(measure, compare.To, null) : null);

    /// <summary>The same of a total or rest.</summary>
    public double? OfOne(string measure, Calculation calculation, Expected cell) =>
        calculation is Calculation.Share { Of: Within.All } && !Rates.Contains(measure) && _total[measure].Number is { } total && total != 0
            ? cell.Number / total
            : null;

    private double? Share(string measure, Within of, string?[] keys, double? value)
    {
        if (Rates.Contains(measure) || value is null || Partition(of, keys) is not { } partition)
        {
            return null;
        }

        if (!_totals.TryGetValue((measure, of, partition.Key), out var total))
        {
            _totals[(measure, of, partition.Key)] = total =
                of == Within.All ? _total[measure].Number : rows.ValueOf(measure, of.ToString().ToLowerInvariant(), partition.Key);
        }

        return total is null or 0 ? null : value / total;
    }

    private List<double>? Peers(string measure, Within within, string?[] keys)
    {
        if (!_peers.TryGetValue((measure, within), out var peers))
        {
            _peers[(measure, within)] = peers = _all.Where(row => row.Cells[measure].Number is not null)
                .ToLookup(row => Partition(within, row.Keys), row => row.Cells[measure].Number!.Value);
        }

        return Partition(within, keys) is { } own ? [.. peers[own]] : null;
    }

    private record struct Set(string? Key);

    private Set? Partition(Within within, string?[] keys)
    {
        switch (within)
        {
            case Within.All:
                return new(null);
            case Within.Year:
                return new(Key(keys, "year"));
            case Within.Project when request.By.Contains("project"):
                return new(Key(keys, "project"));
            case Within.Region when MapOracle.Of(request)?.Has(AreaLevel.Region) == false:
                return null;
            case Within.Project:
                return Key(keys, "subProject") is { } sub && sub != "NOT_SPLIT" ? new(sub.Split('.')[0]) : null;
            default:
                var level = within == Within.Region ? AreaLevel.Region : AreaLevel.Province;
                var name = level.ToString().ToLowerInvariant();
                var unit = new[] { "province", "district", "commune" }.Select(one => Key(keys, one)).FirstOrDefault(one => one is not null);
                return request.By.Contains(name) ? new(Key(keys, name))
                    : unit is null ? null : new(World.Places.Single(place => place.Identity == unit).At(level)?.Identity);
        }
    }

    private double? Running(string measure, Reset reset, string?[] keys)
    {
        if (!_runs.TryGetValue(reset, out var runs))
        {
            _runs[reset] = runs = _all.Where(row => Period(row.Keys).Text is not null)
                .ToLookup(row => Run(reset, row.Keys), row => (Period(row.Keys).Text!, row.Cells));
        }

        return Period(keys).Text is not { } own ? null
            : runs[Run(reset, keys)].Where(row => string.CompareOrdinal(row.Time, own) <= 0).Select(row => row.Cells[measure].Number)
                .Where(one => one is not null).Aggregate((double?)null, (sum, one) => (sum ?? 0) + one);
    }

    /// <summary>Tells apart the sums that start anew and those of other groups.</summary>
    private string Run(Reset reset, string?[] keys) => RowOracle.Text(
        [Run(reset, Period(keys).Year), .. request.By.Select(one => one is "year" or "quarter" or "month" ? null : Key(keys, one))]);

    private static string? Run(Reset reset, string? year) => reset switch
    {
        Reset.Never => null,
        Reset.Year => year,
        _ => World.Programmes.Where(one => year is not null && one.From.Year <= int.Parse(year) && int.Parse(year) < one.Until.Year)
            .Select(one => one.Code).FirstOrDefault(),
    };

    /// <summary>The finest period as text that sorts by time, then the year.</summary>
    private (string? Text, string? Year) Period(string?[] keys)
    {
        var finest = new[] { "month", "quarter", "year" }.First(request.By.Contains);
        var year = request.By.Contains("year") ? Key(keys, "year") : Key(keys, finest)?[..4];
        return (Key(keys, finest) is { } period ? $"{period} {year}" : null, year);
    }

    private string? Key(string?[] keys, string dimension) =>
        request.By.Contains(dimension) ? keys[request.By.IndexOf(dimension)] : null;
}
