using Analytics.Operational.Model;
using Analytics.Operational.Sample;

namespace Analytics.Operational.Synthetic.World;

/// <summary>The dimension files of the sample with ids given in the order of the files; no published figure is
/// read.</summary>
internal static class SyntheticDimensions
{
    public static SampleTables Read()
    {
        var tables = SampleTables.DimensionsOnly();
        Number(tables.Of<CodeItem>());
        Number(tables.Of<PovertyStandard>());
        Number(tables.Of<ProgrammePeriod>());
        Number(tables.Of<Project>());
        Number(tables.Of<AdministrativeUnit>());
        Number(tables.Of<AreaSuccession>());
        Number(tables.Of<AreaClassMembership>());
        Number(tables.Of<ProjectApplicability>());

        var areas = tables.Of<AdministrativeUnit>().IdsByKey();
        SampleReference.Resolve(tables.Of<AdministrativeUnit>(), "parent", areas);
        SampleReference.Resolve(tables.Of<AreaSuccession>(), "predecessor", areas);
        SampleReference.Resolve(tables.Of<AreaSuccession>(), "successor", areas);
        SampleReference.Resolve(tables.Of<AreaClassMembership>(), "area", areas);
        SampleReference.Resolve(tables.Of<ProjectApplicability>(), "area", areas);
        return tables;
    }

    private static void Number<TRecord>(SampleTable<TRecord> table)
        where TRecord : OperationalRecord, new()
    {
        for (var index = 0; index < table.Rows.Length; index++)
        {
            table.Rows[index].Record.Id = index + 1;
        }
    }
}
