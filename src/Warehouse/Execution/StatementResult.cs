using System.Diagnostics;
using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>The rows of a statement as they lie in DuckDB's memory, some thousand at a time. The only unsafe code: each
/// column is checked to be of the type that is read from it.</summary>
internal sealed unsafe class StatementResult(DuckDBResult result) : IDisposable
{
    private const int BitsOfWord = 64;
    private DuckDBResult _result = result;
    private DuckDBDataChunk? _chunk;

    /// <summary>All rows.</summary>
    public int Count { get; } = (int)NativeMethods.Query.DuckDBRowCount(ref result);

    /// <summary>Rows before those at hand.</summary>
    public int Offset { get; private set; }

    /// <summary>Rows at hand.</summary>
    public int Rows { get; private set; }

    /// <summary>Takes the next rows in place of these; false where there are no more.</summary>
    public bool Next()
    {
        _chunk?.Dispose();
        Offset += Rows;
        _chunk = NativeMethods.Query.DuckDBFetchChunk(_result);
        Rows = _chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(_chunk);
        return Rows > 0;
    }

    /// <summary>Copies the values of an INTEGER column to their places among all rows.</summary>
    public void Read(int column, int?[] to)
    {
        var data = Of<int>(column, DuckDBType.Integer, out var valid);
        for (var row = 0; row < Rows; row++)
        {
            to[Offset + row] = IsValid(valid, row) ? data[row] : null;
        }
    }

    /// <summary>Copies the values of a BIGINT column to their places among all rows.</summary>
    public void Read(int column, long?[] to)
    {
        var data = Of<long>(column, DuckDBType.BigInt, out var valid);
        for (var row = 0; row < Rows; row++)
        {
            to[Offset + row] = IsValid(valid, row) ? data[row] : null;
        }
    }

    /// <summary>Copies the values of a BOOLEAN column to their places among all rows; null is false.</summary>
    public void Read(int column, bool[] to)
    {
        var data = Of<byte>(column, DuckDBType.Boolean, out var valid);
        for (var row = 0; row < Rows; row++)
        {
            to[Offset + row] = IsValid(valid, row) && data[row] != 0;
        }
    }

    /// <summary>Gives the rows back.</summary>
    public void Dispose()
    {
        _chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref _result);
    }

    private T* Of<T>(int column, DuckDBType expected, out ulong* valid)
        where T : unmanaged
    {
        var chunk = _chunk ?? throw new UnreachableException("No rows were taken.");
        if (NativeMethods.Query.DuckDBColumnType(ref _result, column) is var type && type != expected)
        {
            throw new UnreachableException($"Column {column} is of {type}, not of {expected}.");
        }

        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
        valid = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        return (T*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
    }

    /// <summary>A bit for each row; no bits where all are valid.</summary>
    private static bool IsValid(ulong* valid, int row) =>
        valid is null || ((valid[row / BitsOfWord] >> (row % BitsOfWord)) & 1) != 0;
}
