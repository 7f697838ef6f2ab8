using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;

namespace Analytics.Packages.Tests.DuckDb;

/// <summary>Results as columns: chunks and vectors through the C interface that DuckDB.NET.Bindings declares.</summary>
public sealed unsafe class VectorTests
{
    [Fact]
    public void Chunks_hold_every_value_of_a_column_with_its_validity()
    {
        const int rows = 10_000;
        using var database = Database.InMemory();

        var values = ReadChunks(database, $"SELECT CASE WHEN i % 5 = 0 THEN NULL ELSE i END::BIGINT FROM range({rows}) r(i) ORDER BY i", ReadLongs);

        Assert.Equal(Enumerable.Range(0, rows).Select(row => row % 5 == 0 ? (long?)null : row), values);
    }

    [Fact]
    public void A_vector_holds_short_and_long_texts()
    {
        string[] texts = ["", "Kon Tum", "exactly12byt", "thirteen byte", "Chương trình mục tiêu quốc gia giảm nghèo bền vững"];
        using var database = Database.InMemory();
        database.Run($"CREATE TABLE t AS SELECT * FROM (VALUES {string.Join(", ", texts.Select((text, order) => $"({order}, '{text}')"))}) v(o, s)");

        Assert.Equal(texts, ReadChunks(database, "SELECT s FROM t ORDER BY o", ReadTexts));
    }

    private static List<T> ReadChunks<T>(Database database, string sql, Func<IntPtr, int, IEnumerable<T>> read)
    {
        var state = NativeMethods.Query.DuckDBQuery(database.Connection.NativeConnection, sql, out var result);
        Assert.Equal(DuckDBState.Success, state);
        var values = new List<T>();
        while (true)
        {
            using var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
            if (chunk.IsInvalid)
            {
                break;
            }

            values.AddRange(read(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, 0), (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk)));
        }

        NativeMethods.Query.DuckDBDestroyResult(ref result);
        return values;
    }

    private static IEnumerable<long?> ReadLongs(IntPtr vector, int size)
    {
        var data = new ReadOnlySpan<long>(NativeMethods.Vectors.DuckDBVectorGetData(vector), size);
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        var values = new long?[size];
        for (var row = 0; row < size; row++)
        {
            values[row] = validity is null || ((validity[row / 64] >> (row % 64)) & 1) == 1 ? data[row] : null;
        }

        return values;
    }

    private static IEnumerable<string> ReadTexts(IntPtr vector, int size)
    {
        var data = (DuckDBString*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        var values = new string[size];
        for (var row = 0; row < size; row++)
        {
            values[row] = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref *(byte*)data[row].Data, data[row].Length));
        }

        return values;
    }
}
