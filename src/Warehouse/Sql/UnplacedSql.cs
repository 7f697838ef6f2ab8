using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes how many records lie in no unit of a map for certain, and how much they tell.</summary>
public static class UnplacedSql
{
    /// <summary>One row: number of records, then one sum for each part.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="filter">Which records are meant.</param>
    /// <param name="sums">What is added.</param>
    public static string Of(Fact fact, RecordTest filter, ImmutableArray<Part> sums)
    {
        var items = sums.Select(PartSql.Of).Prepend("count(*)");
        return $"SELECT {string.Join(", ", items)}\nFROM {fact.Name}\n" +
            $"WHERE {RecordTestSql.Of(filter, new Clock.Own(), Extent.Inside)}";
    }
}
