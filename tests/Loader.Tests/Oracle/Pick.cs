using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Picks what random operations work on.</summary>
internal static class Pick
{
    public static TRecord? Any<TRecord>(this OperationalContext context, Random random, bool withdrawn = false)
        where TRecord : OperationalRecord
    {
        var rows = context.Set<TRecord>().Where(row => row.IsDeleted == withdrawn).OrderBy(row => row.Id);
        var count = rows.Count();
        return count == 0 ? null : rows.Skip(random.Next(count)).First();
    }

    public static T Of<T>(this Random random, params T[] values) => values[random.Next(values.Length)];
}
