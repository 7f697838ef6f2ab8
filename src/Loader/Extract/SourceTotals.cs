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
    /// <param name="scope">Which of them.</param>
    /// <param name="stop">Gives up.</param>
    public Task<ImmutableArray<TotalLine>> ReadAsync(string table, TotalScope scope, CancellationToken stop) =>
        AllAsync(Query(table, ReadRange.All, scope, stop));

    /// <summary>The totals of some records of one table by area and year.</summary>
    /// <param name="table">A key of <see cref="Columns"/>.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<ImmutableArray<TotalLine>> OfRecordsAsync(
        string table, IEnumerable<long> ids, CancellationToken stop)
    {
        var lines = ImmutableArray.CreateBuilder<TotalLine>();
        foreach (var chunk in ids.Chunk(SourceRead.IdsInOneStatement))
        {
            lines.AddRange(await AllAsync(Query(table, ReadRange.Of([.. chunk]), TotalScope.All, stop)));
        }

        return lines.ToImmutable();
    }

    private IAsyncEnumerable<TotalLine> Query(
        string table, ReadRange range, TotalScope scope, CancellationToken stop) => table switch
    {
        "budget_allocation" => Of<BudgetAllocation>(range, rows => TotalQueries.Allocations(scope.Of(rows)), stop),
        "disbursement" => Of<Disbursement>(range, rows => TotalQueries.Disbursements(scope.Of(rows)), stop),
        "training_course" => Of<TrainingCourse>(range, rows => TotalQueries.Trainings(scope.InAreas(rows)), stop),
        "inspection" => Of<Inspection>(range, rows => TotalQueries.Inspections(scope.InAreas(rows)), stop),
        "inspected_unit" => reader.QueryAsync<InspectedUnit, Inspection, TotalLine>(
            range, (visits, inspections) => TotalQueries.Visits(visits, scope.InAreas(inspections)), stop),
        "finding" => reader.QueryAsync<Finding, Inspection, TotalLine>(
            range, (findings, inspections) => TotalQueries.Findings(findings, scope.InAreas(inspections)), stop),
        "household_review" => Of<HouseholdReview>(range, rows => TotalQueries.Reviews(scope.Of(rows)), stop),
        "household_support" => Of<HouseholdSupport>(range, rows => TotalQueries.Supports(scope.InAreas(rows)), stop),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "No control totals."),
    };

    private IAsyncEnumerable<TotalLine> Of<TRecord>(
        ReadRange range, Func<IQueryable<TRecord>, IQueryable<TotalLine>> query, CancellationToken stop)
        where TRecord : OperationalRecord => reader.QueryAsync(range, query, stop);

    private static async Task<ImmutableArray<TotalLine>> AllAsync(IAsyncEnumerable<TotalLine> lines)
    {
        var all = ImmutableArray.CreateBuilder<TotalLine>();
        await foreach (var line in lines)
        {
            all.Add(line);
        }

        return all.ToImmutable();
    }
}
