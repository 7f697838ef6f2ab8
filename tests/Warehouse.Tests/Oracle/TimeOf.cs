using System.Globalization;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The days of a question. Between two days on which a period of the filter begins or ends, all days are taken alike, so one of
/// them is tried.</summary>
internal sealed class TimeOf
{
    public static readonly Spell Ever = new(new(2010, 1, 1), new(2032, 1, 1));

    private readonly List<Spell> _taken;

    public TimeOf(Filter? filter)
    {
        var windows = Sieve.Leaves(filter).SelectMany(WindowsOf).ToList();
        Limited = Sieve.Leaves(filter).Any(leaf => leaf is not (Filter.Area or Filter.Codes));
        var ends = windows.SelectMany(one => new[] { one.From, one.Until }).Append(Ever.From).Append(Ever.Until)
            .Where(day => Ever.From <= day && day <= Ever.Until).Distinct().Order().ToList();
        _taken = [.. ends.Zip(ends.Skip(1), (from, until) => new Spell(from, until)).Where(one => Sieve.MayTake(filter, one.From) != false)];
        Named = [.. windows.SelectMany(one => Enumerable.Range(one.From.Year, one.Until.AddDays(-1).Year - one.From.Year + 1)).Distinct()];
    }

    public bool Limited { get; }

    public int[] Named { get; }

    public Spell Whole => Limited
        ? new(_taken.Count > 0 ? _taken[0].From : Ever.From, End(Ever) ?? World.Cutoff)
        : new(Ever.From, World.Cutoff);

    public bool Touches(Spell spell) => _taken.Any(one => one.Meets(spell));

    /// <summary>The day after the last one of a spell that is taken, never after the cut-off; null when none is.</summary>
    public DateOnly? End(Spell spell, Func<DateOnly, bool>? takes = null)
    {
        for (var index = _taken.Count - 1; index >= 0; index--)
        {
            var one = _taken[index];
            if (one.Meets(spell) && (takes is null || takes(one.From)))
            {
                var until = one.Until < spell.Until ? one.Until : spell.Until;
                return until < World.Cutoff ? until : World.Cutoff;
            }
        }

        return null;
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

    private static IEnumerable<Spell> WindowsOf(Filter leaf) => leaf switch
    {
        Filter.Years years => years.Values.Select(Support.Spell.Year),
        Filter.Area or Filter.Codes => [],
        _ => [Sieve.Window(leaf)],
    };
}
