using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Reads the filters of the contract: <c>Where</c> and those of the slices.</summary>
internal static class FilterReader
{
    /// <summary>The filter of a <c>Where</c> or <c>...Where</c>; null when it asks nothing.</summary>
    public static Filter? Read(InputObject? where)
    {
        if (where is null)
        {
            return null;
        }

        var parts = where.Entries.Where(entry => entry.Value is not null)
            .Select(entry => ReadPart(entry.Key, entry.Value!))
            .ToImmutableArray();
        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => new Filter.And(parts),
        };
    }

    private static Filter ReadPart(string name, object value) => (name, value) switch
    {
        ("and", ImmutableArray<object?> items) => new Filter.And(ReadAll(items)),
        ("or", ImmutableArray<object?> items) => new Filter.Or(ReadAll(items)),
        ("not", InputObject item) => new Filter.Not(ReadOrAll(item)),
        ("area", InputObject test) => new Filter.Area
        {
            In = Codes(test, "in"), Under = Codes(test, "under"), Region = Codes(test, "region"),
            At = test.Get<DateOnly?>("at"),
        },
        ("period", InputObject test) => ReadPeriod(test),
        (_, InputObject test) => new Filter.Codes(name)
        {
            In = Codes(test, "in"), NotIn = Codes(test, "notIn"), IsNull = test.Get<bool?>("isNull"),
        },
        _ => throw new UnreachableException($"No filter is called {name}."),
    };

    private static Filter ReadPeriod(InputObject test)
    {
        var (name, value) = test.Entries.Single(entry => entry.Value is not null); // @oneOf
        return (name, value) switch
        {
            ("years", ImmutableArray<object?> years) => new Filter.Years([.. years.Cast<int>()]),
            ("between", InputObject span) =>
                new Filter.Between(span.Get<DateOnly>("from"), span.Get<DateOnly>("until")),
            ("last", InputObject last) => new Filter.Last(
                last.Get<int>("count"),
                Words.TimeGrain(last.Get<string>("of") ?? ""),
                last.Get<bool?>("completeOnly") == false ? Completeness.WithCurrent : Completeness.CompleteOnly,
                last.Get<DateOnly?>("asOf")),
            ("programme", string code) => new Filter.Programme(code),
            _ => throw new UnreachableException($"No period test is called {name}."),
        };
    }

    private static ImmutableArray<Filter> ReadAll(ImmutableArray<object?> items) =>
        [.. items.Cast<InputObject>().Select(ReadOrAll)];

    private static Filter ReadOrAll(InputObject item) => Read(item) ?? new Filter.And([]);

    private static ImmutableArray<string>? Codes(InputObject test, string name) =>
        test.TryGet(name, out var value) && value is not null ? test.List<string>(name) : null;
}
