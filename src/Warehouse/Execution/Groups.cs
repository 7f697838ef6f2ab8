using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>All groups of a plan, found by their keys.</summary>
internal sealed class Groups
{
    private readonly CellMap _cells;
    private readonly Dictionary<string, CellValues> _values = new(StringComparer.Ordinal);

    private Groups(CellMap cells, Numbers numbers) => (_cells, Numbers) = (cells, numbers);

    public Numbers Numbers { get; }

    public static Groups Of(CellMap cells, Numbers numbers) => new(cells, numbers);

    public CellParts PartsOf(Measure measure) => _cells.Of(measure);

    public CellValues ValuesOf(Measure measure)
    {
        if (!_values.TryGetValue(measure.Name, out var values))
        {
            _values[measure.Name] = values = CellValues.Of(Numbers, _cells.Of(measure), measure);
        }

        return values;
    }

    /// <summary>The row of a group; null when there is no such group.</summary>
    public int? Find(int?[] keys) => Places.TryGetValue(keys, out var row) ? row : null;

    private Dictionary<int?[], int> Places => field ??= Enumerable.Range(0, Numbers.Rows)
        .ToDictionary(row => Numbers.KeysOf(row), KeyEquality.Instance);
}
