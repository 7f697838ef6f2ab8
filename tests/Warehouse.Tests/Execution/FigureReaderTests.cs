using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class FigureReaderTests
{
    private const long Great = 5_000_000_000_000_000_000;
    private static readonly Allocation Before = Ask.Allocation(World.HaGiang, 2022, -Great);

    [Fact]
    public async Task Amounts_that_do_not_fit_together_are_refused_and_never_told_as_another_number()
    {
        var request = Ask.For("", "allocated carriedIn", Ask.Years(2023));
        Allocation[] both = [Ask.Allocation(World.HaGiang, 2023, Great), Ask.Allocation(World.HaGiang, 2023, Great, origin: 2022)];

        var apart = await Ask.Of(new() { Allocations = both }, request);

        Assert.Equal([Great, Great], apart.Rows?.Measures.Select(column => column.Exact[0]));
        await Assert.ThrowsAsync<OverflowException>(() => Ask.Of(new() { Allocations = both }, Ask.For("", "available", Ask.Years(2023))));
    }

    [Theory]
    [InlineData(SortOn.Value)]
    [InlineData(SortOn.Delta)]
    public async Task Changes_that_do_not_fit_are_refused_and_never_told_as_another_number(SortOn on)
    {
        var back = new Shift.YearsBack(1);
        var request = Ask.For("year", "allocated") with
        {
            Facts = [new("allocated", [new Calculation.Compare(back)])],
            OrderBy = [new RowOrder.ByMeasure("allocated", On: on, Shift: on == SortOn.Value ? null : back)],
        };

        Task<Answer> Told(long amount) => Ask.Of(
            new() { Allocations = [Before, Ask.Allocation(World.HaGiang, 2023, amount)] }, request);

        var told = await Told(long.MaxValue - Great);
        Assert.Contains(long.MaxValue, told.Rows?.Measures[0].Calculations[0].Exact ?? []);
        await Assert.ThrowsAsync<OverflowException>(() => Told(long.MaxValue - Great + 1));
    }
}
