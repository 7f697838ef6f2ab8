using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Lists every group that the members of a grain can make under the filters, so that a gap shows.</summary>
public static class MemberGrid
{
    /// <summary>Groups that are made at most.</summary>
    public const int MostRows = 50_000;

    /// <summary>The groups of the query's grain.</summary>
    /// <exception cref="AnalyticsException">QUERY_FILL_TOO_LARGE.</exception>
    public static Plan.Grid Of(ResolvedQuery query)
    {
        var possible = new Possible(query.Dimensions);
        var filter = query.Request.Subject is { } subject ? query.FilterOf(subject) : query.Filter;
        var axes = GridAxes.Of(query);
        var size = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Length, long.MaxValue / 1_000_000));
        if (size > 20L * MostRows)
        {
            throw new AnalyticsException(QueryErrors.FillTooLarge(size, MostRows));
        }

        var groups = axes.Aggregate(
            (IEnumerable<KnownKeys>)[KnownKeys.Nothing],
            (made, axis) => made.SelectMany(left => axis.Where(right => Fit(left, right, query)).Select(left.With)));
        var rows = groups.Where(keys => possible.MayHold(filter, keys))
            .Select(keys => new GroupKeys([.. query.By.Select(one => keys.Members.GetValueOrDefault(one.Name))]))
            .Take(MostRows + 1).ToImmutableArray();
        return rows.Length <= MostRows
            ? new(query.By, rows)
            : throw new AnalyticsException(QueryErrors.FillTooLarge(size, MostRows));
    }

    /// <summary>Whether a unit or a programme exists in the days of another axis.</summary>
    private static bool Fit(KnownKeys left, KnownKeys right, ResolvedQuery query)
    {
        var days = left.Days ?? right.Days;
        var unit = left.Inside ?? right.Inside;
        if (days is not { } stretch)
        {
            return true;
        }

        var unitFits = unit is null || query.Map is not null // a unit of the map stands for all that it was made of
            || new Stretch(unit.ValidFrom ?? DateOnly.MinValue, unit.ValidUntil ?? DateOnly.MaxValue).Overlaps(stretch);
        var key = left.Members.GetValueOrDefault("programme") ?? right.Members.GetValueOrDefault("programme");
        var programme = key is { } known ? query.Dimensions.Member("programme", known) : null;
        return unitFits && (programme is null ||
            new Stretch(programme.ValidFrom ?? DateOnly.MinValue, programme.ValidUntil ?? DateOnly.MaxValue)
                .Overlaps(stretch));
    }
}
