using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>What can be asked together with given measures and dimensions, in some place where all of them are
/// offered, without a measure that lacks a dimension.</summary>
internal sealed record Compatible(ImmutableArray<Measure> Measures, ImmutableArray<Dimension> Dimensions)
{
    /// <summary>What goes together with names that the model knows; nothing when they do not go together
    /// themselves.</summary>
    public static Compatible Of(SemanticModel model, ImmutableArray<string> facts, ImmutableArray<string> by)
    {
        var measures = facts.Select(model.FindMeasure).OfType<Measure>().ToList();
        var dimensions = by.Select(model.FindDimension).OfType<Dimension>().ToList();
        var places = model.Subjects.Select(subject => (string?)subject.Name).Prepend(null)
            .Select(place => new Place([.. model.MeasuresOf(place)], [.. model.DimensionsOf(place)]))
            .ToList();
        return new Compatible(
            [.. model.Measures.Where(one => Together(places, [.. measures, one], dimensions))],
            [.. model.Dimensions.Where(one => measures.Count > 0
                ? Together(places, measures, [.. dimensions, one])
                : model.Measures.Any(measure => Together(places, [measure], [.. dimensions, one])))]);
    }

    /// <summary>Whether all can be asked across subjects, or all in the slice of one.</summary>
    private static bool Together(List<Place> places, List<Measure> measures, List<Dimension> dimensions) =>
        places.Exists(place => measures.TrueForAll(place.Measures.Contains)
            && dimensions.TrueForAll(place.Dimensions.Contains))
        && measures.TrueForAll(measure => dimensions.TrueForAll(one => SemanticModel.Reaches(measure, one)));

    /// <summary>What is offered across subjects, or in the slice of one.</summary>
    private sealed record Place(HashSet<Measure> Measures, HashSet<Dimension> Dimensions);
}
