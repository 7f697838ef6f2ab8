using Analytics.Loader.Extract;
using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Shapes inspections, the units that they visited and what they found.</summary>
public sealed class InspectionShape(ShapeContext context)
{
    private const string Inspections = "inspection";
    private const string Units = "inspected_unit";
    private const string Findings = "finding";

    private readonly MemberSet _levels = context.Members["inspectorLevel"];
    private readonly MemberSet _modes = context.Members["mode"];
    private readonly MemberSet _methods = context.Members["method"];
    private readonly MemberSet _categories = context.Members["category"];
    private readonly MemberSet _severities = context.Members["severity"];

    /// <summary>One inspection. Its day is the first one.</summary>
    public InspectionRow Shape(InspectionRead read) => new(
        context.KeysOf(Inspections, read.Inspection, TimeOf(read.Inspection)),
        HowOf(Inspections, read.Inspection, read.Inspection.Id),
        read.Inspection.RoundCount,
        read.Inspection.UnitsReported is { } reported ? Math.Max(0, reported - read.UnitsNamed) : null);

    /// <summary>One visit. It belongs to the unit that inspected; the unit visited is a column of its own.</summary>
    public InspectedUnitRow Shape(VisitRead read)
    {
        var (visit, inspection) = read;
        var unit = context.Lookup.AreaKey(Units, "unit_key", visit.AreaId, visit.Id);
        if (inspection is null)
        {
            var unknown = Orphan(Units, visit.InspectionId, visit.Id);
            return new InspectedUnitRow(unknown, visit.InspectionId, unit, default);
        }

        var when = Clock.On(TimeOf(inspection), visit.VisitedOn);
        var keys = context.KeysOfPart(Units, visit, inspection, when);
        return new InspectedUnitRow(keys, visit.InspectionId, unit, HowOf(Units, inspection, visit.Id));
    }

    /// <summary>One finding, at the place and project of its inspection and the day of its record.</summary>
    public FindingRow Shape(FindingRead read)
    {
        var (finding, inspection) = read;
        var keys = inspection is null
            ? Orphan(Findings, finding.InspectionId, finding.Id)
            : context.KeysOfPart(Findings, finding, inspection, Clock.OfDay(finding.RecordedOn));
        return new FindingRow(
            keys,
            finding.InspectionId,
            inspection is null ? default : HowOf(Findings, inspection, finding.Id),
            context.Lookup.Member(Findings, _categories, finding.Category, finding.Id),
            context.Lookup.Member(Findings, _severities, finding.Severity, finding.Id),
            finding.RecordedOn,
            finding.DueOn,
            finding.ResolvedOn);
    }

    private When TimeOf(Inspection record) => context.Clock.OfEvent(
        record.Year, record.SpanFrom, record.SpanUntil, record.StartedOn ?? record.EndedOn);

    private InspectionKeys HowOf(string table, Inspection record, long id) => new(
        context.Lookup.Member(table, _levels, record.InspectorLevel, id),
        context.Lookup.Member(table, _modes, record.Mode, id),
        context.Lookup.Member(table, _methods, record.Method, id));

    private FactKeys Orphan(string table, long inspection, long record)
    {
        context.Unresolved.Add(table, "inspection_id", Text.Of(inspection), record);
        return new FactKeys(record, Place.Unknown, null, default, default, 0);
    }
}
