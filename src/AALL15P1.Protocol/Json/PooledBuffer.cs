using System.Buffers;
using System.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Bytes of a document on their way to a text, a model or a stream. The arrays are borrowed: one of the length of a record would else be made
/// and collected with everything old each time, because it is large.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Least = 16 * 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Least);
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, length);

    public void Advance(int count) => length += count;

    /// <summary>Drops what was written first.</summary>
    public void Discard(int count)
    {
        if (count > 0)
        {
            bytes.AsSpan(count, length - count).CopyTo(bytes);
            length -= count;
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(length);
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        length = 0;
    }

    private void Reserve(int sizeHint)
    {
        if (bytes.Length - length >= Math.Max(sizeHint, 1))
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + sizeHint));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
