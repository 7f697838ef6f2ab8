using System.Buffers;
using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Execution;

/// <summary>A growing buffer of rented memory that can start again. It grows by further pieces, so that nothing is
/// copied before the end. What is longer than it may keep is counted only.</summary>
/// <param name="keptBytes">The most bytes that are kept.</param>
internal sealed class PooledBuffer(long keptBytes = long.MaxValue) : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 4096;
    private const int MostBytes = 1 << 20;
    private readonly List<Piece> _full = [];
    private Piece _last = new(ArrayPool<byte>.Shared.Rent(FirstBytes), 0);

    /// <summary>Bytes that were written.</summary>
    public long Length { get; private set; }

    /// <summary>Whether all of them are kept.</summary>
    public bool IsWhole => Length <= keptBytes;

    public void Clear()
    {
        ReturnFull();
        _last = _last with { Length = 0 };
        Length = 0;
    }

    public void Advance(int count)
    {
        _last = _last with { Length = _last.Length + count };
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _last.Bytes.AsMemory(_last.Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Appends all that was written to an output. Not for what was only counted.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        var length = checked((int)Length);
        var rest = output.GetSpan(length);
        foreach (var piece in (IEnumerable<Piece>)[.. _full, _last])
        {
            piece.Bytes.AsSpan(0, piece.Length).CopyTo(rest);
            rest = rest[piece.Length..];
        }

        output.Advance(length);
    }

    /// <summary>Hands out what was written, without a copy; the memory is the caller's from now on.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Detach()
    {
        ImmutableArray<ReadOnlyMemory<byte>> pieces =
            [.. _full.Append(_last).Select(piece => (ReadOnlyMemory<byte>)piece.Bytes.AsMemory(0, piece.Length))];
        _full.Clear();
        _last = new([], 0);
        return pieces;
    }

    public void Dispose()
    {
        ReturnFull();
        if (_last.Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_last.Bytes);
        }

        _last = new([], 0);
    }

    private void EnsureRoom(int sizeHint)
    {
        if (!IsWhole)
        {
            ReturnFull();
            _last = _last with { Length = 0 };
        }

        var needed = Math.Max(sizeHint, 1);
        if (_last.Bytes.Length - _last.Length >= needed)
        {
            return;
        }

        _full.Add(_last);
        var usual = Math.Min(Math.Max(FirstBytes, _last.Bytes.Length) * 2L, MostBytes);
        _last = new(ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)usual)), 0);
    }

    private void ReturnFull()
    {
        foreach (var piece in _full)
        {
            ArrayPool<byte>.Shared.Return(piece.Bytes);
        }

        _full.Clear();
    }

    private readonly record struct Piece(byte[] Bytes, int Length);
}
