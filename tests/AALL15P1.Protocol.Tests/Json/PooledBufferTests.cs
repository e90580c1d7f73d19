using System.Buffers;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>A buffer that grows, drops what has been taken from it, and gives its memory back once.</summary>
public sealed class PooledBufferTests
{
    [Theory]
    [InlineData(0, "12345")]
    [InlineData(1, "2345")]
    [InlineData(4, "5")]
    [InlineData(5, "")]
    public void What_was_written_first_is_dropped_and_the_rest_stays(int count, string left)
    {
        using PooledBuffer buffer = new();
        buffer.Write("12345"u8);

        buffer.Discard(count);

        Assert.Equal(left, buffer.ToString());
        buffer.Write("6"u8);
        Assert.Equal(left + "6", buffer.ToString());
    }

    // Whoever asks for no number of bytes gets at least one, as the interface says.
    [Fact]
    public void It_grows_and_keeps_what_it_has()
    {
        using PooledBuffer buffer = new();
        int room = buffer.GetSpan().Length;
        buffer.GetSpan().Fill((byte)'a');
        buffer.Advance(room);

        Assert.NotEqual(0, buffer.GetMemory().Length);
        Assert.True(buffer.GetSpan(3 * room).Length >= 3 * room);
        Assert.Equal(new string('a', room), buffer.ToString());
        Assert.Equal(buffer.Written, buffer.WrittenMemory.Span);
    }

    // Given back twice, it would be two others' at once.
    [Fact]
    public void Its_memory_is_given_back_once()
    {
        PooledBuffer buffer = new();
        int room = buffer.GetSpan().Length;
        buffer.Write("1"u8);

        buffer.Dispose();
        buffer.Dispose();

        Assert.Equal(string.Empty, buffer.ToString());
        byte[] first = ArrayPool<byte>.Shared.Rent(room);
        byte[] second = ArrayPool<byte>.Shared.Rent(room);
        Assert.NotSame(first, second);
        ArrayPool<byte>.Shared.Return(first);
        ArrayPool<byte>.Shared.Return(second);
    }
}
