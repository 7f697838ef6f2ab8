using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>Training courses and their participants.</summary>
public static class Trainings
{
    /// <summary>The subject.</summary>
    public static readonly Subject Subject = new("trainings", new("Tập huấn", "Trainings"), new(
        "Lớp tập huấn theo đơn vị tổ chức và lượt người tham dự.",
        "Training courses by the organising unit, and their participants in turns."),
        ["organiserLevel", "audience", "topic"], CoverageRule.None);

    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        Sum("courses", "course_count", Unit.Course, new("Số lớp tập huấn", "Courses"), new(
            "Số lớp, tính cho đơn vị tổ chức, theo ngày kết thúc.",
            "Courses, counted at the organising unit by their last day."), "sum(courses)"),
        Sum("trainees", "participants", Unit.Turn, new("Lượt người tham dự", "Trainees"), new(
            "Lượt người tham dự; một người dự hai lớp là hai lượt.",
            "Participations; a person in two courses is two turns."), "sum(participants)"),
        Sum("traineesFemale", "female", Unit.Turn, new("Lượt nữ tham dự", "Female trainees"), new(
            "Lượt nữ tham dự, ở những lớp có báo cáo theo giới.",
            "Participations of women, of the courses that report them."), "sum(female participants)"),
        new Measure.PairRatio("femaleShare", ActivityFacts.TrainingCourse, "female", "participants", Reading.All)
        {
            Subject = Subject.Name,
            Unit = Unit.Ratio,
            Title = new("Tỷ lệ nữ", "Female share"),
            Definition = new(
                "Lượt nữ trên tổng lượt, chỉ của những lớp có cả hai số.",
                "Participations of women as a part of all, of the courses that report both."),
            Formula = "sum(female participants) / sum(participants), of courses with both",
            OverTime = Additivity.Recomputed,
            OverArea = Additivity.Recomputed,
        },
        Sum("traineesMinority", "minority", Unit.Turn, new("Lượt dân tộc thiểu số tham dự", "Minority trainees"), new(
            "Lượt người dân tộc thiểu số tham dự, ở những lớp có báo cáo.",
            "Participations of ethnic minorities, of the courses that report them."), "sum(minority participants)"),
        Sum("trainingDays", "days", Unit.Day, new("Số ngày tập huấn", "Training days"), new(
            "Tổng số ngày của các lớp.", "Days of all courses."), "sum(days)"),
        Sum("trainingCost", "cost", Unit.Vnd, new("Chi phí tập huấn", "Training cost"), new(
            "Chi phí của các lớp có báo cáo chi phí.", "Cost of the courses that report one."), "sum(cost)"),
        new Measure.PairRatio("costPerTrainee", ActivityFacts.TrainingCourse, "cost", "participants", Reading.All)
        {
            Subject = Subject.Name,
            Unit = Unit.VndPer,
            Title = new("Chi phí mỗi lượt", "Cost per trainee"),
            Definition = new(
                "Chi phí trên lượt người, chỉ của những lớp có cả hai số.",
                "Cost for each participation, of the courses that report both."),
            Formula = "sum(cost) / sum(participants), of courses with both",
            OverTime = Additivity.Recomputed,
            OverArea = Additivity.Recomputed,
        },
    ];

    private static Measure.Sum Sum(
        string name, string column, Unit unit, Wording title, Wording definition, string formula) =>
        new(name, ActivityFacts.TrainingCourse, column)
        {
            Subject = Subject.Name,
            Unit = unit,
            Title = title,
            Definition = definition,
            Formula = formula,
        };
}
