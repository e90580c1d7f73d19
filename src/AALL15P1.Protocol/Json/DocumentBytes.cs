using System.Buffers;
using System.Globalization;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Documents in bytes, wherever they come from and go to. Every reader reads a span and every writer fills a buffer;
/// a sequence, a stream and a text are carried to and from these.
/// </summary>
internal static class DocumentBytes
{
    /// <summary>What is asked of a stream at a time.</summary>
    public const int Piece = 16 * 1024;

    /// <summary>Reads a document that lies in several pieces.</summary>
    /// <param name="bytes">The pieces.</param>
    /// <param name="characters">The most characters that the document may have.</param>
    /// <param name="read">Reads the whole.</param>
    public static T Read<T>(in ReadOnlySequence<byte> bytes, int characters, Func<ReadOnlySpan<byte>, T> read)
    {
        if (bytes.IsSingleSegment)
        {
            return read(bytes.FirstSpan);
        }

        RequireLength(bytes.Length, characters);
        byte[] whole = ArrayPool<byte>.Shared.Rent((int)bytes.Length);
        try
        {
            bytes.CopyTo(whole);
            return read(whole.AsSpan(0, (int)bytes.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    /// <summary>Reads a document from a stream to its end, and no more than a document may have.</summary>
    public static T Read<T>(Stream input, int characters, Func<ReadOnlySpan<byte>, T> read)
    {
        ArgumentNullException.ThrowIfNull(input);
        using PooledBuffer whole = new();
        while (input.Read(whole.GetSpan(Piece)) is > 0 and int count)
        {
            whole.Advance(count);
            RequireLength(whole.Written.Length, characters);
        }

        return read(whole.Written);
    }

    /// <summary>Reads a document from a stream to its end without waiting in a thread.</summary>
    public static async Task<T> ReadAsync<T>(Stream input, int characters, Func<ReadOnlySpan<byte>, T> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        using PooledBuffer whole = new();
        while (await input.ReadAsync(whole.GetMemory(Piece), cancellation).ConfigureAwait(false) is > 0 and int count)
        {
            whole.Advance(count);
            RequireLength(whole.Written.Length, characters);
        }

        return read(whole.Written);
    }

    /// <summary>Writes a document to a stream. The stream is neither flushed nor closed.</summary>
    public static void Write(Stream output, Action<IBufferWriter<byte>> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        using PooledBuffer whole = new();
        write(whole);
        output.Write(whole.Written);
    }

    /// <summary>The text of what a writer fills a buffer with.</summary>
    public static string Text(Action<IBufferWriter<byte>> write)
    {
        using PooledBuffer whole = new();
        write(whole);
        return whole.ToString();
    }

    /// <summary>Refuses bytes of which there are more than any text of so many characters has: 4 for each, beside its mark.</summary>
    public static void RequireLength(long bytes, int characters)
    {
        long most = (characters * 4L) + 4;
        if (bytes > most)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"$: found more than {most} bytes, expected at most {characters} characters."));
        }
    }
}
