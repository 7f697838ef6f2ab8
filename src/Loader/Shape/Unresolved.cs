namespace Analytics.Loader.Shape;

/// <summary>Codes that the source uses and does not define. Those of dimensions are collected over the whole load, so
/// that one run reports all; those of a record are the reason for its rejection.</summary>
/// <remarks>Bounded: one entry a table, column and code, each with the first few records.</remarks>
public sealed class Unresolved
{
    /// <summary>Stands in a reference that could not be resolved; no member or area has it.</summary>
    public const int Key = -1;

    private const int ExamplesKept = 5;
    private readonly Dictionary<(string Table, string Column, string Code), Entry> _entries = [];
    private readonly List<string> _ofRecord = [];
    private bool _records;

    /// <summary>Every code of a dimension that was not found, in order of table, column and code.</summary>
    public IEnumerable<UnresolvedCode> Codes => _entries
        .OrderBy(entry => entry.Key)
        .Select(entry => new UnresolvedCode(
            entry.Key.Table, entry.Key.Column, entry.Key.Code, entry.Value.Count, [.. entry.Value.Records]));

    /// <summary>From here on what is noted belongs to the record that is being shaped.</summary>
    public void BeginRecords() => _records = true;

    /// <summary>What the record just shaped refers to in vain; the next call answers for the next record.</summary>
    /// <returns>Null when it refers to nothing in vain.</returns>
    public string? TakeOfRecord()
    {
        if (_ofRecord.Count == 0)
        {
            return null;
        }

        var text = string.Join("; ", _ofRecord);
        _ofRecord.Clear();
        return text;
    }

    /// <summary>Notes one record whose reference has no target.</summary>
    public void Add(string table, string column, string code, long record)
    {
        if (_records)
        {
            _ofRecord.Add($"{column} '{code}' is not defined");
            return;
        }

        if (!_entries.TryGetValue((table, column, code), out var entry))
        {
            _entries.Add((table, column, code), entry = new Entry());
        }

        entry.Count++;
        if (entry.Records.Count < ExamplesKept)
        {
            entry.Records.Add(record);
        }
    }

    private sealed class Entry
    {
        public List<long> Records { get; } = [];

        public long Count { get; set; }
    }
}
