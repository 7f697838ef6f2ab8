using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Shapes what stands beside the facts: successions, applicability, targets and control figures.</summary>
public sealed class BesideShape(ShapeContext context)
{
    /// <summary>One succession.</summary>
    public SuccessionRow Shape(AreaSuccession record) => new(
        context.Lookup.AreaKey("area_succession", "predecessor_key", record.PredecessorId, record.Id),
        context.Lookup.AreaKey("area_succession", "successor_key", record.SuccessorId, record.Id),
        record.Share,
        record.On);

    /// <summary>One statement whether a project exists in an area; sub-projects follow their project.</summary>
    public ApplicabilityRow Shape(ProjectApplicability record) => new(
        context.Lookup.AreaKey("project_applicability", "area_key", record.AreaId, record.Id),
        context.Lookup.Member("project_applicability", context.Members["project"],
            Members.Qualified(record.PeriodCode, record.ProjectCode), record.Id),
        record.ValidFrom,
        record.ValidUntil,
        record.Applies,
        record.Reason.Length == 0 ? null : record.Reason);

    /// <summary>One target.</summary>
    public TargetRow Shape(Target record) => new(
        record.Indicator,
        context.Lookup.AreaKey("target", "area_key", record.AreaId, record.Id),
        (short?)record.Year,
        SpanKey(record.SpanFrom, record.SpanUntil),
        record.Value,
        record.Unit);

    /// <summary>One published figure that is never summed.</summary>
    public ControlFigureRow Shape(ControlFigure record) => new(
        record.Indicator,
        context.Lookup.AreaKey("control_figure", "area_key", record.AreaId, record.Id),
        (short?)record.Year,
        SpanKey(record.SpanFrom, record.SpanUntil),
        record.PovertyStandard is { } standard
            ? context.Lookup.Member("control_figure", context.Members["povertyStandard"], standard, record.Id)
            : null,
        record.Value,
        record.Unit,
        record.Scope,
        record.Reason,
        record.SourceReference);

    private short? SpanKey(DateOnly? from, DateOnly? until) =>
        from is { } first && until is { } end ? context.Spans.KeyOf(first, end) : null;
}
