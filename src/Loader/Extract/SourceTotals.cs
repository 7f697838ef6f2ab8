using System.Collections.Immutable;
using Analytics.Operational.Model;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Extract;

/// <summary>Control totals by aggregate queries of the source, in the same look. They share no code with Shape
/// and Stage.</summary>
public sealed class SourceTotals(OperationalReader reader)
{
    /// <summary>Columns summed, by warehouse table, in the order of <see cref="TotalLine"/>.</summary>
    public static readonly ImmutableDictionary<string, ImmutableArray<string>> Columns =
        new Dictionary<string, ImmutableArray<string>>
        {
            ["budget_allocation"] = ["amount"],
            ["disbursement"] = ["amount"],
            ["training_course"] = ["course_count", "participants", "female", "minority", "days", "cost"],
            ["inspection"] = ["round_count"],
            ["inspected_unit"] = [],
            ["finding"] = [],
            ["household_review"] = ["households", "poor", "near_poor", "exits", "newly_poor", "relapsed", "other_flow"],
            ["household_support"] = ["households", "amount", "capital_recovered"],
        }.ToImmutableDictionary();

    /// <summary>The totals of one table by area and year.</summary>
    /// <param name="table">A key of <see cref="Columns"/>.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<ImmutableArray<TotalLine>> ReadAsync(string table, CancellationToken stop)
    {
        var lines = ImmutableArray.CreateBuilder<TotalLine>();
        await foreach (var line in Query(table, stop))
        {
            lines.Add(line);
        }

        return lines.ToImmutable();
    }

    private IAsyncEnumerable<TotalLine> Query(string table, CancellationToken stop) => table switch
    {
        "budget_allocation" => Of<BudgetAllocation>(TotalQueries.Allocations, stop),
        "disbursement" => Of<Disbursement>(TotalQueries.Disbursements, stop),
        "training_course" => Of<TrainingCourse>(TotalQueries.Trainings, stop),
        "inspection" => Of<Inspection>(TotalQueries.Inspections, stop),
        "inspected_unit" => reader.QueryAsync<InspectedUnit, Inspection, TotalLine>(ReadRange.All, TotalQueries.Visits,
            stop),
        "finding" => reader.QueryAsync<Finding, Inspection, TotalLine>(ReadRange.All, TotalQueries.Findings, stop),
        "household_review" => Of<HouseholdReview>(TotalQueries.Reviews, stop),
        "household_support" => Of<HouseholdSupport>(TotalQueries.Supports, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No control totals."),
    };

    private IAsyncEnumerable<TotalLine> Of<TRecord>(
        Func<IQueryable<TRecord>, IQueryable<TotalLine>> query, CancellationToken stop)
        where TRecord : OperationalRecord => reader.QueryAsync(ReadRange.All, query, stop);
}
