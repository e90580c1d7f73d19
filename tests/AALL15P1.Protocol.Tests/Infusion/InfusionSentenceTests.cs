using AALL15P1.Protocol.Definition;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Infusion;

/// <summary>Every sentence about an infusion, whole and word for word, and every time that it refuses.</summary>
public sealed class InfusionSentenceTests
{
    private static readonly InfusionWindow Window = AzacitidinePreparation.Window;
    private static readonly Instant Ten = Instant.FromUtc(2026, 2, 9, 10, 0);

    [Fact]
    [Trait("Rule", "AZA-INFUSION-10-40")]
    [Trait("Rule", "AZA-VIAL-45")]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    public void What_is_missing_is_said() => Assert.Equal(
        [
            (Audience.TertiaryCentre, "Length of the azacitidine infusion. Missing: the start and end of the infusion, or its planned duration. Required: 10-40 min. (AZA-INFUSION-10-40; DECK, slide Azacitidine)"),
            (Audience.Pharmacy, "Azacitidine completed after reconstitution. Missing: the time of reconstitution or of the end of the infusion. Required: at most 45 min. (AZA-VIAL-45; DECK, slide Azacitidine)"),
            (Audience.TreatingTeam, "Place of azacitidine. Missing: the kind of centre. Required: at a tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)"),
            (Audience.Pharmacy, "Diluent of azacitidine. Nobody has said whether the diluent holds dextrose. Expected: a diluent without dextrose. (AZA-NO-DEXTROSE; FDA-AZA, preparation for intravenous administration)"),
        ],
        Said(default));

    [Fact]
    [Trait("Rule", "AZA-INFUSION-10-40")]
    [Trait("Rule", "AZA-VIAL-45")]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [Trait("Rule", "AZA-CONCENTRATION")]
    [Trait("Rule", "AZA-NO-DEXTROSE")]
    public void What_is_wrong_is_said()
    {
        InfusionRecord record = new(Ten, Ten, Ten + Duration.FromMinutes(46), plannedDuration: null, CareSetting.SharedCareCentre)
        {
            FinalConcentration = MassPerVolume.FromMilligramsPerMillilitre(4.5m),
            IsDilutedInDextrose = true,
        };

        Assert.Equal(
            [
                (Audience.TertiaryCentre, "Length of the azacitidine infusion. The infusion lasts 46 min. Required: 10-40 min. (AZA-INFUSION-10-40; DECK, slide Azacitidine)"),
                (Audience.Pharmacy, "Azacitidine completed after reconstitution. The infusion ends 46 min after reconstitution. Required: at most 45 min. (AZA-VIAL-45; DECK, slide Azacitidine)"),
                (Audience.TreatingTeam, "Place of azacitidine. Given at a shared-care centre. Required: at a tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)"),
                (Audience.Pharmacy, "Final concentration of azacitidine. The final concentration is 4.5 mg/mL. Expected: 0.9 mg/mL to 4 mg/mL, both inclusive. (AZA-CONCENTRATION; CHEO, azacitidine, preparation)"),
                (Audience.Pharmacy, "Diluent of azacitidine. The diluent holds dextrose. Required: a diluent without dextrose. (AZA-NO-DEXTROSE; FDA-AZA, preparation for intravenous administration)"),
            ],
            Said(record));
        Assert.Equal("infusion", Window.Explain(record).Operation);
    }

    // Between reconstitution and the end, or the start where there is no end yet.
    [Theory]
    [InlineData(2699, "the time of reconstitution or of the end of the infusion", "the infusion starts 44 min 59 s after reconstitution", DecisionOutcome.CannotDecide)]
    [InlineData(2700, null, "the infusion starts 45 min after reconstitution", DecisionOutcome.Hold)]
    [Trait("Rule", "AZA-VIAL-45")]
    public void A_start_without_an_end_is_said(int seconds, string? missing, string observed, DecisionOutcome effect)
    {
        Finding finding = Window.Explain(new(Ten, Ten + Duration.FromSeconds(seconds), end: null, plannedDuration: null, CareSetting.TertiaryCentre)).Findings[1];

        Assert.Equal(("AZA-VIAL-45", effect, missing, observed), (finding.Rule.Id, finding.Effect, finding.Missing, finding.Observed));
    }

    [Fact]
    public void Another_place_is_said() =>
        Assert.Equal("given elsewhere", Window.Explain(new(Ten, Ten, Ten + Duration.FromMinutes(20), plannedDuration: null, CareSetting.Elsewhere)).Findings[0].Observed);

    [Fact]
    public void A_place_that_is_none_is_refused() => Assert.StartsWith(
        "A setting is the tertiary centre, a shared-care centre or elsewhere.",
        Assert.Throws<ArgumentOutOfRangeException>("site", () => Window.Explain(new(Ten, Ten, Ten + Duration.FromMinutes(20), plannedDuration: null, (CareSetting)9))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Times_that_contradict_each_other_are_named()
    {
        Duration second = Duration.FromSeconds(1);
        Says("The infusion must not start before the reconstitution, 2026-02-09T10:00:00Z.", () => new InfusionRecord(Ten, Ten - second, null, null, null));
        Says("The infusion must not end before it starts, 2026-02-09T10:00:00Z.", () => new InfusionRecord(null, Ten, Ten - second, null, null));
        Says("The infusion must not end before it starts, 2026-02-09T10:00:00Z.", () => new InfusionRecord(Ten, null, Ten - second, null, null));
        Says("The infusion must not end before it starts, 2026-02-09T10:00:01Z.", () => new InfusionRecord(Ten, Ten + second, Ten, null, null));
        Says("An infusion lasts more than zero.", () => new InfusionRecord(Ten, Ten, null, Duration.Zero, null));
        Says("An infusion lasts more than zero.", () => new InfusionRecord(Ten, Ten, null, -second, null));

        static void Says(string sentence, Func<object> make) => Assert.StartsWith(sentence, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
    }

    // What starts when the vial is reconstituted and ends as it starts can be recorded; it is held, because it lasted nothing.
    [Fact]
    [Trait("Rule", "AZA-INFUSION-10-40")]
    public void An_infusion_that_ends_when_it_starts_is_recorded_and_held()
    {
        InfusionRecord record = new(Ten, Ten, Ten, plannedDuration: null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = false };

        Assert.Equal((Duration.Zero, Ten), (record.Length, record.End));
        Assert.Equal(DecisionOutcome.Hold, Window.Evaluate(record));
        Assert.Equal("the infusion lasts 0 min", Assert.Single(Window.Explain(record).Findings).Observed);
        Assert.Equal(Duration.FromSeconds(1), new InfusionRecord(null, null, null, Duration.FromSeconds(1), null).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void A_diluent_is_judged_only_where_a_rule_speaks_of_it(bool? isDextrose)
    {
        InfusionWindow silent = new(
            Window.Drug,
            Window.Infusion,
            Window.InfusionRule,
            Window.CompleteWithin,
            Window.CompletionRule,
            Window.Site,
            Window.SiteRule,
            new(DrugMass.FromMilligrams(100m), FluidVolume.FromMillilitres(10m), Window.Product.Weakest, Window.Product.Strongest, Window.Product.ConcentrationRule, diluentRule: null, Window.InfusionRule.Citation!));
        InfusionRecord record = new(Ten, Ten, Ten + Duration.FromMinutes(20), plannedDuration: null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = isDextrose };

        Assert.Equal(DecisionOutcome.Proceed, silent.Evaluate(record));
        Assert.Empty(silent.Explain(record).Findings);
        Assert.Equal(isDextrose is true ? DecisionOutcome.Hold : DecisionOutcome.Proceed, Window.Evaluate(record));
    }

    [Fact]
    public void A_time_outside_the_years_of_a_record_is_refused()
    {
        Instant early = Instant.FromUtc(1800, 1, 1, 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InfusionRecord(early, null, null, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InfusionRecord(null, early, null, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InfusionRecord(null, null, early, null, null));
    }

    private static IEnumerable<(Audience Audience, string Sentence)> Said(InfusionRecord record) =>
        Window.Explain(record).Findings.Select(finding => (finding.Audience, finding.Sentence));
}
