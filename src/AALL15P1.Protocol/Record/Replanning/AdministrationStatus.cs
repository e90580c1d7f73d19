namespace AALL15P1.Protocol;

/// <summary>What has become of a planned administration.</summary>
public enum AdministrationStatus
{
    /// <summary>Nothing of it is recorded: it is to be given on its date, unless its block is over by now (<see cref="RecordState.Unrecorded"/>).</summary>
    Planned,

    /// <summary>
    /// Some of the day's doses were given, and some are still to be. Where no source states how many doses a day has,
    /// single doses never make it <see cref="Given"/>: a site's supplement that states the number does, or an event for
    /// the whole day.
    /// </summary>
    PartlyGiven,

    /// <summary>It was given, on its date. This never changes, whatever is held later.</summary>
    Given,

    /// <summary>It is held, and nobody knows until when, or no policy says what becomes of it.</summary>
    Held,

    /// <summary>
    /// It waits behind a hold that moves it, and nobody knows until when that lasts: its date is the earliest, and no
    /// date on which it is due.
    /// </summary>
    Waiting,

    /// <summary>It was omitted, by decision or by the site's hold policy. It never returns.</summary>
    Omitted,

    /// <summary>It is left out, because another administration of the same order stands too near: within a week for a weekly order, or on the same day.</summary>
    LeftOut,

    /// <summary>It is not given because its time is over: the next block has started, therapy has ended, or the infant has left or died.</summary>
    CutShort,
}
