using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Extract;
using Analytics.Operational.Model;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Stage;

/// <summary>Which records have to be shaped anew: those that changed, those whose unit, code or inspection changed, and
/// those that were rejected.</summary>
internal sealed class ChangedRecords(SourceRead source, StagedWarehouse staged, DimensionChange change)
{
    private const string Inspections = "inspection";
    private const string Visits = "inspected_unit";
    private const string Findings = "finding";

    private readonly Dictionary<string, HashSet<long>> _ids = [];

    /// <summary>Finds them.</summary>
    /// <param name="watermark">That of the former load.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Ids by warehouse table, those of withdrawn records included.</returns>
    public async Task<ImmutableDictionary<string, ImmutableArray<long>>> FindAsync(
        long watermark, CancellationToken stop)
    {
        await AddChangedAsync(watermark, stop);
        foreach (var fact in WarehouseSchema.Star.Facts)
        {
            _ids[fact.Name].UnionWith(OfDimensions(fact));
            _ids[fact.Name].UnionWith(StagedTotals.RejectedIds(staged, fact.Name));
        }

        await FollowInspectionsAsync(stop);
        return _ids.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Order().ToImmutableArray());
    }

    private async Task AddChangedAsync(long watermark, CancellationToken stop)
    {
        async Task AddAsync<TRecord>(string table)
            where TRecord : OperationalRecord =>
            _ids.Add(table, [.. await source.ChangedAsync<TRecord>(watermark, stop)]);

        await AddAsync<BudgetAllocation>("budget_allocation");
        await AddAsync<Disbursement>("disbursement");
        await AddAsync<TrainingCourse>("training_course");
        await AddAsync<Inspection>(Inspections);
        await AddAsync<InspectedUnit>(Visits);
        await AddAsync<Finding>(Findings);
        await AddAsync<HouseholdReview>("household_review");
        await AddAsync<HouseholdSupport>("household_support");
    }

    // Visits and findings take place and project from their inspection; an inspection counts its visits, those it
    // has now and those it had.
    private async Task FollowInspectionsAsync(CancellationToken stop)
    {
        var inspections = _ids[Inspections].ToList();
        var counted = await source.InspectionsOfAsync(_ids[Visits], stop);
        counted.AddRange(FormerInspections());
        _ids[Visits].UnionWith(await source.VisitsOfAsync(inspections, stop));
        _ids[Findings].UnionWith(await source.FindingsOfAsync(inspections, stop));
        _ids[Inspections].UnionWith(counted);
    }

    private IEnumerable<long> FormerInspections()
    {
        staged.KeepIds("visit_ids", _ids[Visits]);
        return staged.Query(
            $"""
            SELECT inspection_id FROM {Visits} SEMI JOIN visit_ids USING (record_id) UNION
            SELECT inspection_id FROM rejected_record SEMI JOIN visit_ids USING (record_id)
            WHERE table_name = '{Visits}'
            """,
            row => row.GetInt64(0));
    }

    private List<long> OfDimensions(Fact fact)
    {
        var tests = change.Members.SelectMany(members => KeyColumns.Of(fact, members.Key)
            .Select(column => $"{column} IN ({List(members.Value)})")).ToList();
        if (change.Areas.Length > 0)
        {
            tests.Add($"area_key IN ({List(change.Areas)})");
        }

        if (change.Areas.Length > 0 && fact.Has("unit_key"))
        {
            tests.Add($"unit_key IN ({List(change.Areas)})");
        }

        return tests.Count == 0
            ? []
            : staged.Query(
                $"SELECT record_id FROM {fact.Name} WHERE {string.Join(" OR ", tests)}", row => row.GetInt64(0));
    }

    private static string List(ImmutableArray<int> keys) =>
        string.Join(", ", keys.Select(key => key.ToString(CultureInfo.InvariantCulture)));
}
