using System.Text;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Bytes that come in pieces of given sizes, from 1; the last size goes on.</summary>
internal sealed class Pieces(byte[] bytes, byte[] sizes) : MemoryStream(bytes)
{
    private int next;

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, Size())]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    private int Size() => sizes.Length == 0 ? int.MaxValue : 1 + sizes[Math.Min(next++, sizes.Length - 1)];
}

/// <summary>A beginning, and then the same for ever.</summary>
internal sealed class Endless(string beginning, string again) : MemoryStream
{
    private readonly byte[] repeated = Encoding.UTF8.GetBytes(again);
    private ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(beginning);

    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        rest = rest.IsEmpty ? repeated : rest;
        int length = Math.Min(buffer.Length, rest.Length);
        rest.Span[..length].CopyTo(buffer);
        rest = rest[length..];
        Given += length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
}

/// <summary>A stream that keeps how long each of its writes was.</summary>
internal sealed class Written : MemoryStream
{
    public List<int> Writes { get; } = [];

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writes.Add(buffer.Length);
        base.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }
}
