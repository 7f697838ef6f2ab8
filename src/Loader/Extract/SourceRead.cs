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
        Successions = await AllAsync<AreaSuccession>(stop),
        Classes = await AllAsync<AreaClassMembership>(stop),
        Applicabilities = await AllAsync<ProjectApplicability>(stop),
    };

    /// <summary>All records of a table that are not withdrawn.</summary>
    public IAsyncEnumerable<TRecord> Records<TRecord>(CancellationToken stop)
        where TRecord : OperationalRecord => _reader.ReadAsync<TRecord>(ReadRange.All, stop);

    /// <summary>Inspections with the number of units known by name.</summary>
    public IAsyncEnumerable<InspectionRead> Inspections(CancellationToken stop) =>
        _reader.QueryAsync<Inspection, InspectedUnit, InspectionRead>(ReadRange.All, SourceQueries.Inspections, stop);

    /// <summary>Visits, each with its inspection.</summary>
    public IAsyncEnumerable<VisitRead> Visits(CancellationToken stop) =>
        _reader.QueryAsync<InspectedUnit, Inspection, VisitRead>(ReadRange.All, SourceQueries.Visits, stop);

    /// <summary>Findings, each with its inspection.</summary>
    public IAsyncEnumerable<FindingRead> Findings(CancellationToken stop) =>
        _reader.QueryAsync<Finding, Inspection, FindingRead>(ReadRange.All, SourceQueries.Findings, stop);

    /// <summary>How many records of each table are withdrawn, where any are.</summary>
    public async Task<long> WithdrawnAsync<TRecord>(CancellationToken stop)
        where TRecord : OperationalRecord =>
        await _reader.CountAsync<TRecord>(ReadRange.All with { Deleted = DeletedRows.Included }, stop)
        - await _reader.CountAsync<TRecord>(ReadRange.All, stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<ImmutableArray<TRecord>> AllAsync<TRecord>(CancellationToken stop)
        where TRecord : OperationalRecord
    {
        var records = ImmutableArray.CreateBuilder<TRecord>();
        await foreach (var record in Records<TRecord>(stop))
        {
            records.Add(record);
        }

        return records.ToImmutable();
    }
}
