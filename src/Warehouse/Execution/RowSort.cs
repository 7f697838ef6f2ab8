namespace Analytics.Warehouse.Execution;

/// <summary>Sorts rows by columns of numbers: the first column in which two rows differ decides. Each run of rows that
/// are still equal is sorted by the next column, so that a column is made only where rows tie before it.</summary>
/// <param name="columns">A number for each row there is, not only for those sorted.</param>
/// <param name="rows">Sorted in place.</param>
internal sealed class RowSort(Lazy<long[]>[] columns, int[] rows)
{
    private readonly long[] _numbers = new long[rows.Length];

    /// <summary>Rows in order; those that tie in every column are in any.</summary>
    public int[] Sorted()
    {
        Sort(0, 0, rows.Length);
        return rows;
    }

    private void Sort(int column, int from, int until)
    {
        if (until - from < 2 || column == columns.Length)
        {
            return;
        }

        if (!Fill(columns[column].Value, from, until))
        {
            _numbers.AsSpan(from, until - from).Sort(rows.AsSpan(from, until - from));
        }

        var start = from;
        for (var place = from + 1; place <= until; place++)
        {
            if (place == until || _numbers[place] != _numbers[start])
            {
                Sort(column + 1, start, place);
                start = place;
            }
        }
    }

    /// <summary>Takes the numbers of a run of rows, and says whether they are in order already.</summary>
    private bool Fill(long[] column, int from, int until)
    {
        var (inOrder, last) = (true, long.MinValue);
        for (var place = from; place < until; place++)
        {
            var number = column[rows[place]];
            inOrder &= number >= last;
            _numbers[place] = last = number;
        }

        return inOrder;
    }
}
