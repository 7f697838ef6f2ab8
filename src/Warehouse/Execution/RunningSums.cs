using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Adds up values from the first period of a reset, inside the same group of the other dimensions.</summary>
internal sealed class RunningSums(ResolvedQuery query, Groups groups)
{
    private readonly int _year = PlaceOf(query, "year");
    private readonly int _finest = PlaceOf(query, FinestOf(query));

    private readonly int[] _others =
    [
        .. Enumerable.Range(0, query.By.Length)
            .Where(place => query.By[place].Name is not ("year" or "quarter" or "month")),
    ];

    /// <summary>Whether values of a measure may be added up over periods.</summary>
    public static bool Adds(Measure measure) =>
        measure.OverTime == Additivity.Sum && measure.Unit.Number == NumberKind.Exact;

    /// <summary>Whether a group has a place in the order of periods.</summary>
    public bool IsDated(int row) => groups.Numbers.Keys(_finest)[row] is not null;

    /// <summary>One sum a group; null where it has no period or nothing is known up to it.</summary>
    public long?[] Of(Measure measure, Reset reset)
    {
        var values = groups.ValuesOf(measure);
        var sums = new long?[values.Count];
        var runs = Enumerable.Range(0, values.Count).Where(IsDated)
            .GroupBy(row => RunOf(row, reset), KeyEquality.Instance);
        foreach (var run in runs)
        {
            long? sum = null;
            foreach (var row in run.OrderBy(row => groups.Numbers.Keys(_finest)[row]).ThenBy(YearOf))
            {
                sum = values.Exact(row) is { } value ? checked((sum ?? 0) + value) : sum;
                sums[row] = sum;
            }
        }

        return sums;
    }

    private int?[] RunOf(int row, Reset reset) =>
    [
        .. _others.Select(place => groups.Numbers.Keys(place)[row]),
        reset switch
        {
            Reset.Year => YearOf(row),
            Reset.Programme => ProgrammeOf(YearOf(row)),
            _ => null,
        },
    ];

    private int? YearOf(int row) => _year >= 0 ? groups.Numbers.Keys(_year)[row]
        : query.By[_finest].Kind == DimensionKind.Quarter ? groups.Numbers.Keys(_finest)[row] / 4
        : groups.Numbers.Keys(_finest)[row] / 12;

    private int? ProgrammeOf(int? year) => year is { } known
        ? query.Dimensions.Members("programme").FirstOrDefault(one =>
            one is { ValidFrom: { } from, ValidUntil: { } until } &&
            new Stretch(from, until).Holds(Stretch.Year(known)))?.Key
        : null;

    private static string FinestOf(ResolvedQuery query) =>
        new[] { "month", "quarter", "year" }.FirstOrDefault(name => query.By.Any(one => one.Name == name), "");

    private static int PlaceOf(ResolvedQuery query, string name) =>
        Enumerable.Range(0, query.By.Length).Where(place => query.By[place].Name == name).FirstOrDefault(-1);
}
