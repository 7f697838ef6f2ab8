using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>All groups of a plan, found by their keys.</summary>
internal sealed class Groups
{
    private readonly CellMap _cells;
    private readonly Dictionary<string, CellValues> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<int?[], int> _places = new(KeyEquality.Instance);

    private Groups(CellMap cells, Numbers numbers)
    {
        (_cells, Numbers) = (cells, numbers);
        for (var row = 0; row < numbers.Rows; row++)
        {
            _places[KeysOf(numbers, row)] = row;
        }
    }

    public Numbers Numbers { get; }

    public static Groups Of(CellMap cells, Numbers numbers) => new(cells, numbers);

    public static int?[] KeysOf(Numbers numbers, int row)
    {
        var keys = new int?[numbers.Dimensions];
        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = numbers.Keys(place)[row];
        }

        return keys;
    }

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
    public int? Find(int?[] keys) => _places.TryGetValue(keys, out var row) ? row : null;
}
