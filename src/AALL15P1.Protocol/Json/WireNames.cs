using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>How members of enumerations are spelled on the wire.</summary>
internal static class WireNames
{
    /// <summary>A standing in lower case, as <c>protocol</c>.</summary>
    /// <param name="standing">The standing.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standing"/> is no standing.</exception>
    public static string Of(Standing standing) => standing switch
    {
        Standing.Protocol => "protocol",
        Standing.Site => "site",
        Standing.Backbone => "backbone",
        Standing.Reference => "reference",
        Standing.Library => "library",
        Standing.Unpublished => "unpublished",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Not a standing."),
    };

    /// <summary>Any member of an enumeration in kebab case, as <c>cannot-decide</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    /// <returns>The name.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
