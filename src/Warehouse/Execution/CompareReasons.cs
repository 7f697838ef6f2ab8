using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells for which reasons the two numbers of a comparison do not compare.</summary>
internal sealed class CompareReasons
{
    private readonly ResolvedQuery _query;
    private readonly ShiftedQuery _shifted;
    private readonly Numbers _numbers;
    private readonly ComparedDays _days;
    private readonly TakenPeriod _period;
    private readonly CellScope.Reader _scopes;
    private readonly Func<CellScope, int, (double Reported, int Expected)?>? _coverage;
    private readonly ImmutableArray<Area> _filtered;
    private readonly ImmutableArray<Area> _regions;

    public CompareReasons(
        ResolvedQuery query, ImmutableArray<Dimension> grain, ShiftedQuery shifted, Numbers numbers,
        (Measure Measure, CellParts Parts) other)
    {
        (_query, _shifted, _numbers) = (query, shifted, numbers);
        _days = new(query, grain, shifted, numbers);
        _period = new(query, grain, shifted, numbers);
        _scopes = new(query, grain);
        _coverage = new CoverageReader(shifted.Query, grain, numbers).Of(other.Measure, other.Parts);
        (_filtered, _regions) = (FilterScope.AreasOf(query), FilterScope.RegionsOf(query));
    }

    /// <summary>The reasons, worst first; none where the numbers compare.</summary>
    public ImmutableArray<Note> Of(MeasureColumn column, CellFigure own, CellFigure other, int row)
    {
        if (_shifted.Shift is Shift.Snapshot)
        {
            return own.HasValue && other.HasValue ? [] : [CompareNotes.NoValue]; // the same period and definition
        }

        var scope = _scopes.Of(_numbers, row);
        if (_days.Of(row) is not var (now, before))
        {
            return [CompareNotes.NoPeriod];
        }

        var reasons = ImmutableArray.CreateBuilder<Note>();
        if (!own.HasValue || !other.HasValue)
        {
            reasons.Add(CompareNotes.NoValue);
        }

        if (own.Standards is { } standard && other.Standards is { } earlier && standard != earlier)
        {
            reasons.Add(CompareNotes.StandardChanged);
        }

        if (_query.Map is null && AreaChange(scope, now, before) is { } changed)
        {
            reasons.Add(changed);
        }

        var cutoff = _query.Dimensions.Cutoff;
        if (now.Until > cutoff || before.Until > cutoff)
        {
            reasons.Add(CompareNotes.PeriodIncomplete(cutoff));
        }

        if (_period.IsCut(column.Measure, now, row))
        {
            reasons.Add(CompareNotes.PeriodCut);
        }

        if (_period.IsOfAnotherLength(column.Measure, now, before))
        {
            reasons.Add(CompareNotes.LengthDiffers);
        }

        var former = CoverageOf(scope with { Days = before }, row);
        if (column.Coverage[row] is { } covered && former is { } told)
        {
            reasons.AddRange(CoverageChange(covered, told, own.HasValue && other.HasValue && IsOfOneMap(now, before)));
        }

        return reasons.ToImmutable();
    }

    // More provinces are no growth. Where there were none, or where a merger left fewer of them, a rise tells nothing.
    private static IEnumerable<Note> CoverageChange(double now, double before, bool mayRise) =>
        now < before ? [CompareNotes.CoverageFell(now, before)]
        : now > before && mayRise ? [CompareNotes.CoverageRose(now, before)]
        : [];

    private bool IsOfOneMap(Stretch now, Stretch before)
    {
        var (one, other) = (LastDay(now), LastDay(before));
        return _query.Dimensions.At(AreaLevel.Province)
            .All(area => area.IsValidOn(one) == area.IsValidOn(other));
    }

    private DateOnly LastDay(Stretch days) =>
        (days.Until < _query.Dimensions.Cutoff ? days.Until : _query.Dimensions.Cutoff).AddDays(-1);

    private double? CoverageOf(CellScope scope, int row) =>
        _coverage?.Invoke(scope, row) is { } told ? told.Reported / told.Expected : null;

    /// <summary>Units of the row or the filter that did not exist all through both periods.</summary>
    private Note? AreaChange(CellScope scope, Stretch now, Stretch before)
    {
        var units = scope.Area is { } area ? _regions.Prepend(area).Distinct() : _filtered;
        var changed = units.Where(one => one.Level != AreaLevel.Country)
            .Where(one => !ExistsThrough(one, now) || !ExistsThrough(one, before)).ToList();
        return changed.Count == 0 ? null : CompareNotes.AreaChanged(new(
            string.Join("; ", changed.Select(one => one.FullName.Vi + Days(one))),
            string.Join("; ", changed.Select(one => one.FullName.En + Days(one)))));
    }

    private bool ExistsThrough(Area unit, Stretch days)
    {
        var until = days.Until < _query.Dimensions.Cutoff ? days.Until : _query.Dimensions.Cutoff;
        return (unit.ValidFrom is null || unit.ValidFrom <= days.From) &&
            (unit.ValidUntil is null || unit.ValidUntil >= until);
    }

    private static string Days(Area unit) =>
        $" ({unit.ValidFrom:yyyy-MM-dd} – {unit.ValidUntil?.AddDays(-1):yyyy-MM-dd})";
}
