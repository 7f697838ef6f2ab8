using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Requests;

public sealed class ResolverErrorTests
{
    [Fact]
    public void All_problems_of_a_request_are_told_at_once()
    {
        var request = Ask.For("provinse fundingSource year year", "disbursd visits", new Filter.And(
            [Ask.Years(23), new Filter.Between(new(2024, 1, 1), new(2023, 1, 1)), new Filter.Last(0, TimeGrain.Year), Ask.Under("99")])) with
        {
            First = -1,
            OrderBy = [new RowOrder.ByDimension("region")],
        };

        var problem = Assert.Throws<AnalyticsException>(() => Compiled.Resolve(request));

        Assert.Equal(
            [
                "QUERY_UNKNOWN_DIMENSION", "QUERY_UNKNOWN_DIMENSION", "QUERY_REPEATED_DIMENSION", "QUERY_UNKNOWN_MEASURE", "QUERY_UNKNOWN_MEASURE",
                "QUERY_BAD_PERIOD", "QUERY_BAD_PERIOD", "QUERY_BAD_PERIOD", "QUERY_UNKNOWN_CODE", "QUERY_ORDER_NOT_IN_GRAIN", "QUERY_BAD_PAGE",
            ],
            problem.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_mistyped_measure_is_answered_with_the_nearest_one()
    {
        var problem = Assert.Throws<AnalyticsException>(() => Compiled.Resolve(Ask.For("", "disbursd", subject: "funding")));

        Assert.Equal(
            new AnalyticsError("QUERY_UNKNOWN_MEASURE", "No measure is called 'disbursd'.",
                "Did you mean disbursed? Known measures: allocated, carriedIn, available, disbursed, disbursementRate, disbursementRateOfNew, allocations, payments."),
            Assert.Single(problem.Errors));
    }

    [Theory]
    [InlineData(SortOn.Delta, false, "QUERY_ORDER_WITHOUT_SHIFT", "'disbursed' is ordered by its change, but not against what.")]
    [InlineData(SortOn.Ratio, false, "QUERY_ORDER_WITHOUT_SHIFT", "'disbursed' is ordered by its change, but not against what.")]
    [InlineData(SortOn.Value, true, "QUERY_SHIFT_WITHOUT_EFFECT", "'disbursed' is ordered by its value, which shift does not change.")]
    public void An_order_by_a_change_needs_a_shift_and_one_by_the_value_has_none(SortOn on, bool shifted, string code, string message)
    {
        var order = new RowOrder.ByMeasure("disbursed", On: on, Shift: shifted ? new Shift.YearsBack(1) : null);

        var problem = Assert.Throws<AnalyticsException>(
            () => Compiled.Resolve(Ask.For("year", "disbursed") with { OrderBy = [order] }));

        var error = Assert.Single(problem.Errors);
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void Groups_without_a_measure_are_refused_and_members_without_one_are_not()
    {
        var groups = Ask.For("province year", "disbursed") with { Facts = [] };

        var problem = Assert.Throws<AnalyticsException>(() => Compiled.Resolve(groups));

        var error = Assert.Single(problem.Errors);
        Assert.Equal(
            ("QUERY_NO_MEASURES", "Rows by province, year are groups with records of a measure, and no measure is asked."),
            (error.Code, error.Message));
        Assert.Empty(Compiled.Resolve(groups with { Fill = Fill.AllMembers }).Asks);
        Assert.Empty(Compiled.Resolve(groups with { OrderBy = [new RowOrder.ByMeasure("disbursed")] }).Asks);
        Assert.Empty(Compiled.Resolve(groups with { Having = new Having.Test("disbursed", new() { Gt = 0 }) }).Asks);
        Assert.Empty(Compiled.Resolve(groups with { Parts = AnswerParts.Total }).Asks);
    }

    [Fact]
    public void A_measure_of_another_subject_names_that_subject()
    {
        var problem = Assert.Throws<AnalyticsException>(() => Compiled.Resolve(Ask.For("", "courses", subject: "support")));

        Assert.StartsWith("Ask it in trainings.", Assert.Single(problem.Errors).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_subject_is_refused()
    {
        var problem = Assert.Throws<AnalyticsException>(() => Compiled.Resolve(Ask.For("", "courses", subject: "training")));

        Assert.Equal(("QUERY_UNKNOWN_SUBJECT", true), (problem.Errors[0].Code, problem.Errors[0].Remedy.Contains("Did you mean trainings?")));
    }
}
