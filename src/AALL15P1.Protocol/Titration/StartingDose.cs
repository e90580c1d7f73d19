using System.Text;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Titration;

/// <summary>The starting doses of one infant, by age, or what is missing to know them.</summary>
public sealed record StartingDose
{
    private StartingDose(LocalDate ageOn, int months, StartingDoseBand? band, Finding finding)
    {
        AgeOn = ageOn;
        AgeInMonths = months;
        Band = band;
        Finding = finding;
    }

    /// <summary>The day at which the age is taken.</summary>
    public LocalDate AgeOn { get; }

    /// <summary>The age in completed calendar months on that day.</summary>
    public int AgeInMonths { get; }

    /// <summary>The site's starting doses for the age; null when it cannot be decided.</summary>
    public StartingDoseBand? Band { get; }

    /// <summary>The answer: <see cref="DecisionOutcome.Proceed"/> with a band, <see cref="DecisionOutcome.CannotDecide"/> without.</summary>
    public DecisionOutcome Outcome => Finding.Effect;

    /// <summary>The finding behind the answer.</summary>
    public Finding Finding { get; }

    /// <summary>The day at which the age is taken, by the chosen reading.</summary>
    /// <param name="basis">What the protocol says about starting doses.</param>
    /// <param name="readings">The chosen readings.</param>
    /// <param name="firstCycle">Day 1 of cycle 1.</param>
    /// <param name="cycle">Day 1 of the cycle that is asked about; not before <paramref name="firstCycle"/>.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cycle"/> is before <paramref name="firstCycle"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="readings"/> lacks the protocol's question.</exception>
    internal static LocalDate AgeIsTakenOn(StartingDoseBasis basis, InterpretationChoices readings, LocalDate firstCycle, LocalDate cycle) =>
        cycle < firstCycle
            ? throw new ArgumentOutOfRangeException(nameof(cycle), cycle, $"A cycle starts on {Iso(firstCycle)}, day 1 of cycle 1, or later.")
            : readings.Takes(basis.AgeQuestion, basis.EachCycle) ? cycle : firstCycle;

    /// <summary>The starting doses by age.</summary>
    /// <param name="basis">What the protocol says about starting doses.</param>
    /// <param name="policy">The site's policy; null when the site has not supplied one.</param>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="ageOn">The day at which the age is taken (<see cref="AgeIsTakenOn"/>).</param>
    /// <returns>The doses, or what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ageOn"/> is before the birth.</exception>
    internal static StartingDose Of(StartingDoseBasis basis, StartingDosePolicy? policy, LocalDate birthDate, LocalDate ageOn)
    {
        if (ageOn < birthDate)
        {
            throw new ArgumentOutOfRangeException(nameof(ageOn), ageOn, $"The age is taken on the day of birth, {Iso(birthDate)}, or later.");
        }

        int months = (int)Period.Between(birthDate, ageOn, PeriodUnits.Months).Months;
        string observed = $"{months} completed months on {Iso(ageOn)}";
        StartingDoseBand? band = policy?.Find(months);
        return band is not null
            ? new(ageOn, months, band, new(basis.Rule, DecisionOutcome.Proceed, Severity.Information, observed, $"{TitrationWords.Thiopurine} {band.Thiopurine}, weekly {TitrationWords.Antifolate} {band.WeeklyAntifolate}"))
            : new(ageOn, months, null, new(basis.Rule, DecisionOutcome.CannotDecide, Severity.Information, observed, "a starting dose of each drug for the age, with its citation")
            {
                Missing = policy is null
                    ? $"{basis.What} by age, which is unpublished"
                    : $"the site's {basis.What["the ".Length..]} for an age of {months} months, which is unpublished",
                Instead = "the site supplies it",
                Audience = Audience.StudyTeam,
            });
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(AgeOn), AgeOn), (nameof(AgeInMonths), AgeInMonths), (nameof(Band), Band), (nameof(Outcome), Outcome), (nameof(Finding), Finding));
}
