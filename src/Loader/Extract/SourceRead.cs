using System.Collections.Immutable;
using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Extract;

/// <summary>One consistent look at the operational database.</summary>
/// <remarks>Facts stream and are never held together; only the dimensions are.</remarks>
public sealed class SourceRead : IAsyncDisposable
{
    /// <summary>Ids that one statement names, as one parameter.</summary>
    public const int IdsInOneStatement = 2_000;

    private readonly OperationalReader _reader;

    private SourceRead(OperationalReader reader)
    {
        _reader = reader;
        Totals = new SourceTotals(reader);
    }

    /// <summary>Sums over the same moment, for Verify.</summary>
    public SourceTotals Totals { get; }

    /// <summary>All changes up to this row version are in the look.</summary>
    public long Watermark => _reader.Watermark;

    /// <summary>Tells the database from every other; null where it does not tell.</summary>
    public string? Identity => _reader.Identity;

    /// <summary>UTC when the look began; the cut-off of a source that names none.</summary>
    public DateTimeOffset BeganAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>Opens the source.</summary>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE, SOURCE_BAD_CONNECTION, SOURCE_SCHEMA_MISSING,
    /// SOURCE_EMPTY.</exception>
    public static async Task<SourceRead> OpenAsync(OperationalOptions options, CancellationToken stop) =>
        new(await OperationalReader.OpenAsync(options, stop));

    /// <summary>Everything that facts refer to.</summary>
    public async Task<SourceDimensions> DimensionsAsync(CancellationToken stop) => new()
    {
        Dataset = (await AllAsync<Dataset>(stop))[0], // the reader refuses a source without one
        CodeItems = await AllAsync<CodeItem>(stop),
        PovertyStandards = await AllAsync<PovertyStandard>(stop),
        Programmes = await AllAsync<ProgrammePeriod>(stop),
        Projects = await AllAsync<Project>(stop),
        Units = await AllAsync<AdministrativeUnit>(stop),
        UnitIds = await ListAsync(
            IdsAsync<AdministrativeUnit>(Withdrawn, units => units.Select(unit => unit.Id), stop)),
        Successions = await AllAsync<AreaSuccession>(stop),
        Classes = await AllAsync<AreaClassMembership>(stop),
        Applicabilities = await AllAsync<ProjectApplicability>(stop),
    };

    /// <summary>Records of a table that are not withdrawn.</summary>
    public IAsyncEnumerable<TRecord> Records<TRecord>(ReadRange range, CancellationToken stop)
        where TRecord : OperationalRecord => _reader.ReadAsync<TRecord>(range, stop);

    /// <summary>Inspections with the number of units known by name.</summary>
    public IAsyncEnumerable<InspectionRead> Inspections(ReadRange range, CancellationToken stop) =>
        _reader.ReadWithAsync<Inspection, InspectedUnit, InspectionRead>(
            range, SourceQueries.Inspections, read => read.Inspection.Id, stop);

    /// <summary>Visits, each with its inspection.</summary>
    public IAsyncEnumerable<VisitRead> Visits(ReadRange range, CancellationToken stop) =>
        _reader.ReadWithAsync<InspectedUnit, Inspection, VisitRead>(
            range, SourceQueries.Visits, read => read.Visit.Id, stop);

    /// <summary>Findings, each with its inspection.</summary>
    public IAsyncEnumerable<FindingRead> Findings(ReadRange range, CancellationToken stop) =>
        _reader.ReadWithAsync<Finding, Inspection, FindingRead>(
            range, SourceQueries.Findings, read => read.Finding.Id, stop);

    /// <summary>Ids of the records that were changed after a watermark, withdrawn ones included.</summary>
    public async Task<List<long>> ChangedAsync<TRecord>(long watermark, CancellationToken stop)
        where TRecord : OperationalRecord
    {
        var ids = new List<long>();
        await foreach (var mark in _reader.MarksAsync<TRecord>(ReadRange.ChangedSince(watermark), stop))
        {
            ids.Add(mark.Id);
        }

        return ids;
    }

    /// <summary>The inspections of some visits, withdrawn visits included.</summary>
    public Task<List<long>> InspectionsOfAsync(IEnumerable<long> visits, CancellationToken stop) =>
        ChunksAsync(visits, chunk => IdsAsync<InspectedUnit>(
            Withdrawn with { Ids = [.. chunk] }, rows => rows.Select(visit => visit.InspectionId).Distinct(), stop));

    /// <summary>The visits of some inspections.</summary>
    public Task<List<long>> VisitsOfAsync(IEnumerable<long> inspections, CancellationToken stop) =>
        ChunksAsync(inspections, chunk => IdsAsync<InspectedUnit>(
            ReadRange.All, rows => SourceQueries.VisitsOf(rows, chunk), stop));

    /// <summary>The findings of some inspections.</summary>
    public Task<List<long>> FindingsOfAsync(IEnumerable<long> inspections, CancellationToken stop) =>
        ChunksAsync(inspections, chunk => IdsAsync<Finding>(
            ReadRange.All, rows => SourceQueries.FindingsOf(rows, chunk), stop));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static ReadRange Withdrawn => ReadRange.All with { Deleted = DeletedRows.Included };

    private IAsyncEnumerable<long> IdsAsync<TRecord>(
        ReadRange range, Func<IQueryable<TRecord>, IQueryable<long>> query, CancellationToken stop)
        where TRecord : OperationalRecord => _reader.QueryAsync(range, query, stop);

    private async Task<ImmutableArray<TRecord>> AllAsync<TRecord>(CancellationToken stop)
        where TRecord : OperationalRecord => await ListAsync(Records<TRecord>(ReadRange.All, stop));

    private static async Task<ImmutableArray<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        await foreach (var row in rows)
        {
            all.Add(row);
        }

        return all.ToImmutable();
    }

    private static async Task<List<long>> ChunksAsync(
        IEnumerable<long> ids, Func<long[], IAsyncEnumerable<long>> query)
    {
        var found = new List<long>();
        foreach (var chunk in ids.Chunk(IdsInOneStatement))
        {
            found.AddRange(await ListAsync(query(chunk)));
        }

        return found;
    }
}
