using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>A test of rows with its measures resolved.</summary>
public abstract record RowTest
{
    private RowTest()
    {
    }

    /// <summary>All of them hold.</summary>
    public sealed record All(ImmutableArray<RowTest> Items) : RowTest;

    /// <summary>One of them holds.</summary>
    public sealed record Any(ImmutableArray<RowTest> Items) : RowTest;

    /// <summary>It does not hold; what is unknown counts as not holding.</summary>
    public sealed record Not(RowTest Item) : RowTest;

    /// <summary>A test of one measure.</summary>
    public sealed record Of(Measure Measure, NumberTest Number) : RowTest;

    /// <summary>Measures that are tested.</summary>
    public IEnumerable<Measure> Measures => this switch
    {
        All all => all.Items.SelectMany(one => one.Measures),
        Any any => any.Items.SelectMany(one => one.Measures),
        Not not => not.Item.Measures,
        Of of => [of.Measure],
        _ => [],
    };
}
