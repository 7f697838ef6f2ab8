using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Tables of trainings and inspections.</summary>
public static class ActivityFacts
{
    /// <summary>Training courses; the event day is the last day, else the first.</summary>
    public static readonly Fact TrainingCourse = Rollups.OfCourses(Shared.Fact("training_course",
        Shared.Key("organiser_level_key", ColumnType.Small),
        Shared.Key("audience_key", ColumnType.Small),
        Shared.Key("topic_key", ColumnType.Small),
        new("course_count", ColumnType.Integer),
        Shared.Key("participants", ColumnType.Integer),
        Shared.Key("female", ColumnType.Integer),
        Shared.Key("minority", ColumnType.Integer),
        Shared.Key("days", ColumnType.Integer),
        Shared.Key("cost", ColumnType.Money)));

    /// <summary>Inspections by the inspecting unit.</summary>
    public static readonly Fact Inspection = Shared.Fact("inspection",
        Shared.Key("inspector_level_key", ColumnType.Small),
        Shared.Key("mode_key", ColumnType.Small),
        Shared.Key("method_key", ColumnType.Small),
        new("round_count", ColumnType.Integer),
        Shared.Key("units_unnamed", ColumnType.Integer));

    /// <summary>Units visited; area, project and time keys are those of the inspection.</summary>
    public static readonly Fact InspectedUnit = Shared.Fact("inspected_unit",
        new("inspection_id", ColumnType.Big),
        new("unit_key", ColumnType.Integer),
        Shared.Key("inspector_level_key", ColumnType.Small),
        Shared.Key("mode_key", ColumnType.Small),
        Shared.Key("method_key", ColumnType.Small));

    /// <summary>Findings; time keys are those of the day of record.</summary>
    public static readonly Fact Finding = Shared.Fact("finding",
        new("inspection_id", ColumnType.Big),
        Shared.Key("inspector_level_key", ColumnType.Small),
        Shared.Key("mode_key", ColumnType.Small),
        Shared.Key("method_key", ColumnType.Small),
        Shared.Key("category_key", ColumnType.Small),
        Shared.Key("severity_key", ColumnType.Small),
        new("recorded_on", ColumnType.Date),
        Shared.Key("due_on", ColumnType.Date),
        Shared.Key("resolved_on", ColumnType.Date));
}
