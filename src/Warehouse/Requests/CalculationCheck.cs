using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Finds calculations that the grain cannot answer.</summary>
internal static class CalculationCheck
{
    private static readonly ImmutableArray<string> Periods = ["year", "quarter", "month"];

    public static void Add(ResolvedQuery query, Findings findings)
    {
        foreach (var ask in query.Asks)
        {
            foreach (var calculation in ask.Ask.Calculations)
            {
                Check(query.By, ask.Measure, calculation, findings);
            }
        }

        if (query.OrderBy.OfType<ResolvedOrder.ByMeasure>().Any(order => order.On != SortOn.Value))
        {
            findings.Add(QueryErrors.NotSupported("Rows cannot yet be ordered by a change.", "Order by value."));
        }
    }

    private static void Check(ImmutableArray<Dimension> by, Measure measure, Calculation calculation, Findings findings)
    {
        if (Partitions.Of(calculation) is { } within && Partitions.ToldBy(within) is { IsEmpty: false } tellers &&
            !by.Any(one => tellers.Contains(one.Name)))
        {
            findings.Add(QueryErrors.PartitionNotInGrain(measure.Name, within, tellers));
        }

        if (calculation is Calculation.Running && !by.Any(one => Periods.Contains(one.Name)))
        {
            findings.Add(QueryErrors.RunningWithoutPeriod(measure.Name, Periods));
        }

        if (calculation is Calculation.Compare)
        {
            findings.Add(QueryErrors.NotSupported(
                "Cells cannot yet be compared.", "Ask both periods and compare their values."));
        }
    }
}
