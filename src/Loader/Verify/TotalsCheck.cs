using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Extract;
using Analytics.Loader.Stage;
using Analytics.Operational.Model;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>Compares the source's own sums with those of the staged warehouse, by table, province and year, to
/// the unit.</summary>
public sealed class TotalsCheck
{
    private const string Remedy =
        "This is a fault of the load, not of the data: keep the source as it is and report the code.";

    private readonly StagedWarehouse _staged;
    private readonly Dictionary<long, AdministrativeUnit> _units;
    private readonly long[] _unitOfKey;
    private readonly int _examples;
    private readonly List<string> _rowDifferences = [];
    private readonly List<string> _sumDifferences = [];
    private readonly List<ControlTotal> _totals = [];

    /// <summary>A check of one staged warehouse.</summary>
    /// <param name="staged">The warehouse.</param>
    /// <param name="source">The source's units; provinces are found from them anew, not from the shaped areas.</param>
    /// <param name="examples">Differences named.</param>
    public TotalsCheck(StagedWarehouse staged, SourceDimensions source, int examples)
    {
        _staged = staged;
        _examples = examples;
        _units = source.Units.ToDictionary(unit => unit.Id);
        _unitOfKey = [.. source.UnitIds.Order()]; // area keys are ranks of ids, from 1
    }

    /// <summary>The sums that agreed, over all provinces, for the manifest.</summary>
    public ImmutableArray<ControlTotal> Totals => [.. _totals];

    /// <summary>Compares every table: the records of the source are those of the warehouse and the rejected
    /// ones.</summary>
    /// <param name="totals">What the source says.</param>
    /// <param name="scope">What has to be looked at.</param>
    public IEnumerable<VerifyFinding> Check(StagedTotals totals, VerifyScope scope)
    {
        foreach (var (table, columns) in SourceTotals.Columns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Remember(table, columns, scope);
            if (!totals.OfSource.ContainsKey(table))
            {
                continue; // nothing of it changed
            }

            var rejected = totals.OfRejected[table].Where(totals.Scope.Holds);
            Compare(table, columns,
                BySource(totals.OfSource[table].Where(totals.Scope.Holds), rejected, columns.Length),
                ByWarehouse(table, columns, totals.Scope));
        }

        if (_rowDifferences.Count > 0)
        {
            yield return Finding("VERIFY_ROW_COUNT",
                new("Số bản ghi ở nguồn và ở kho khác nhau.", "Source and warehouse differ in the number of records."),
                    _rowDifferences);
        }

        if (_sumDifferences.Count > 0)
        {
            yield return Finding("VERIFY_CONTROL_TOTAL",
                new("Tổng kiểm soát ở nguồn và ở kho khác nhau.", "Source and warehouse differ in a control total."),
                    _sumDifferences);
        }
    }

    private void Compare(
        string table, ImmutableArray<string> columns, Dictionary<Cell, long[]> source,
            Dictionary<Cell, long[]> warehouse)
    {
        foreach (var cell in source.Keys.Union(warehouse.Keys).Order())
        {
            var left = source.GetValueOrDefault(cell) ?? new long[columns.Length + 1];
            var right = warehouse.GetValueOrDefault(cell) ?? new long[columns.Length + 1];
            for (var column = 0; column <= columns.Length; column++)
            {
                if (left[column] != right[column])
                {
                    var name = column == 0 ? $"{table} rows" : $"{table}.{columns[column - 1]}";
                    (column == 0 ? _rowDifferences : _sumDifferences)
                        .Add($"{name}, {Name(cell)}: {Of(left[column])} and {Of(right[column])}");
                }
            }
        }
    }

    private void Remember(string table, ImmutableArray<string> columns, VerifyScope scope)
    {
        if (scope.Facts is { } changed && !changed.Contains(table))
        {
            _totals.AddRange(scope.Totals.Where(
                total => total.Table == table && (total.Column == "rows" || columns.Contains(total.Column))));
            return;
        }

        var (from, records, sums) = ByYear(table, columns);
        var years = _staged.Query(
            $"SELECT year, {records}::DECIMAL(38,0){sums} FROM {from} GROUP BY 1 ORDER BY 1 NULLS FIRST",
            row => (
                Year: row.IsDBNull(0) ? null : (int?)row.GetInt16(0),
                Sums: Enumerable.Range(1, columns.Length + 1).Select(row.GetDecimal).ToArray()));
        foreach (var (year, values) in years)
        {
            _totals.AddRange(columns.Prepend("rows").Zip(values, (column, value) =>
                new ControlTotal(table, column, year, value)));
        }
    }

    // A fact that has roll-ups is summed up from one: VERIFY_ROLLUP proves that it says the same.
    private static (string From, string Records, string Sums) ByYear(string table, ImmutableArray<string> columns)
    {
        var rollup = WarehouseSchema.Star.Facts.Single(fact => fact.Name == table).Rollups.FirstOrDefault();
        var sums = string.Concat(columns.Select(column =>
            $", coalesce(sum({(rollup is null ? column : Rollup.SumOf(column))}), 0)::DECIMAL(38,0)"));
        return rollup is null ? (table, "count(*)", sums) : (rollup.Name, $"sum({Rollup.Records})", sums);
    }

    private Dictionary<Cell, long[]> BySource(
        IEnumerable<TotalLine> lines, IEnumerable<TotalLine> rejected, int columns)
    {
        var cells = new Dictionary<Cell, long[]>();
        foreach (var (line, sign) in lines.Select(line => (line, 1)).Concat(rejected.Select(line => (line, -1))))
        {
            var cell = new Cell(ProvinceOf(line.AreaId), line.Year ?? Cell.NoYear);
            if (!cells.TryGetValue(cell, out var sums))
            {
                cells.Add(cell, sums = new long[columns + 1]);
            }

            sums[0] += sign * line.Rows;
            var values = line.Sums();
            for (var column = 0; column < columns; column++)
            {
                sums[column + 1] += sign * (values[column] ?? 0);
            }
        }

        return cells;
    }

    private Dictionary<Cell, long[]> ByWarehouse(string table, ImmutableArray<string> columns, TotalScope scope)
    {
        var sums = string.Concat(columns.Select(column => $", coalesce(sum({column}), 0)::BIGINT"));
        return _staged.Query(
            $"SELECT province_key, year, count(*){sums} FROM {table} WHERE {Condition(scope)} GROUP BY 1, 2",
            row => (
                Cell: new Cell(
                    row.IsDBNull(0) ? Cell.NoProvince : _unitOfKey[row.GetInt32(0) - 1],
                    row.IsDBNull(1) ? Cell.NoYear : row.GetInt16(1)),
                Sums: Enumerable.Range(2, columns.Length + 1).Select(row.GetInt64).ToArray()))
            .ToDictionary(pair => pair.Cell, pair => pair.Sums);
    }

    private string Condition(TotalScope scope)
    {
        if (scope is not { AreaIds: { } areas, Years: { } years })
        {
            return "true";
        }

        var keys = areas.Select(area => Array.BinarySearch(_unitOfKey, area) + 1).Prepend(0).Select(key => Of(key));
        var single = years.OfType<int>().Prepend(0).Select(year => Of(year));
        var spans = years.Contains(null) ? " OR year IS NULL" : "";
        return $"area_key IN ({string.Join(", ", keys)}) AND (year IN ({string.Join(", ", single)}){spans})";
    }

    private long ProvinceOf(long areaId)
    {
        for (var depth = 0; depth < 8 && _units.TryGetValue(areaId, out var unit); depth++)
        {
            if (unit.Level == "PROVINCE")
            {
                return unit.Id;
            }

            areaId = unit.ParentId ?? 0;
        }

        return Cell.NoProvince;
    }

    private string Name(Cell cell) =>
        (_units.TryGetValue(cell.Province, out var unit) ? $"province {unit.Code}" : "no province")
        + (cell.Year == Cell.NoYear ? " span" : $" {Of(cell.Year)}");

    private VerifyFinding Finding(string code, Wording what, List<string> differences) =>
        new(code, VerifySeverity.Block, what, Remedy, differences.Count, [.. differences.Take(_examples)]);

    private static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Cell(long Province, int Year) : IComparable<Cell>
    {
        public const long NoProvince = 0;
        public const int NoYear = int.MinValue;

        public int CompareTo(Cell other) => (Province, Year).CompareTo((other.Province, other.Year));
    }
}
