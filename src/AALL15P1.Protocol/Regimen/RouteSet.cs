using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>A set of routes. The default value is the empty set. Combine with <c>|</c>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<RouteSet>))]
[TypeConverter(typeof(TextTypeConverter<RouteSet>))]
public readonly record struct RouteSet : IParsable<RouteSet>
{
    private readonly byte bits;

    private RouteSet(int bits) => this.bits = (byte)bits;

    /// <summary>No route.</summary>
    public static RouteSet None => default;

    /// <summary>Whether the set has no route.</summary>
    public bool IsEmpty => bits == 0;

    /// <summary>The set of one route.</summary>
    /// <param name="route">The route.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="route"/> is not a member of <see cref="Route"/>.</exception>
    public static implicit operator RouteSet(Route route) => FromRoute(route);

    /// <summary>The set of one route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="route"/> is not a member of <see cref="Route"/>.</exception>
    public static RouteSet FromRoute(Route route) =>
        route is >= Route.PO and <= Route.IT
            ? new(1 << (int)route)
            : throw new ArgumentOutOfRangeException(nameof(route), route, "A route is PO, NG, IV, IM, SC or IT.");

    /// <summary>The routes that are in either set.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">The other set.</param>
    public static RouteSet operator |(RouteSet left, RouteSet right) => left.Or(right);

    /// <summary>The routes that are in either set.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The union.</returns>
    public RouteSet Or(RouteSet other) => new(bits | other.bits);

    /// <summary>Whether a route is in the set.</summary>
    /// <param name="route">The route.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(Route route) => (bits & FromRoute(route).bits) != 0;

    /// <summary>Whether every route of this set is in another.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True when it is, and for the empty set.</returns>
    public bool IsSubsetOf(RouteSet other) => (bits & ~other.bits) == 0;

    /// <summary>Whether some route is in both sets.</summary>
    internal bool Overlaps(RouteSet other) => (bits & other.bits) != 0;

    /// <summary>The routes, in the order of <see cref="Route"/>.</summary>
    /// <returns>The routes.</returns>
    public IEnumerable<Route> ToRoutes() => Enum.GetValues<Route>().Where(Contains);

    /// <summary>Reads what <c>ToString</c> prints, such as <c>PO or NG</c>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is nothing of the kind.</exception>
    public static RouteSet Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc/>
    public static RouteSet Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out RouteSet result)
            ? result
            : throw new FormatException($"\"{s}\" is not a valid set of routes. Expected PO, NG, IV, IM, SC or IT, joined by \"or\", or nothing.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null.</param>
    /// <param name="result">The value, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out RouteSet result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RouteSet result)
    {
        result = default;
        if (string.IsNullOrEmpty(s))
        {
            return s is not null;
        }

        RouteSet routes = default;
        foreach (string name in s.Split(" or "))
        {
            Route[] named = [.. Enum.GetValues<Route>().Where(route => route.ToString() == name)];
            if (named is not [Route one])
            {
                return false;
            }

            routes |= one;
        }

        result = routes;
        return true;
    }

    /// <summary>The routes, as <c>PO or NG</c>.</summary>
    /// <returns>The text; empty for the empty set.</returns>
    public override string ToString() => string.Join(" or ", ToRoutes());
}
