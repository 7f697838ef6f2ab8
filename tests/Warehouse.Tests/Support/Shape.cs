using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>What a record means in words of the dimensions, worked out from the record alone.</summary>
internal static class Shape
{
    public static string? Programme(Entry entry) =>
        entry.Programme ?? QualifierOf(entry.Project) ?? (entry.Year is { } year ? ProgrammeOf(Spell.Year(year)) : entry.Span is { } span ? ProgrammeOf(span) : null);

    /// <summary>Regions are those of the map that ended with the merger.</summary>
    public static Place? Region(Entry entry) =>
        Extent(entry).From < World.Merger ? entry.Area.At(AreaLevel.Region) : null;

    public static Spell Extent(Entry entry) => entry.Day is { } day ? new(day, day.AddDays(1))
        : entry.Year is { } year ? Spell.Year(year)
        : entry.Span ?? throw new InvalidOperationException("A record has a year or a span.");

    public static bool InForce(Review review) =>
        World.Standards.Single(one => one.Code == review.Standard) is var standard && review.Day >= standard.From && review.Day < standard.Until;

    /// <summary>The programme that a qualified code names; NOT_SPLIT names none.</summary>
    private static string? QualifierOf(string? project) => project?.Contains('/') == true ? project.Split('/')[0] : null;

    private static string? ProgrammeOf(Spell spell) => World.Programmes
        .Where(one => new Spell(one.From, one.Until).Holds(spell)).Select(one => one.Code).FirstOrDefault();
}
