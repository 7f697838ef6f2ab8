using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>What can be asked together with given measures and dimensions, without a NOT_APPLICABLE answer.</summary>
internal sealed record Compatible(ImmutableArray<Measure> Measures, ImmutableArray<Dimension> Dimensions)
{
    /// <summary>What goes together with names that the model knows.</summary>
    public static Compatible Of(SemanticModel model, ImmutableArray<string> facts, ImmutableArray<string> by)
    {
        var measures = facts.Select(model.FindMeasure).OfType<Measure>().ToList();
        var dimensions = by.Select(model.FindDimension).OfType<Dimension>().ToList();
        var subjects = model.Subjects.Where(subject => Holds(model, subject, measures, dimensions)).ToList();
        var goingMeasures = model.Measures
            .Where(one => one.Scope != MeasureScope.Internal)
            .Where(one => dimensions.All(dimension => SemanticModel.Reaches(one, dimension)))
            .Where(one => IsShared(model, measures, dimensions) && one.Scope == MeasureScope.Everywhere
                || subjects.Any(subject => subject.Name == one.Subject));
        var goingDimensions = model.Dimensions
            .Where(one => measures.All(measure => SemanticModel.Reaches(measure, one)))
            .Where(
                one => model.SharedDimensions.Contains(one)
                    || subjects.Any(subject => subject.OwnDimensions.Contains(one.Name)));
        return new Compatible([.. goingMeasures], [.. goingDimensions]);
    }

    /// <summary>Whether the question can be asked across subjects.</summary>
    private static bool IsShared(SemanticModel model, List<Measure> measures, List<Dimension> dimensions) =>
        measures.TrueForAll(one => one.Scope == MeasureScope.Everywhere)
            && dimensions.TrueForAll(model.SharedDimensions.Contains);

    /// <summary>Whether the question can be asked in the slice of a subject.</summary>
    private static bool Holds(
        SemanticModel model, Subject subject, List<Measure> measures, List<Dimension> dimensions) =>
        measures.TrueForAll(one => one.Subject == subject.Name)
            && dimensions.TrueForAll(model.DimensionsOf(subject.Name).Contains);
}
