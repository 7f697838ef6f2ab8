using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Extract;
using Analytics.Loader.Stage;
using Analytics.Operational.Model;
using Analytics.Warehouse.Errors;
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
    private readonly List<string> _rowDifferences = [];
    private readonly List<string> _sumDifferences = [];
    private readonly List<ControlTotal> _totals = [];

    /// <summary>A check of one staged warehouse.</summary>
    /// <param name="staged">The warehouse.</param>
    /// <param name="units">The source's units; provinces are found from them anew, not from the shaped areas.</param>
    public TotalsCheck(StagedWarehouse staged, ImmutableArray<AdministrativeUnit> units)
    {
        _staged = staged;
        _units = units.ToDictionary(unit => unit.Id);
        _unitOfKey = [.. units.Select(unit => unit.Id).Order()]; // area keys are ranks of ids, from 1
    }

    /// <summary>The sums that agreed, over all provinces, for the manifest.</summary>
    public ImmutableArray<ControlTotal> Totals => [.. _totals];

    /// <summary>Compares every table.</summary>
    public IEnumerable<VerifyFinding> Check(ImmutableDictionary<string, ImmutableArray<TotalLine>> source)
    {
        foreach (var (table, columns) in SourceTotals.Columns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Compare(table, columns, BySource(source[table], columns.Length), ByWarehouse(table, columns));
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

        Remember(table, columns, warehouse);
    }

    private void Remember(string table, ImmutableArray<string> columns, Dictionary<Cell, long[]> cells)
    {
        foreach (var year in cells.GroupBy(cell => cell.Key.Year).OrderBy(group => group.Key))
        {
            int? of = year.Key == Cell.NoYear ? null : year.Key;
            _totals.Add(new ControlTotal(table, "rows", of, year.Sum(cell => (decimal)cell.Value[0])));
            for (var column = 0; column < columns.Length; column++)
            {
                var index = column + 1;
                _totals.Add(new ControlTotal(table, columns[column], of, year.Sum(cell => (decimal)cell.Value[index])));
            }
        }
    }

    private Dictionary<Cell, long[]> BySource(ImmutableArray<TotalLine> lines, int columns)
    {
        var cells = new Dictionary<Cell, long[]>();
        foreach (var line in lines)
        {
            var cell = new Cell(ProvinceOf(line.AreaId), line.Year ?? Cell.NoYear);
            if (!cells.TryGetValue(cell, out var sums))
            {
                cells.Add(cell, sums = new long[columns + 1]);
            }

            sums[0] += line.Rows;
            var values = line.Sums();
            for (var column = 0; column < columns; column++)
            {
                sums[column + 1] += values[column] ?? 0;
            }
        }

        return cells;
    }

    private Dictionary<Cell, long[]> ByWarehouse(string table, ImmutableArray<string> columns)
    {
        var sums = string.Concat(columns.Select(column => $", coalesce(sum({column}), 0)::BIGINT"));
        // Parts of an inspection that does not exist stand in no source total; VERIFY_REFERENCE reports them.
        var known = table is "inspected_unit" or "finding" ? " WHERE area_key <> -1" : "";
        return _staged.Query(
            $"SELECT province_key, year, count(*){sums} FROM {table}{known} GROUP BY ALL",
            row => (
                Cell: new Cell(
                    row.IsDBNull(0) ? Cell.NoProvince : _unitOfKey[row.GetInt32(0) - 1],
                    row.IsDBNull(1) ? Cell.NoYear : row.GetInt16(1)),
                Sums: Enumerable.Range(2, columns.Length + 1).Select(row.GetInt64).ToArray()))
            .ToDictionary(pair => pair.Cell, pair => pair.Sums);
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

    private static VerifyFinding Finding(string code, Wording what, List<string> differences) =>
        new(code, VerifySeverity.Block, what, Remedy, differences.Count, [.. differences.Take(5)]);

    private static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Cell(long Province, int Year) : IComparable<Cell>
    {
        public const long NoProvince = 0;
        public const int NoYear = int.MinValue;

        public int CompareTo(Cell other) => (Province, Year).CompareTo((other.Province, other.Year));
    }
}
