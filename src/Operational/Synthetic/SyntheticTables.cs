using Analytics.Operational.Model;
using Analytics.Operational.Sample;
using Analytics.Operational.Synthetic.Activities;
using Analytics.Operational.Synthetic.Households;
using Analytics.Operational.Synthetic.Money;
using Analytics.Operational.Synthetic.Writing;

namespace Analytics.Operational.Synthetic;

/// <summary>Writes every table in an order in which what is referred to is there already.</summary>
internal sealed class SyntheticTables(IRowSink sink, IProgress<SyntheticProgress>? progress, CancellationToken stop)
{
    private static readonly string[] LevelsFromTheTop = ["COUNTRY", "REGION", "PROVINCE", "DISTRICT", "COMMUNE"];

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    public async Task WriteDimensionsAsync(SampleTables dimensions, SyntheticOptions options)
    {
        await WriteAsync([Dataset(options)]);
        await WriteAsync(dimensions.RecordsOf<CodeItem>());
        await WriteAsync(dimensions.RecordsOf<PovertyStandard>());
        await WriteAsync(dimensions.RecordsOf<ProgrammePeriod>());
        await WriteAsync(dimensions.RecordsOf<Project>());
        await WriteAsync(dimensions.RecordsOf<AdministrativeUnit>()
            .OrderBy(unit => Array.IndexOf(LevelsFromTheTop, unit.Level)));
        await WriteAsync(dimensions.RecordsOf<AreaSuccession>());
        await WriteAsync(dimensions.RecordsOf<AreaClassMembership>());
        await WriteAsync(dimensions.RecordsOf<ProjectApplicability>());
    }

    public async Task WriteFactsAsync(SyntheticWorld world)
    {
        var lines = new FundingLines(world);
        await WriteAsync(new AllocationRows(world, lines).All());
        await WriteAsync(new PaymentRows(world, lines).All());
        await WriteAsync(new TrainingRows(world).All());

        var plans = new InspectionPlans(world);
        await WriteAsync(new InspectionRows(world, plans).Inspections());
        await WriteAsync(new InspectionRows(world, plans).Visits());
        await WriteAsync(new FindingRows(world, plans).All());

        var paths = new HouseholdPaths(world);
        await WriteAsync(new ReviewRows(world, paths).All());
        await WriteAsync(new SupportRows(world).All());
        await WriteAsync(new TargetRows(world, paths).All());
        await WriteAsync(new ControlRows(paths).All());
    }

    private static Dataset Dataset(SyntheticOptions options) => new()
    {
        Name = "DỮ LIỆU GIẢ LẬP, không phải số liệu công bố "
            + $"(hạt giống {options.Seed}, {options.Disbursements} lần chi)",
        NameEn = $"SYNTHETIC data, no published figures (seed {options.Seed}, {options.Disbursements} disbursements)",
        IsSynthetic = true,
        CutoffAt = SyntheticDataSet.CutoffDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-7),
        Citation = "Dữ liệu giả lập để thử nghiệm; không được trích dẫn như số liệu thật.",
        CitationEn = "Generated for tests; not to be cited as real figures.",
    };

    private async Task WriteAsync<TRecord>(IEnumerable<TRecord> rows)
        where TRecord : OperationalRecord
    {
        var count = await sink.WriteAsync(rows, stop);
        Rows += count;
        progress?.Report(new(typeof(TRecord).Name, count));
    }
}
