namespace AALL15P1.Protocol.Evidence;

/// <summary>
/// What a value's source makes of it for AALL15P1. The order is from the strongest to the weakest, so the lowest
/// standing of several is the greatest member.
/// </summary>
public enum Standing
{
    /// <summary>A public source states it for AALL15P1 itself.</summary>
    Protocol,

    /// <summary>A site states it in its supplement, with a citation of its own; the public record cannot confirm it.</summary>
    Site,

    /// <summary>Stated for Interfant-06 or Interfant-99, on which AALL15P1 is built.</summary>
    Backbone,

    /// <summary>A drug label, CTCAE, CPIC, or another published protocol: not AALL15P1's own value.</summary>
    Reference,

    /// <summary>A safeguard that this library adds by itself: it claims no source, and a site may replace its number.</summary>
    Library,

    /// <summary>AALL15P1 has a value and no public source states it: the site must supply it.</summary>
    Unpublished,
}
