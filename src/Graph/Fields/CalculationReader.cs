using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Reads the fields of a cell that ask for a calculation.</summary>
internal static class CalculationReader
{
    /// <summary>The calculation of a field; null for a field that is none.</summary>
    public static Calculation? Read(Selection field)
    {
        var given = field.Arguments;
        return field.Field.Name switch
        {
            "share" => new Calculation.Share(Words.Within(given.Get<string>("of") ?? "ALL")),
            "rank" => new Calculation.Rank(
                Words.Direction(given.Get<string>("direction") ?? "DESC"),
                Words.Within(given.Get<string>("within") ?? "ALL")),
            "percentile" => new Calculation.Percentile(Words.Within(given.Get<string>("within") ?? "ALL")),
            "running" => new Calculation.Running(Words.Reset(given.Get<string>("reset") ?? "YEAR")),
            "compare" =>
                new Calculation.Compare(OrderReader.ReadShift(given.Get<InputObject>("to") ?? InputObject.Empty)),
            _ => null,
        };
    }
}
