using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>That an order was given on a day. Sorted by order, then day, so that the neighbours of a day are found by bisection.</summary>
/// <param name="Place">The order's place in its block.</param>
/// <param name="Day">The day as a day number.</param>
/// <param name="SlotKey">The planned administration that it was.</param>
/// <param name="EventId">The event.</param>
[SuppressMessage("Design", "MA0097", Justification = "Sorted and searched only.")]
internal readonly record struct GivenDay(int Place, int Day, int SlotKey, string EventId) : IComparable<GivenDay>
{
    public int CompareTo(GivenDay other)
    {
        int byPlace = Place.CompareTo(other.Place);
        int byDay = byPlace != 0 ? byPlace : Day.CompareTo(other.Day);
        return byDay != 0 ? byDay : string.CompareOrdinal(EventId, other.EventId);
    }
}
