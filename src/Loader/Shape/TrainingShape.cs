using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Shapes training courses.</summary>
public sealed class TrainingShape(ShapeContext context)
{
    private const string Table = "training_course";

    private readonly MemberSet _levels = context.Members["organiserLevel"];
    private readonly MemberSet _audiences = context.Members["audience"];
    private readonly MemberSet _topics = context.Members["topic"];

    /// <summary>One course, or the courses that one published figure counts. Its day is the last one.</summary>
    public TrainingCourseRow Shape(TrainingCourse record)
    {
        var when = context.Clock.OfEvent(
            record.Year, record.SpanFrom, record.SpanUntil, record.EndedOn ?? record.StartedOn);
        return new TrainingCourseRow(
            context.KeysOf(Table, record, when),
            context.Lookup.Member(Table, _levels, record.OrganiserLevel, record.Id),
            context.Lookup.Member(Table, _audiences, record.Audience, record.Id),
            context.Lookup.Member(Table, _topics, record.Topic, record.Id),
            record.CourseCount,
            record.Participants,
            record.FemaleParticipants,
            record.MinorityParticipants,
            record.Days,
            record.Cost);
    }
}
