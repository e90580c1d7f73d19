using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Titration;

/// <summary>A history by day, day 0 being that of the first prescription, and what ICiCLe-ALL-14 says of it.</summary>
internal sealed record Course
{
    public static readonly LocalDate DayZero = new(2026, 7, 6);

    private readonly TitrationHistory _history;

    private Course(TitrationHistory history) => _history = history;

    public TitrationHistory History => _history;

    public static Course From(decimal thiopurine = 100, decimal methotrexate = 100) => new Course(TitrationHistory.Empty).Doses(0, thiopurine, methotrexate);

    public static LocalDate Day(int day) => DayZero.PlusDays(day);

    public static TitratedDoses Pair(decimal thiopurine, decimal methotrexate) =>
        new(DosePercent.FromPercent(thiopurine), DosePercent.FromPercent(methotrexate));

    public Course Doses(int day, decimal thiopurine, decimal methotrexate, bool newStart = false) => new(
        new TitrationHistory(_history.Counts, _history.Doses.Append(new(Day(day), Pair(thiopurine, methotrexate)) { SetsNewStartingDose = newStart })));

    public Course Counts(int day, decimal? neutrophils, decimal? platelets) => new(new TitrationHistory(
        _history.Counts.Append(new(
            Day(day),
            neutrophils is { } anc ? CellCount.FromPerMicrolitre(anc) : null,
            platelets is { } count ? CellCount.FromPerMicrolitre(count) : null)),
        _history.Doses));

    public TitrationDecision Decide(int day) => IcicleAll14.Policy.Decide(_history, Day(day));

    /// <summary>The decision on counts of the day.</summary>
    public TitrationDecision DecideOn(int day, decimal? neutrophils, decimal? platelets) => Counts(day, neutrophils, platelets).Decide(day);
}
