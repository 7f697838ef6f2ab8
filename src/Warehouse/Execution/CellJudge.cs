using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution;

/// <summary>Gives each cell its status and notes; the first status that holds wins, the others become notes.</summary>
internal sealed class CellJudge(ResolvedQuery query, IReadOnlyList<Dimension> grain)
{
    private readonly ImmutableArray<Note>.Builder _notes = ImmutableArray.CreateBuilder<Note>();
    private readonly Dictionary<(double Reported, int Expected), Note> _partlyReported = [];

    /// <summary>Whether a cell of one unit and year holds all of its money, so that a published rate is of the
    /// same.</summary>
    private readonly RegionEnd _regionEnd = new(query);

    private readonly bool _isPlain =
        grain.All(one => one.Kind == DimensionKind.Area || one.Name is "year" or "programme") &&
        Reach.Columns(query.FilterOf("funding")).IsEmpty;

    public (CellStatus Status, ImmutableArray<Note> Notes) Judge(
        Measure measure, CellParts cell, in CellFigure figure, CellScope scope,
        (double Reported, int Expected)? coverage)
    {
        if (cell is CellParts.OutOfReach beyond)
        {
            return (CellStatus.NotApplicable, [OutOfReach(measure, beyond)]);
        }

        if (figure.Records == 0
            && Applicable.Reason(query, scope.Places, scope.Project, scope.Days) is { } reason)
        {
            return (CellStatus.NotApplicable, [CellNotes.ProjectNotApplicable(reason)]);
        }

        var notes = _notes;
        notes.Clear();
        AddRemarks(measure, figure);
        if (measure.Name == "disbursementRate" && PublishedRate(scope) is { } published)
        {
            notes.Add(CellNotes.PublishedRate(published));
        }

        if (figure.HasValue && _regionEnd.Of(scope) is { } end)
        {
            notes.Add(CellNotes.RegionEnded(end));
        }

        var status = Status(figure, coverage);
        if (coverage is { } told && told.Reported < told.Expected * query.CoverageThreshold && figure.HasValue)
        {
            notes.Add(PartlyReported(told));
        }

        var qualifiers = CellNotes.OfQualifiers(figure.Qualifiers);
        notes.AddRange(qualifiers);
        if (figure is { Moved: > 0, HasValue: true } && query.Map is { } map)
        {
            notes.Add(CellNotes.Restated(figure.Moved, figure.Records, map.Day));
        }

        if (IsZero(figure) && status is CellStatus.Partial or CellStatus.Provisional or CellStatus.Restated)
        {
            notes.Add(CellNotes.ZeroReported);
        }

        return (status, notes.Count == qualifiers.Length ? qualifiers : notes.ToImmutable());
    }

    private CellStatus Status(in CellFigure figure, (double Reported, int Expected)? coverage) =>
        figure is { Undefined: true, HasValue: false } ? CellStatus.Undefined
        : !figure.HasValue ? CellStatus.NotReported
        : coverage is { } told && told.Reported < told.Expected * query.CoverageThreshold ? CellStatus.Partial
        : figure.Qualifiers != 0 ? CellStatus.Provisional
        : figure.Moved > 0 ? CellStatus.Restated
        : IsZero(figure) ? CellStatus.ZeroReported
        : CellStatus.Final;

    private Note OutOfReach(Measure measure, CellParts.OutOfReach beyond) =>
        query.Map is { } map && Reach.OffMap(measure, query).ToList() is { Count: > 0 } levels
            && beyond.Dimensions.All(levels.Contains)
            ? CellNotes.OffMap(levels, map.Day)
            : CellNotes.OutOfReach(beyond.Dimensions);

    private static bool IsZero(in CellFigure figure) => figure.Exact == 0 || figure.Real == 0;

    private void AddRemarks(Measure measure, in CellFigure figure)
    {
        if (figure.Unknown > 0)
        {
            _notes.Add(CellNotes.AmountsUnknown(figure.Unknown, figure.Records));
        }

        if (figure.LeftOut > 0)
        {
            _notes.Add(CellNotes.RecordsLeftOut(figure.LeftOut, figure.Records));
        }

        if (figure.Published)
        {
            _notes.Add(CellNotes.PublishedRateOnly);
        }

        if (figure.Real > 1 && measure is Measure.Ratio)
        {
            _notes.Add(CellNotes.AboveOne);
        }

        if (figure.Standards is { } standards && measure.Facts[0].InForce is { } rule)
        {
            _notes.AddRange(StandardNotes(measure, rule, standards));
        }
    }

    /// <summary>The note of so many provinces: many cells carry the same one.</summary>
    private Note PartlyReported((double Reported, int Expected) coverage)
    {
        if (!_partlyReported.TryGetValue(coverage, out var note))
        {
            _partlyReported[coverage] = note = CellNotes.PartlyReported(coverage.Reported, coverage.Expected);
        }

        return note;
    }

    private IEnumerable<Note> StandardNotes(Measure measure, InForceRule rule, (long Least, long Greatest) standards)
    {
        var dimension = query.Model.Dimensions.First(one => one.Column == rule.Key);
        if (!grain.Contains(dimension) && Admitted(dimension, query.FilterOf(measure.Subject)) > 1)
        {
            foreach (var key in new[] { standards.Least, standards.Greatest }.Distinct())
            {
                if (query.Dimensions.Member(dimension.Name, (int)key) is { } member)
                {
                    yield return CellNotes.StandardInForce(member.Name);
                }
            }
        }

        if (standards.Least != standards.Greatest && !grain.Contains(dimension))
        {
            yield return CellNotes.MixedStandards();
        }
    }

    private int Admitted(Dimension dimension, RecordTest filter)
    {
        var possible = new Possible(query.Dimensions);
        return query.Dimensions.Members(dimension.Name).Count(one => possible.MayHold(
            filter, new() { Members = KnownKeys.Nothing.Members.Add(dimension.Name, one.Key) }));
    }

    /// <summary>The published disbursement rate of a cell that is exactly one unit and year.</summary>
    private decimal? PublishedRate(CellScope scope)
    {
        if (!_isPlain || scope is not { Area: { } area, Year: { } year })
        {
            return null;
        }

        return query.Dimensions.Published(area.Key, year)
            .Where(one => one.Indicator == "DISB_RATE").Select(one => one.Value).FirstOrDefault();
    }
}
