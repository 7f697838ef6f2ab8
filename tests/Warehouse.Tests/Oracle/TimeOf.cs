using System.Globalization;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The days of a question, found by trying every day.</summary>
internal sealed class TimeOf
{
    public static readonly Spell Ever = new(new(2010, 1, 1), new(2032, 1, 1));

    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly DateOnly Beyond = new(2032, 1, 1);

    private readonly List<DateOnly> _days;

    public TimeOf(Filter? filter)
    {
        Limited = Sieve.Leaves(filter).Any(leaf => leaf is not (Filter.Area or Filter.Codes));
        _days = [.. Enumerable.Range(0, Beyond.DayNumber - First.DayNumber).Select(First.AddDays)
            .Where(day => Sieve.MayTake(filter, day) != false)];
        Named = [.. Sieve.Leaves(filter).SelectMany(YearsOf).Distinct()];
    }

    public bool Limited { get; }

    public int[] Named { get; }

    public Spell Whole => Limited
        ? new(_days.Count > 0 ? _days[0] : First, End(new(First, Beyond)) ?? World.Cutoff)
        : new(First, World.Cutoff);

    public bool Touches(Spell spell) => _days.Any(day => spell.From <= day && day < spell.Until);

    /// <summary>The day after the last one of a spell that is taken, never after the cut-off; null when none is.</summary>
    public DateOnly? End(Spell spell, Func<DateOnly, bool>? takes = null)
    {
        var last = _days.Where(day => spell.From <= day && day < spell.Until).Cast<DateOnly?>()
            .LastOrDefault(day => takes is null || takes(day!.Value));
        return last is null ? null : last.Value.AddDays(1) < World.Cutoff ? last.Value.AddDays(1) : World.Cutoff;
    }

    /// <summary>The days of a key of a time dimension or of a programme.</summary>
    public static Spell? Spell(string dimension, string key) => dimension switch
    {
        "year" => Support.Spell.Year(int.Parse(key, CultureInfo.InvariantCulture)),
        "quarter" => Months(int.Parse(key[..4], CultureInfo.InvariantCulture), (3 * (key[6] - '0')) - 2, 3),
        "month" => Months(int.Parse(key[..4], CultureInfo.InvariantCulture), int.Parse(key[5..], CultureInfo.InvariantCulture), 1),
        "span" => World.Spans.Single(span => span.Code == key),
        "programme" => World.Programmes.Where(one => one.Code == key).Select(one => new Spell(one.From, one.Until)).Single(),
        _ => null,
    };

    private static Spell Months(int year, int month, int count) =>
        new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(count));

    private static IEnumerable<int> YearsOf(Filter leaf) => leaf switch
    {
        Filter.Years years => years.Values,
        Filter.Area or Filter.Codes => [],
        _ => Sieve.Window(leaf) is var window
            ? Enumerable.Range(window.From.Year, window.Until.AddDays(-1).Year - window.From.Year + 1)
            : [],
    };
}
