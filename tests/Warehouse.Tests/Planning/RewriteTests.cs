using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

public sealed class RewriteTests
{
    [Fact]
    public void Two_measures_of_one_fact_share_one_scan_and_need_no_regrouping()
    {
        var request = Ask.For("province", "courses trainees");

        Assert.Equal("""
            Sort by keys
              Combine by province
                Scan training_course by province where all: training_course_rows, training_course_qualifiers, training_course_course_count_sum, training_course_course_count_known
                Scan training_course by province where all: training_course_rows, training_course_qualifiers, training_course_participants_sum, training_course_participants_known
            """, Compiled.Plan(request));
        Assert.Equal("""
            Sort by keys
              Scan training_course by province where all: training_course_rows, training_course_qualifiers, training_course_course_count_sum, training_course_course_count_known, training_course_participants_sum, training_course_participants_known
            """, Compiled.Rewritten(request));
    }

    [Fact]
    public void Facts_are_never_joined_but_combined_after_aggregation()
    {
        Assert.Equal("""
            Sort by keys
              Combine by year
                Scan training_course by year where year in [2023]: training_course_rows, training_course_qualifiers, training_course_course_count_sum, training_course_course_count_known
                Scan finding on resolved_on by year where year in [2023]: finding_resolved_on_rows, finding_resolved_on_qualifiers
            """, Compiled.Rewritten(Ask.For("year", "courses findingsResolved", Ask.Years(2023))));
    }

    [Fact]
    public void Another_period_is_scanned_for_the_measures_compared_only_and_for_its_own_years_only()
    {
        var compared = new FactAsk("trainees", [new Calculation.Compare(new Shift.YearsBack(1))]);

        Assert.Equal("""
            Sort by keys
              Compare with year 1 back
                Scan training_course by year where year in [2023]: training_course_rows, training_course_qualifiers, training_course_participants_sum, training_course_participants_known, training_course_course_count_sum, training_course_course_count_known
                Scan training_course by year where year in [2022]: other0_training_course_rows, other0_training_course_qualifiers, other0_training_course_participants_sum, other0_training_course_participants_known
            """, Compiled.Rewritten(Ask.For("year", "courses", Ask.Years(2023)) with { Facts = [compared, new FactAsk("courses")] }));
    }

    [Fact]
    public void Nested_tests_are_flattened()
    {
        var nested = new Filter.And([new Filter.And([Ask.Years(2023)]), new Filter.Or([Ask.Under("42"), new Filter.Or([Ask.Under("11")])])]);

        Assert.Equal("""
            Sort by keys
              Scan training_course by year where (year in [2023] and (province in [830] or province in [865])): training_course_rows, training_course_qualifiers, training_course_course_count_sum, training_course_course_count_known
            """, Compiled.Rewritten(Ask.For("year", "courses", nested)));
    }

    [Fact]
    public void Rewriting_twice_is_rewriting_once()
    {
        var random = new Random(7);
        for (var number = 0; number < 50; number++)
        {
            var request = Ask.For(random.Next(2) == 0 ? "province year" : "region", "disbursementRate povertyRate trainees findingsOpen", Ask.Years(2023));
            var once = Rewrites.Apply(Planner.Rows(Compiled.Resolve(request), []).Plan);

            Assert.Equal(PlanText.Of(once), PlanText.Of(Rewrites.Apply(once)));
        }
    }
}
