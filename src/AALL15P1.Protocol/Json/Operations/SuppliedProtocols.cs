using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

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

    private ImmutableArray<(byte[] Text, CompiledProtocol Under)> kept = [];

    /// <summary>The protocol under the supplement that stands in a place.</summary>
    /// <exception cref="FormatException">What stands there is no supplement of the protocol.</exception>
    public CompiledProtocol Under(Place place)
    {
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
