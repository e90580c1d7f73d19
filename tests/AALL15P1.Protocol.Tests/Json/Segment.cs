using System.Buffers;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>One of the pieces in which bytes come.</summary>
internal sealed class Segment : ReadOnlySequenceSegment<byte>
{
    public Segment(ReadOnlyMemory<byte> memory, long before)
    {
        Memory = memory;
        RunningIndex = before;
    }

    public Segment Then(ReadOnlyMemory<byte> memory)
    {
        Segment next = new(memory, RunningIndex + Memory.Length);
        Next = next;
        return next;
    }
}
