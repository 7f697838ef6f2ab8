using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Model;

/// <summary>Everything that can be asked: subjects, dimensions and measures. Immutable.</summary>
public sealed class SemanticModel
{
    private readonly FrozenDictionary<string, Measure> _measures;
    private readonly FrozenDictionary<string, Dimension> _dimensions;
    private readonly FrozenDictionary<string, Subject> _subjects;
    private readonly FrozenDictionary<string, ImmutableArray<Measure>> _measuresOf;
    private readonly FrozenDictionary<string, ImmutableArray<Dimension>> _dimensionsOf;
    private readonly ImmutableArray<Measure> _sharedMeasures;

    /// <summary>Makes a model of its parts; names are unique.</summary>
    public SemanticModel(
        ImmutableArray<Subject> subjects, ImmutableArray<Dimension> dimensions, ImmutableArray<Measure> measures)
    {
        Subjects = subjects;
        Dimensions = dimensions;
        Measures = measures;
        _subjects = subjects.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
        _dimensions = dimensions.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
        _measures = measures.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
        SharedDimensions =
            [.. dimensions.Where(one => !subjects.Any(subject => subject.OwnDimensions.Contains(one.Name)))];
        _dimensionsOf = subjects.ToFrozenDictionary(
            one => one.Name,
            one => SharedDimensions.AddRange(one.OwnDimensions.Select(name => _dimensions[name])),
            StringComparer.Ordinal);
        _sharedMeasures = [.. measures.Where(one => one.Scope == MeasureScope.Everywhere)];
        _measuresOf = subjects.ToFrozenDictionary(
            subject => subject.Name,
            subject => measures.Where(one => one.Subject == subject.Name && one.Scope != MeasureScope.Internal)
                .ToImmutableArray(),
            StringComparer.Ordinal);
        ModelVersion = "1." + Digest(subjects, dimensions, measures);
    }

    /// <summary>Changes whenever a definition changes, so that equal versions give equal answers.</summary>
    public string ModelVersion { get; }

    /// <summary>In the order in which they are shown.</summary>
    public ImmutableArray<Subject> Subjects { get; }

    /// <summary>Shared ones first, in the order in which they are shown.</summary>
    public ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>Of all subjects, internal ones included, in the order in which they are shown.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Dimensions that every subject is offered with.</summary>
    public ImmutableArray<Dimension> SharedDimensions { get; }

    /// <summary>The measure of this name; null when there is none.</summary>
    public Measure? FindMeasure(string name) => _measures.GetValueOrDefault(name);

    /// <summary>The dimension of this name; null when there is none.</summary>
    public Dimension? FindDimension(string name) => _dimensions.GetValueOrDefault(name);

    /// <summary>The subject of this name; null when there is none.</summary>
    public Subject? FindSubject(string name) => _subjects.GetValueOrDefault(name);

    /// <summary>Measures that can be asked in a subject, or across all of them when it is null.</summary>
    public ImmutableArray<Measure> MeasuresOf(string? subject) =>
        subject is null ? _sharedMeasures : _measuresOf.GetValueOrDefault(subject, []);

    /// <summary>Dimensions that can be asked in a subject, or across all of them when it is null.</summary>
    public ImmutableArray<Dimension> DimensionsOf(string? subject) =>
        subject is null ? SharedDimensions : _dimensionsOf.GetValueOrDefault(subject, SharedDimensions);

    /// <summary>Whether records of a fact can be told apart by a dimension.</summary>
    public static bool Reaches(Fact fact, Dimension dimension) => fact.Reaches(dimension.Column);

    /// <summary>Whether a measure can be grouped and filtered by a dimension.</summary>
    public static bool Reaches(Measure measure, Dimension dimension) =>
        measure.Facts.All(fact => Reaches(fact, dimension));

    private static string Digest(
        ImmutableArray<Subject> subjects, ImmutableArray<Dimension> dimensions, ImmutableArray<Measure> measures)
    {
        var text = new StringBuilder();
        subjects.ToList().ForEach(one => text.Append($"{one.Name}|{one.Definition}|{one.Coverage}\n"));
        dimensions.ToList().ForEach(one => text.Append($"{one.Name}|{one.Column}|{one.Kind}|{one.Title}\n"));
        measures.ToList().ForEach(one => text.Append(
            $"{one.Name}|{one.Title}|{one.Definition}|{one.Formula}|{one.Unit.Name}|{one.OverTime}|{one.OverArea}\n"));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToHexStringLower(hash.AsSpan(0, 4));
    }
}
