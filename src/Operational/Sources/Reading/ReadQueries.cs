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

        if (range.Ids is { } some)
        {
            long[] ids = [.. some];
            rows = rows.Where(row => ids.Contains(row.Id));
        }

        return range.Deleted == DeletedRows.Included ? rows : rows.Where(row => !row.IsDeleted);
    }

    /// <summary>The next rows of a range in the order of their ids: the primary key, so nothing is sorted.</summary>
    public static IQueryable<TRecord> Page<TRecord>(OperationalContext context, ReadRange range, long afterId, int size)
        where TRecord : OperationalRecord =>
        Rows<TRecord>(context, range).Where(row => row.Id > afterId).OrderBy(row => row.Id).Take(size);

    /// <summary>The next marks of a range in the order of change. Several rows can share a version, so a page ends with
    /// a version and an id; the first comparison alone is what the index is entered by.</summary>
    public static IQueryable<RecordMark> PageOfMarks<TRecord>(
        OperationalContext context, ReadRange range, RecordMark after, int size)
        where TRecord : OperationalRecord
    {
        var (version, id) = (after.RowVersion, after.Id);
        return Rows<TRecord>(context, range)
            .Where(row => row.RowVersion >= version && (row.RowVersion > version || row.Id > id))
            .OrderBy(row => row.RowVersion).ThenBy(row => row.Id).Take(size)
            .Select(row => new RecordMark(row.RowVersion, row.Id));
    }
}
