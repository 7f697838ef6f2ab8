using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Everything that shaping a record looks up. Made once per load; used by one thread.</summary>
public sealed class ShapeContext
{
    private readonly MemberSet _programmes;
    private readonly MemberSet _projects;
    private readonly MemberSet _subProjects;
    private readonly ImmutableArray<MemberRow> _periods;
    private readonly Dictionary<(string Programme, string Project), string> _qualified = [];

    /// <summary>Shapes the dimensions of a source.</summary>
    public ShapeContext(SourceDimensions source)
    {
        Source = source;
        Areas = Areas.Of(source.Units, source.UnitIds, Unresolved);
        Members = Members.Of(source, Unresolved);
        Lookup = new Lookup(Areas, Unresolved);
        Classes = AreaClasses.Of(source.Classes, this);
        Clock = new Clock(Spans);
        _programmes = Members["programme"];
        _projects = Members["project"];
        _subProjects = Members["subProject"];
        _periods = _programmes.Rows;
    }

    /// <summary>The dimensions as the source has them.</summary>
    public SourceDimensions Source { get; }

    /// <summary>Units.</summary>
    public Areas Areas { get; }

    /// <summary>All other dimensions.</summary>
    public Members Members { get; }

    /// <summary>Classes of units.</summary>
    public AreaClasses Classes { get; }

    /// <summary>Spans of years seen so far.</summary>
    public Spans Spans { get; } = new();

    /// <summary>References seen so far that lead nowhere.</summary>
    public Unresolved Unresolved { get; } = new();

    /// <summary>Finds keys.</summary>
    public Lookup Lookup { get; }

    /// <summary>Shapes times.</summary>
    public Clock Clock { get; }

    /// <summary>The shared columns of a record of money or activity.</summary>
    public FactKeys KeysOf(string table, ProjectRecord record, in When when) => KeysOfPart(table, record, record, when);

    /// <summary>The shared columns of a record that belongs to no project.</summary>
    public FactKeys KeysOf(string table, AreaRecord record, in When when) =>
        Keys(table, record, record.AreaId, when) with { Work = new Work(ProgrammeOf(when), null, null) };

    /// <summary>The shared columns of a part (a visit, a finding) that takes place and project from its
    /// whole.</summary>
    public FactKeys KeysOfPart(string table, SourcedRecord part, ProjectRecord whole, in When when) =>
        Keys(table, part, whole.AreaId, when) with { Work = WorkOf(table, part.Id, whole, when) };

    /// <summary>The programme period that holds a time wholly; null when none does.</summary>
    public short? ProgrammeOf(in When when)
    {
        var (from, until) = when switch
        {
            { Year: { } year and > 0 and < 9999 } => (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)),
            _ => (when.From, when.Until),
        };
        foreach (var period in _periods)
        {
            if (period.ValidFrom <= from && until <= period.ValidUntil)
            {
                return period.MemberKey;
            }
        }

        return null;
    }

    private FactKeys Keys(string table, SourcedRecord record, long areaId, in When when)
    {
        var place = Lookup.Place(table, areaId, record.Id);
        var qualifier = Lookup.Qualifier(table, record.Qualifier, record.Id);
        return new FactKeys(
            record.Id, InRegionOf(when.From, place), Classes.On(place, when.From), default, when, qualifier);
    }

    // Regions are those of the 63 provinces: a later record of a province that did not change has none either, or the
    // sum of a region would hold only those of its provinces that did not merge.
    private Place InRegionOf(DateOnly day, Place place) =>
        place.RegionKey is { } region && day >= Areas.EndOf(region) ? place with { RegionKey = null } : place;

    // A project's programme counts; without one the programme that holds the record's time.
    private Work WorkOf(string table, long id, ProjectRecord record, in When when)
    {
        if (record.PeriodCode is not { } programme)
        {
            return new Work(
                ProgrammeOf(when),
                Orphan(table, "project", record.ProjectCode, id),
                Orphan(table, "subProject", record.SubProjectCode, id));
        }

        return new Work(
            Lookup.Member(table, _programmes, programme, id),
            ProjectKey(table, _projects, (programme, record.ProjectCode), id),
            ProjectKey(table, _subProjects, (programme, record.SubProjectCode), id));
    }

    // A project without a programme cannot be found: codes mean different projects in different programmes.
    private short? Orphan(string table, string dimension, string? code, long record)
    {
        if (code is null)
        {
            return null;
        }

        Unresolved.Add(table, dimension, "(no programme)/" + code, record);
        return Unresolved.Key;
    }

    private short? ProjectKey(string table, MemberSet set, (string Programme, string? Code) project, long record)
    {
        if (project.Code is not { } code)
        {
            return null;
        }

        if (!_qualified.TryGetValue((project.Programme, code), out var qualified))
        {
            qualified = Members.Qualified(project.Programme, code);
            _qualified.Add((project.Programme, code), qualified); // one text a project, not one a record
        }

        return Lookup.Member(table, set, qualified, record);
    }
}
