using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class FigureReaderTests
{
    private const long Great = 5_000_000_000_000_000_000;

    [Fact]
    public async Task Amounts_that_do_not_fit_together_are_refused_and_never_told_as_another_number()
    {
        var request = Ask.For("", "allocated carriedIn", Ask.Years(2023));
        Allocation[] both = [Ask.Allocation(World.HaGiang, 2023, Great), Ask.Allocation(World.HaGiang, 2023, Great, origin: 2022)];

        var apart = await Ask.Of(new() { Allocations = both }, request);

        Assert.Equal([Great, Great], apart.Rows?.Measures.Select(column => column.Exact[0]));
        await Assert.ThrowsAsync<OverflowException>(() => Ask.Of(new() { Allocations = both }, Ask.For("", "available", Ask.Years(2023))));
    }
}
