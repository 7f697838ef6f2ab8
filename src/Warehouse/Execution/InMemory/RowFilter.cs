using System.Buffers;
using System.Collections.Immutable;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Which rows of a roll-up count; the nested classes are all kinds there are. What is unknown does not pass.
/// Each kind has a loop of its own: a call for each row would take longer than its test.</summary>
internal abstract class RowFilter
{
    private RowFilter()
    {
    }

    /// <summary>Passes every row.</summary>
    public static RowFilter Everything { get; } = new All([]);

    /// <summary>Whether a row of a block may pass; false only where none does.</summary>
    public abstract bool MayPass(int block);

    /// <summary>Moves the rows that pass to the front, in their order.</summary>
    /// <returns>How many pass.</returns>
    public abstract int Keep(Span<int> rows);

    /// <summary>Rows that pass all of some filters.</summary>
    public sealed class All(ImmutableArray<RowFilter> items) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block)
        {
            foreach (var item in items)
            {
                if (!item.MayPass(block))
                {
                    return false;
                }
            }

            return true;
        }

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var count = rows.Length;
            foreach (var item in items)
            {
                count = item.Keep(rows[..count]);
            }

            return count;
        }
    }

    /// <summary>Rows that pass one of some filters.</summary>
    public sealed class Any(ImmutableArray<RowFilter> items) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block) => items.Any(item => item.MayPass(block));

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var (left, passed) = (Rent(rows), Rent(rows));
            var count = rows.Length;
            foreach (var item in items)
            {
                left.AsSpan(0, count).CopyTo(passed);
                count = Without(left.AsSpan(0, count), passed.AsSpan(0, item.Keep(passed.AsSpan(0, count))));
            }

            var kept = Without(rows, left.AsSpan(0, count));
            ArrayPool<int>.Shared.Return(left);
            ArrayPool<int>.Shared.Return(passed);
            return kept;
        }
    }

    /// <summary>Rows that do not pass a filter.</summary>
    public sealed class Not(RowFilter item) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block) => true;

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var passed = Rent(rows);
            var kept = Without(rows, passed.AsSpan(0, item.Keep(passed.AsSpan(0, rows.Length))));
            ArrayPool<int>.Shared.Return(passed);
            return kept;
        }
    }

    /// <summary>Rows whose key lies between two, both included.</summary>
    public sealed class Between(HeldKeys keys, int least, int greatest) : RowFilter
    {
        private readonly int _least = Math.Max(least, HeldKeys.None + 1); // a row without a key does not pass

        /// <inheritdoc/>
        public override bool MayPass(int block) => keys.MayHold(block, _least, greatest);

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var (values, count) = (keys.Values, 0);
            foreach (var row in rows)
            {
                rows[count] = row;
                count += values[row] >= _least && values[row] <= greatest ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Rows whose key is one of a set.</summary>
    public sealed class OneOf(HeldKeys keys, KeySet set) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block) => keys.MayHold(block, set.Least, set.Greatest);

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var (values, count) = (keys.Values, 0);
            foreach (var row in rows)
            {
                rows[count] = row;
                count += set.Has(values[row]) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Rows without a key.</summary>
    public sealed class Missing(HeldKeys keys) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block) => true;

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var (values, count) = (keys.Values, 0);
            foreach (var row in rows)
            {
                rows[count] = row;
                count += values[row] == HeldKeys.None ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Rows with the same key in two columns, or with none in both.</summary>
    public sealed class Same(HeldKeys left, HeldKeys right) : RowFilter
    {
        /// <inheritdoc/>
        public override bool MayPass(int block) => true;

        /// <inheritdoc/>
        public override int Keep(Span<int> rows)
        {
            var count = 0;
            foreach (var row in rows)
            {
                rows[count] = row;
                count += left.Values[row] == right.Values[row] ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>A copy of some rows, in an array of the pool that may be longer.</summary>
    private static int[] Rent(ReadOnlySpan<int> rows)
    {
        var copy = ArrayPool<int>.Shared.Rent(rows.Length);
        rows.CopyTo(copy);
        return copy;
    }

    /// <summary>Moves the rows that are not among others to the front; both are in the same order.</summary>
    private static int Without(Span<int> rows, ReadOnlySpan<int> others)
    {
        var (count, other) = (0, 0);
        foreach (var row in rows)
        {
            if (other < others.Length && others[other] == row)
            {
                other++;
            }
            else
            {
                rows[count++] = row;
            }
        }

        return count;
    }
}
