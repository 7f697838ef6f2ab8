using Analytics.Operational.Sample;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic;

/// <summary>What every generator draws from.</summary>
/// <param name="Options">Size and seed.</param>
/// <param name="Places">Units.</param>
/// <param name="Programme">Periods and projects.</param>
internal sealed record SyntheticWorld(SyntheticOptions Options, SyntheticPlaces Places, SyntheticProgramme Programme)
{
    /// <summary>Years of the data; 2021 had no approved programme and so no new money.</summary>
    public static readonly Weighted<int> MoneyYears = new(
    [
        (2016, 8), (2017, 10), (2018, 11), (2019, 12), (2020, 12), (2022, 9), (2023, 13), (2024, 14), (2025, 11),
    ]);

    public static SyntheticWorld Of(SampleTables dimensions, SyntheticOptions options) =>
        new(options, new(dimensions), new(dimensions));

    /// <summary>The stream of one record of a table.</summary>
    public SyntheticRandom Random(string table, long index) => SyntheticRandom.For(Options.Seed, table, index);

    /// <summary>The year of a record by its place in its table, so that records come in the order of years.</summary>
    public static int YearAt(long index, long count) => MoneyYears.At((index + 0.5) / count);
}
