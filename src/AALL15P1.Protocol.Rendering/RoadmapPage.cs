using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>What a page shows.</summary>
public enum PageView
{
    /// <summary>The whole of therapy: a time line, and under it each block with its days across and its drugs down.</summary>
    Map,

    /// <summary>The week, from Monday to Sunday, in which a day lies, with room to sign each administration.</summary>
    Week,

    /// <summary>The calendar month in which a day lies.</summary>
    Month,
}

/// <summary>How a page is made. Two options with equal settings are equal.</summary>
public sealed record PageOptions
{
    /// <summary>What the page shows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such view.</exception>
    public PageView View
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A view is the map, a week or a month.");
    }

    /// <summary>
    /// The day that a week or a month is asked for, and that the map marks. Null for the first day of therapy in a week or a
    /// month of a plan, and for no mark in its map. A page of a record takes the day of the record and leaves this unread.
    /// </summary>
    public LocalDate? On { get; init; }

    /// <summary>The infant whose measurements the amounts are computed from; null for a page without amounts. A page of a record takes what was recorded and leaves this unread.</summary>
    public Infant? Infant { get; init; }

    /// <summary>What the site calls the infant, printed at the head; null leaves a line to write on.</summary>
    public string? Label { get; init; }
}

/// <summary>
/// Writes one page of HTML that needs nothing beside it: no script, no network. It is valid as HTML5 and well-formed as XML,
/// prints on A4, and is the same for the same input wherever it is made. What a page shows is planned or recorded; the
/// protocol document decides, and the page says so.
/// </summary>
public static class RoadmapPage
{
#pragma warning disable RS0026 // A plan and a record are never converted into each other, so that a call means one overload.
    /// <summary>Writes a page of a plan.</summary>
    /// <param name="output">Where the page goes; written as UTF-8, which the page declares. Not closed.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="roadmap">The plan, of this protocol.</param>
    /// <param name="options">How the page is made; null for the map without amounts.</param>
    /// <exception cref="ArgumentException">The roadmap is of another protocol, or the infant has another date of birth.</exception>
    public static void Write(TextWriter output, CompiledProtocol protocol, Roadmap roadmap, PageOptions? options = null)
    {
        PageOptions chosen = options ?? new();
        PageWriter.Write(output, ChartBuilder.Of(protocol, roadmap, chosen.Infant, chosen.On), chosen.View, chosen.On ?? roadmap.Starts.First, chosen.Label);
    }

    /// <summary>Writes a page of a treatment record as it is on a day: what was given, held, omitted and made up, and the plan after it.</summary>
    /// <param name="output">Where the page goes; written as UTF-8, which the page declares. Not closed.</param>
    /// <param name="record">The record.</param>
    /// <param name="on">The day.</param>
    /// <param name="options">How the page is made; null for the map.</param>
    /// <exception cref="ArgumentException">No block has started by that day, so nothing has a date.</exception>
    public static void Write(TextWriter output, TreatmentRecord record, LocalDate on, PageOptions? options = null)
    {
        PageOptions chosen = options ?? new();
        PageWriter.Write(output, ChartBuilder.Of(record, on), chosen.View, on, chosen.Label);
    }
#pragma warning restore RS0026
}
