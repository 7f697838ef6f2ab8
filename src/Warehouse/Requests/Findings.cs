using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Requests;

/// <summary>Collects what a resolver finds wrong or worth a remark, so that all of it is told at once.</summary>
internal sealed class Findings
{
    private readonly List<AnalyticsError> _errors = [];
    private readonly List<Note> _notes = [];

    public IReadOnlyList<AnalyticsError> Errors => _errors;

    public IReadOnlyList<Note> Notes => _notes;

    public void Add(AnalyticsError error)
    {
        if (!_errors.Contains(error))
        {
            _errors.Add(error);
        }
    }

    public void Add(Note note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
