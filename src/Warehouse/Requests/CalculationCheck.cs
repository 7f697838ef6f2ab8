using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Finds calculations that the grain cannot answer.</summary>
internal static class CalculationCheck
{
    private const int MostSteps = 100;
    private const int MostShifts = 8; // each is one more scan of every fact compared

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

        if (query.Shifts.Count() is var shifts and > MostShifts)
        {
            findings.Add(QueryErrors.TooManyShifts(shifts, MostShifts));
        }

        foreach (var shift in query.Shifts)
        {
            Check(query, shift, query.ComparedBy(shift).First().Name, findings);
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
    }

    private static void Check(ResolvedQuery query, Shift shift, string measure, Findings findings)
    {
        if (shift is Shift.Previous { Steps: < 1 or > MostSteps } previous)
        {
            findings.Add(QueryErrors.BadShift("previous", previous.Steps, MostSteps));
        }
        else if (shift is Shift.YearsBack { Years: < 1 or > MostSteps } back)
        {
            findings.Add(QueryErrors.BadShift("yearsBack", back.Years, MostSteps));
        }
        else if (shift is Shift.Period period && PeriodCode.Read(period.Code, query.Dimensions) is null)
        {
            findings.Add(QueryErrors.UnknownPeriod(period.Code));
        }
        else if (shift is not Shift.Snapshot && Shifting.Of(query, query.By, shift) is null)
        {
            findings.Add(query.Frame.Hull is null
                ? QueryErrors.ShiftWithoutPeriod(measure)
                : QueryErrors.ShiftOfOddPeriod(measure));
        }
    }
}
