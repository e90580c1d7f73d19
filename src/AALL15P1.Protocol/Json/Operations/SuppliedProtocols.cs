using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// A protocol under the supplements that documents bring with them. A supplement is read, applied and compiled once: the
/// last few are kept by their text, so that a batch whose lines repeat one does not pay for it with each line.
/// </summary>
internal sealed class SuppliedProtocols(CompiledProtocol protocol)
{
    /// <summary>The word for the supplement in the package.</summary>
    public const string Illustration = "illustration";

    /// <summary>A batch has one supplement, or a few; more are read again.</summary>
    private const int Most = 8;

    /// <summary>What stands in a document instead of a supplement that is known.</summary>
    private static ReadOnlySpan<byte> LeftOut => "{}"u8;

    private ImmutableArray<(byte[] Text, CompiledProtocol Under)> kept = [];

    /// <summary>
    /// Reads the input of an operation. A supplement that has been read before is recognised by its bytes and left out
    /// before anything is parsed, so that it costs no more than the comparison.
    /// </summary>
    /// <param name="bytes">The document, or the line of a batch.</param>
    /// <param name="isLine">Whether it is the line of a batch.</param>
    /// <param name="read">Reads the document.</param>
    /// <exception cref="FormatException">The document does not fit.</exception>
    public T Read<T>(ReadOnlySpan<byte> bytes, bool isLine, Func<Place, T> read)
    {
        ImmutableArray<(byte[] Text, CompiledProtocol Under)> known = kept;
        for (int which = known.Length - 1; which >= 0; which--)
        {
            (byte[] text, CompiledProtocol under) = known[which];
            int at = text.Length < bytes.Length && bytes.Length <= ProtocolOperations.LargestInput && text is [(byte)'{', ..] && bytes is [(byte)'{', not 0, ..] ? bytes.IndexOf(text) : -1;
            if (at >= 0)
            {
                byte[] shorter = [.. bytes[..at], .. LeftOut, .. bytes[(at + text.Length)..]];
                if (TryRead(shorter, at, isLine, under, read, out T? result))
                {
                    return result;
                }

                // The whole says what does not fit.
                break;
            }
        }

        using JsonDocument document = DocumentSource.Parse(bytes, ProtocolOperations.LargestInput, ProtocolOperations.DeepestNesting);
        return read(Place.Root(document.RootElement));
    }

    /// <summary>Reads a document of which what stood at a place has been left out. Only where the input has its supplement there has a supplement been left out.</summary>
    private static bool TryRead<T>(byte[] shorter, int at, bool isLine, CompiledProtocol under, Func<Place, T> read, [NotNullWhen(true)] out T? result)
    {
        result = default;
        if (!Utf8.IsValid(shorter))
        {
            return false;
        }

        try
        {
            using JsonDocument document = DocumentSource.ParseUtf8(shorter, ProtocolOperations.DeepestNesting);
            JsonElement input = document.RootElement;
            if ((isLine && !input.TryGetProperty("input", out input)) || input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("supplement", out JsonElement supplement)
                || !shorter.AsSpan().Overlaps(JsonMarshal.GetRawUtf8Value(supplement), out int offset) || offset != at)
            {
                return false;
            }

            result = read(Place.Root(document.RootElement, under))!;
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The protocol under the supplement that stands in a place.</summary>
    /// <exception cref="FormatException">What stands there is no supplement of the protocol.</exception>
    public CompiledProtocol Under(Place place)
    {
        if (place.Supplied is { } supplied)
        {
            return supplied;
        }

        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(place.Element);
        foreach ((byte[] known, CompiledProtocol under) in kept)
        {
            if (text.SequenceEqual(known))
            {
                return under;
            }
        }

        byte[] own = text.ToArray();
        CompiledProtocol made = Read(place);
        ImmutableInterlocked.Update(ref kept, static (before, one) => [.. before.TakeLast(Most - 1), one], (own, made));
        return made;
    }

    private CompiledProtocol Read(Place place)
    {
        if (protocol.Supplement is not null)
        {
            throw new FormatException($"{place.Path}: found a supplement, expected none beside the one that the protocol was compiled with.");
        }

        if (place.Element.ValueKind == JsonValueKind.String && place.Element.ValueEquals(Illustration))
        {
            return place.Make(() => protocol.With(Aall15P1.Illustration));
        }

        return place.Element.ValueKind == JsonValueKind.Object
            ? SupplementJson.Read(place.Element, protocol, place.Path)
            : throw place.Misfit($"a supplement or '{Illustration}'");
    }
}
