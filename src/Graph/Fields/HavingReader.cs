using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Reads <c>having</c>: tests of measures, and their combinations.</summary>
internal static class HavingReader
{
    /// <summary>The test of a <c>...Test</c>; null when it asks nothing.</summary>
    public static Having? Read(InputObject? test)
    {
        if (test is null)
        {
            return null;
        }

        var parts = test.Entries.Where(entry => entry.Value is not null)
            .Select(entry => ReadPart(entry.Key, entry.Value!))
            .ToImmutableArray();
        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => new Having.And(parts),
        };
    }

    private static Having ReadPart(string name, object value) => (name, value) switch
    {
        ("and", ImmutableArray<object?> items) => new Having.And(ReadAll(items)),
        ("or", ImmutableArray<object?> items) => new Having.Or(ReadAll(items)),
        ("not", InputObject item) => new Having.Not(ReadOrAll(item)),
        (_, InputObject number) => new Having.Test(name, new NumberTest
        {
            Eq = number.Get<decimal?>("eq"),
            Ne = number.Get<decimal?>("ne"),
            Gt = number.Get<decimal?>("gt"),
            Gte = number.Get<decimal?>("gte"),
            Lt = number.Get<decimal?>("lt"),
            Lte = number.Get<decimal?>("lte"),
            IsNull = number.Get<bool?>("isNull"),
        }),
        _ => throw new UnreachableException($"No test is called {name}."),
    };

    private static ImmutableArray<Having> ReadAll(ImmutableArray<object?> items) =>
        [.. items.Cast<InputObject>().Select(ReadOrAll)];

    private static Having ReadOrAll(InputObject item) => Read(item) ?? new Having.And([]);
}
