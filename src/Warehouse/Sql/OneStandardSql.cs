using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>
/// Writes whether a record is of the one standard that counts for its province and year within a cell, so that no
/// household is added twice.
/// </summary>
internal static class OneStandardSql
{
    private const int InForceFirst = 100_000; // above every key of a standard, which is a SMALLINT

    public static string Of(InForceRule rule, IEnumerable<string> cell)
    {
        var rank = $"CASE WHEN {rule.Flag} THEN {Literal.Of(InForceFirst)} ELSE 0 END + {rule.Key}";
        var place = string.Join(", ", cell.Append("province_key").Append("year").Distinct());
        return $"{rank} = max({rank}) OVER (PARTITION BY {place})";
    }
}
