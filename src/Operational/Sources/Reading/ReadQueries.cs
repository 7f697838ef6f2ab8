using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Reading;

/// <summary>The LINQ of every read; it translates for both providers.</summary>
internal static class ReadQueries
{
    /// <summary>The rows of a range in no order, to be counted or summed.</summary>
    public static IQueryable<TRecord> Rows<TRecord>(OperationalContext context, ReadRange range)
        where TRecord : OperationalRecord
    {
        var rows = context.Set<TRecord>().AsNoTracking();
        if (range.After is { } after)
        {
            rows = rows.Where(row => row.RowVersion > after);
        }

        if (range.UpTo is { } upTo)
        {
            rows = rows.Where(row => row.RowVersion <= upTo);
        }

        return range.Deleted == DeletedRows.Included ? rows : rows.Where(row => !row.IsDeleted);
    }

    /// <summary>The rows of a range in the order of their change.</summary>
    public static IQueryable<TRecord> InOrder<TRecord>(OperationalContext context, ReadRange range)
        where TRecord : OperationalRecord =>
        Rows<TRecord>(context, range).OrderBy(row => row.RowVersion).ThenBy(row => row.Id);
}
