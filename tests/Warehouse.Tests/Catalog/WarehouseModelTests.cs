using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Tests.Catalog;

public sealed class WarehouseModelTests
{
    [Fact]
    public void Measures_across_all_subjects_are_those_of_the_contract_in_its_order()
    {
        Assert.Equal(
            "allocated carriedIn available disbursed disbursementRate disbursementRateOfNew courses trainees traineesFemale femaleShare " +
            "traineesMinority trainingDays trainingCost costPerTrainee inspections unitsInspected findings findingsResolved findingsOpen " +
            "resolutionRate totalHouseholds poorHouseholds nearPoorHouseholds povertyRate nearPovertyRate escapedPoverty newlyPoor relapsed " +
            "householdsSupported supportAmount supportPerHousehold capitalRecovered recoveryRate",
            string.Join(' ', WarehouseModel.Semantic.MeasuresOf(null).Select(one => one.Name)));
    }

    [Fact]
    public void Every_column_that_the_model_names_exists()
    {
        var shared = WarehouseModel.Semantic.SharedDimensions.ToList();

        Assert.All(WarehouseSchema.Star.Facts, fact => Assert.All(shared, dimension => Assert.True(fact.Has(dimension.Column), dimension.Name)));
        Assert.All(WarehouseModel.Semantic.Subjects, subject => Assert.All(subject.OwnDimensions, name => Assert.Contains(
            WarehouseModel.Semantic.Measures.Where(one => one.Subject == subject.Name),
            one => SemanticModel.Reaches(one, WarehouseModel.Semantic.FindDimension(name)!))));
    }

    [Fact]
    public void Every_measure_and_dimension_says_what_it_is_in_both_languages()
    {
        var texts = WarehouseModel.Semantic.Measures.SelectMany(one => new[] { one.Title, one.Definition })
            .Concat(WarehouseModel.Semantic.Dimensions.SelectMany(one => new[] { one.Title, one.Definition }));

        Assert.All(texts, text => Assert.True(text.Vi.Length > 0 && text.En.Length > 0 && text.Vi != text.En, text.En));
        Assert.All(WarehouseModel.Semantic.Measures, one => Assert.NotEqual("", one.Formula));
    }

    [Fact]
    public void A_table_is_created_with_its_columns_in_order()
    {
        Assert.Equal("""
            CREATE TABLE span (
              span_key SMALLINT NOT NULL,
              code VARCHAR NOT NULL,
              from_on DATE NOT NULL,
              until_on DATE NOT NULL
            )
            """, SchemaDdl.CreateTable(Members.Span));
    }
}
