namespace Analytics.Loader.Shape;

/// <summary>A row of <c>training_course</c>.</summary>
public readonly record struct TrainingCourseRow(
    FactKeys Keys,
    short OrganiserLevelKey,
    short AudienceKey,
    short TopicKey,
    int CourseCount,
    int? Participants,
    int? Female,
    int? Minority,
    int? Days,
    long? Cost);
