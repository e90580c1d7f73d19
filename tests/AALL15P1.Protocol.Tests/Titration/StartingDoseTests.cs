using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

public sealed class StartingDoseTests
{
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly Source Supplement = new("SITE", "An invented supplement, for these tests only", Standing.Site);

    // Invented doses, so that no test suggests a real one.
    private static readonly StartingDosePolicy Policy = new([Band(12, null, 3, 30), Band(6, 12, 2, 20)]);

    [Theory]
    [Trait("Rule", "MAINTENANCE-START-AGE")]
    [InlineData(2026, 3, 13, null)] // 5 completed months: the site states no dose
    [InlineData(2026, 3, 14, 2)]
    [InlineData(2026, 9, 13, 2)] // 11 completed months
    [InlineData(2026, 9, 14, 3)] // 12
    [InlineData(2026, 9, 15, 3)]
    public void The_dose_follows_the_age_in_completed_months_on_the_day(int year, int month, int day, int? expected)
    {
        StartingDose dose = StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, Policy, Born, new(year, month, day));

        Assert.Equal(expected is { } mg ? MassPerArea.FromMilligramsPerSquareMetre(mg).PerDay() : null, dose.Band?.Thiopurine.Value);
        Assert.Equal(expected is null ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed, dose.Outcome);
    }

    [Fact]
    [Trait("Rule", "MAINTENANCE-START-AGE")]
    public void Without_a_policy_it_says_what_is_unpublished_and_who_supplies_it()
    {
        StartingDose dose = StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, null, Born, new(2026, 10, 14));

        Assert.Null(dose.Band);
        Assert.Equal(13, dose.AgeInMonths);
        Assert.Equal(DecisionOutcome.CannotDecide, dose.Outcome);
        Assert.Equal(
            "Starting dose by age. 13 completed months on 2026-10-14. Missing: the starting dose of oral chemotherapy in Maintenance by age, which is unpublished. "
            + "Required: a starting dose of each drug for the age, with its citation. The site supplies it. (MAINTENANCE-START-AGE; DECK, slide Maintenance)",
            dose.Finding.Sentence);
        Assert.Equal(Audience.StudyTeam, dose.Finding.Audience);
    }

    [Fact]
    public void The_age_is_taken_on_day_1_of_cycle_1_unless_D6_is_read_otherwise()
    {
        LocalDate first = new(2026, 7, 6);
        LocalDate later = new(2026, 12, 21);
        InterpretationChoices defaults = InterpretationChoices.DefaultsOf(Interpretations.All);

        Assert.Equal(first, StartingDose.AgeIsTakenOn(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, defaults, first, later));
        Assert.Equal(later, StartingDose.AgeIsTakenOn(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, defaults.With("D6", "start-of-each-cycle"), first, later));
        Assert.Equal("cycle", Assert.Throws<ArgumentOutOfRangeException>(() => StartingDose.AgeIsTakenOn(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, defaults, later, first)).ParamName);
    }

    [Fact]
    public void An_age_before_birth_is_refused() =>
        Assert.Equal("ageOn", Assert.Throws<ArgumentOutOfRangeException>(() => StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, Policy, Born, Born.PlusDays(-1))).ParamName);

    [Fact]
    public void Bands_that_hold_no_age_overlap_or_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StartingDosePolicy([]));
        Assert.Throws<ArgumentException>(() => new StartingDosePolicy([Band(-1, 6, 1, 1)]));
        Assert.Throws<ArgumentException>(() => new StartingDosePolicy([Band(6, 6, 1, 1)]));
        Assert.Throws<ArgumentException>(() => new StartingDosePolicy([Band(0, 7, 1, 1), Band(6, 12, 1, 1)]));
        Assert.Throws<ArgumentException>(() => new StartingDosePolicy([Band(0, null, 1, 1), Band(6, 12, 1, 1)]));
        Assert.Equal(2, new StartingDosePolicy([Band(6, 12, 1, 1), Band(0, 6, 1, 1)]).Bands.Count);
    }

    [Property]
    [Trait("Rule", "MAINTENANCE-START-AGE")]
    public void A_dose_is_given_only_for_an_age_that_the_site_states(ushort days, bool hasPolicy)
    {
        LocalDate on = Born.PlusDays(days % 2000);
        StartingDose dose = StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, hasPolicy ? Policy : null, Born, on);

        Assert.Equal(hasPolicy && on >= new LocalDate(2026, 3, 14), dose.Outcome == DecisionOutcome.Proceed);
        Assert.Equal(dose.Band is not null, dose.Outcome == DecisionOutcome.Proceed);
    }

    private static StartingDoseBand Band(int from, int? below, decimal thiopurine, decimal methotrexate) => new(
        from,
        below,
        new(MassPerArea.FromMilligramsPerSquareMetre(thiopurine).PerDay(), new(Supplement, "invented"), Standing.Site),
        new(MassPerArea.FromMilligramsPerSquareMetre(methotrexate).PerDose(), new(Supplement, "invented"), Standing.Site));
}
