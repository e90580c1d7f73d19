using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Every day that is handed in is of the years 1900 to 2200, both inclusive, in the ISO calendar; arithmetic on others ends somewhere else.</summary>
public sealed class YearBoundTests
{
    private static readonly LocalDate Before = new(1899, 12, 31);
    private static readonly LocalDate After = new(2201, 1, 1);

    private static readonly Dictionary<string, Action<LocalDate>> Makers = new(StringComparer.Ordinal)
    {
        ["measurement"] = day => _ = new Measurement(day, Weight.FromKilograms(6.2m), height: null),
        ["counts"] = day => _ = new DatedCounts(day, CellCount.FromPerMicrolitre(900m), Platelets: null),
        ["doses"] = day => _ = new DatedDoses(day, TitratedDoses.Both(DosePercent.StartingDose)),
        ["a delay's due day"] = day => _ = TreatmentDelay.Since(day, day),
        ["the last day of a delay"] = day => _ = TreatmentDelay.Since(day > new LocalDate(2000, 1, 1) ? new(2000, 1, 1) : day, day),
        ["the day of a delayed dose"] = day => _ = TreatmentDelay.Between(day.PlusDays(-1), day),
        ["milestone"] = day => _ = Milestone.On(day),
        ["open milestone"] = day => _ = Milestone.NotByEndOf(day),
        ["request"] = day => _ = new DoseRequest(Drugs.Azacitidine, DoseAmount.Parse("15.5 mg"), DosePeriod.PerDose, Route.IV, day),
        ["recorded dose"] = day => _ = new RecordedDose(Drugs.Azacitidine, day, Route.IV),
        ["start of the block before"] = day => _ = new StartFacts(new(2026, 2, 9)) { PreviousBlockStart = day },
        ["start"] = day => _ = new StartFacts(day),
        ["laboratory values"] = day => _ = new LaboratoryValues(day),
        ["enrolment"] = day => _ = new EnrolmentCandidate(day),
        ["grade"] = day => _ = new GradeChange(day, Grade.Severe),
        ["birth"] = day => _ = new Infant(day, []),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_day_beyond_the_years_is_refused_and_the_outermost_days_are_not(string what)
    {
        Action<LocalDate> make = Makers[what];

        Assert.Throws<ArgumentOutOfRangeException>(() => make(Before));
        Assert.Throws<ArgumentOutOfRangeException>(() => make(After));
        Assert.Throws<ArgumentOutOfRangeException>(() => make(LocalDate.MaxIsoValue));
        make(new(1900, 1, 2));
        make(new(2200, 12, 31));
        Assert.Throws<ArgumentException>(() => make(new LocalDate(5786, 1, 1, CalendarSystem.HebrewCivil)));
    }
}
