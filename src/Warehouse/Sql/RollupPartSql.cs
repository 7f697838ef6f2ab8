using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the aggregates of parts over the rows of a roll-up; they equal those over its records.</summary>
internal static class RollupPartSql
{
    public static string Of(Part part) => part.Value switch
    {
        PartValue.Rows => Count(Rollup.Records, part),
        PartValue.Known known => Count(Rollup.KnownOf(known.Column), part),
        PartValue.KnownBoth both => Count(Rollup.Both(both.Column, both.Other), part),
        PartValue.Sum sum => Sum(Rollup.SumOf(sum.Column), part),
        PartValue.SumBeside sum => Sum(Rollup.Beside(sum.Column, sum.Other), part),
        _ => PartSql.Of(part), // of keys and of qualifiers, whose bits a roll-up keeps under the same name
    };

    private static string Count(string column, Part part) =>
        $"coalesce(sum({column}){PartSql.Filter(part)}, 0)::BIGINT";

    private static string Sum(string column, Part part) => $"(sum({column}){PartSql.Filter(part)})::BIGINT";
}
