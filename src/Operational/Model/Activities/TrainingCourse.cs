namespace Analytics.Operational.Model;

/// <summary>A course, or a published number of courses, held by the area.</summary>
public sealed class TrainingCourse : ProjectRecord
{
    /// <summary>Calendar year of the event; null when the record stands for a span of years.</summary>
    public int? Year { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>First day of the course.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>Last day of the course.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Code of list ORGANISER_LEVEL.</summary>
    public string OrganiserLevel { get; set; } = "";

    /// <summary>Code of list AUDIENCE.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Code of list TOPIC.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Courses that the record stands for; normally 1.</summary>
    public int CourseCount { get; set; }

    /// <summary>Participants, counted as turns.</summary>
    public int? Participants { get; set; }

    /// <summary>Women among the participants.</summary>
    public int? FemaleParticipants { get; set; }

    /// <summary>Ethnic-minority people among the participants.</summary>
    public int? MinorityParticipants { get; set; }

    /// <summary>Days of teaching.</summary>
    public int? Days { get; set; }

    /// <summary>Whole VND.</summary>
    public long? Cost { get; set; }
}
