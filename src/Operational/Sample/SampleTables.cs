using Analytics.Operational.Errors;
using Analytics.Operational.Model;

namespace Analytics.Operational.Sample;

/// <summary>All files of the sample, read and checked, with references still as text keys.</summary>
internal sealed class SampleTables
{
    private readonly Dictionary<Type, object> tables = [];

    /// <summary>Reads every file.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_SAMPLE for the first row that is wrong.</exception>
    public SampleTables(Func<string, Stream> open)
    {
        ReadDimensions(open);
        ReadFigures(open);
    }

    /// <summary>The rows of one table.</summary>
    public SampleTable<TRecord> Of<TRecord>()
        where TRecord : OperationalRecord, new() => (SampleTable<TRecord>)tables[typeof(TRecord)];

    /// <summary>The records of one table.</summary>
    public IEnumerable<TRecord> RecordsOf<TRecord>()
        where TRecord : OperationalRecord, new() => Of<TRecord>().Rows.Select(pair => pair.Record);

    /// <summary>The lists, periods, standards and projects that records may refer to.</summary>
    public SampleCodes Codes() => new(
        RecordsOf<CodeItem>(),
        RecordsOf<ProgrammePeriod>(),
        RecordsOf<PovertyStandard>(),
        RecordsOf<Project>());

    /// <summary>Reads only what describes the country and the programme; no figures.</summary>
    public static SampleTables DimensionsOnly()
    {
        var only = new SampleTables();
        only.ReadDimensions(SampleFiles.Open);
        return only;
    }

    private SampleTables()
    {
    }

    private void ReadDimensions(Func<string, Stream> open)
    {
        Read<CodeItem>(open);
        Read<PovertyStandard>(open);
        Read<ProgrammePeriod>(open);
        Read<Project>(open);
        Read<AdministrativeUnit>(open);
        Read<AreaSuccession>(open);
        ReadChecked<AreaClassMembership>(open);
        ReadChecked<ProjectApplicability>(open);
    }

    private void ReadFigures(Func<string, Stream> open)
    {
        Read<Dataset>(open);
        ReadChecked<BudgetAllocation>(open);
        ReadChecked<Disbursement>(open);
        ReadChecked<TrainingCourse>(open);
        ReadChecked<Inspection>(open);
        ReadChecked<InspectedUnit>(open);
        ReadChecked<Finding>(open);
        ReadChecked<HouseholdReview>(open);
        ReadChecked<HouseholdSupport>(open);
        ReadChecked<Target>(open);
        ReadChecked<ControlFigure>(open);
    }

    private void Read<TRecord>(Func<string, Stream> open)
        where TRecord : OperationalRecord, new() => tables[typeof(TRecord)] = SampleTable<TRecord>.Read(open);

    private void ReadChecked<TRecord>(Func<string, Stream> open)
        where TRecord : OperationalRecord, new()
    {
        Read<TRecord>(open);
        Codes().Check(Of<TRecord>());
    }
}
