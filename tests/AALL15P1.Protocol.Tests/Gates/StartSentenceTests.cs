using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

/// <summary>Every sentence of the start gate, whole and word for word, and the days at which it changes.</summary>
public sealed class StartSentenceTests
{
    private const string AncCitation = " (EPI-START-ANC; DECK, slide Experimental Study Schema)";
    private const string Day6Citation = " (AZA-CHEMO-DAY-6; HAEM24, abstract)";
    private const string CompleteCitation = " (BLOCK-BEFORE-COMPLETE; this library's own safeguard)";
    private const string AgeCitation = " (LAB-AGE; unpublished, the site states it)";

    private static readonly LocalDate Day = new(2020, 3, 10);
    private static readonly LaboratoryAgeLimit ThreeDays = new(new(3, new(new("SITE", "A site's handbook", Standing.Site), "4.2"), Standing.Site));

    private static readonly StartFacts Recovered = new(Day)
    {
        Values = new(Day) { Neutrophils = CellCount.FromPerMicrolitre(500m), Platelets = CellCount.FromPerMicrolitre(50_000m) },
        ToxicityResolved = true,
        Marker = MarkerStatus.Present,
    };

    [Fact]
    public void A_day_that_is_changed_is_one_that_was_given()
    {
        LocalDate later = new(2026, 3, 1);
        StartFacts start = new StartFacts(new(2026, 2, 28)) with { On = later };
        LaboratoryValues values = Recovered.Values! with { TakenOn = later };

        Assert.Equal(new StartFacts(later), start);
        Assert.Equal((later, later), (start.On, values.TakenOn));
        Assert.Equal(values.DayTaken, start.Day);
    }

    [Theory]
    [InlineData(null, null, "Toxicity before an EPI block. Missing: a clinician's statement about toxicity. Required: a clinician's statement that any toxicity has resolved. (EPI-START-TOXICITY; DECK, slide Experimental Study Schema)")]
    [InlineData(null, "2020-03-01", "Toxicity before an EPI block. Missing: a clinician's statement about toxicity on or after 2020-03-01. Required: a clinician's statement that any toxicity has resolved. (EPI-START-TOXICITY; DECK, slide Experimental Study Schema)")]
    [InlineData(false, "2020-03-01", "Toxicity before an EPI block. A clinician states that toxicity has not resolved. Required: a clinician's statement that any toxicity has resolved. The block waits until toxicity has resolved. (EPI-START-TOXICITY; DECK, slide Experimental Study Schema)")]
    [Trait("Rule", "EPI-START-TOXICITY")]
    public void What_is_said_of_toxicity(bool? resolved, string? since, string sentence) =>
        Assert.Equal(sentence, Of("EPI-START-TOXICITY", "azacitidine-1", Recovered with { ToxicityResolved = resolved, Since = Date(since) }));

    [Theory]
    [InlineData(MarkerStatus.Absent, "KMT2A after Induction. KMT2A is not rearranged. Required: a KMT2A rearrangement. The infant leaves protocol therapy after the first block. (KMT2A-TO-CONTINUE; CTGOV, eligibility and outline, after Induction)")]
    [InlineData(MarkerStatus.Unknown, "KMT2A after Induction. Missing: the KMT2A result. Required: a KMT2A rearrangement. (KMT2A-TO-CONTINUE; CTGOV, eligibility and outline, after Induction)")]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void What_is_said_of_the_marker(MarkerStatus status, string sentence) => Assert.Equal(sentence, Of("KMT2A-TO-CONTINUE", "azacitidine-1", Recovered with { Marker = status }));

    [Theory]
    [InlineData("induction", "Start criteria that are unpublished. Missing: the site's statement of the criteria to start Induction, which AALL15P1 does not publish. Required: the site's own criteria, with their citation. (BLOCK-START-SITE; unpublished, the site states it)")]
    [InlineData("maintenance", "Start criteria that are unpublished. Missing: the site's statement of the criteria to start Maintenance, which AALL15P1 does not publish. Required: the site's own criteria, with their citation. (BLOCK-START-SITE; unpublished, the site states it)")]
    [Trait("Rule", "BLOCK-START-SITE")]
    public void What_is_said_of_criteria_that_nobody_publishes(string block, string sentence) => Assert.Equal(sentence, Of("BLOCK-START-SITE", block, Recovered));

    // The day of the start is 10 March; the last dose before it was on 8 March.
    [Theory]
    [InlineData("499/µL", "2020-03-10", "Neutrophils before an EPI block. ANC 499/µL. Required: at least 500/µL. The block waits until counts recover.")]
    [InlineData("<1000/µL", "2020-03-10", "Neutrophils before an EPI block. ANC <1000/µL, which can be either. Missing: the number of the ANC, or a bound that tells. Required: at least 500/µL.")]
    [InlineData("<1000/µL", "2020-03-08", "Neutrophils before an EPI block. ANC <1000/µL, which can be either. Missing: the number of the ANC, or a bound that tells. Required: at least 500/µL.")]
    [InlineData("<1000/µL", "2020-03-07", "Neutrophils before an EPI block. Missing: the ANC on or after 2020-03-08 (one of 2020-03-07 says nothing about recovery since). Required: at least 500/µL.")]
    [InlineData("<1000/µL", "2020-03-11", "Neutrophils before an EPI block. Missing: the ANC on or before 2020-03-10 (one of a later day, 2020-03-11, says nothing about it). Required: at least 500/µL.")]
    [InlineData("499/µL", "2020-03-11", "Neutrophils before an EPI block. Missing: the ANC on or before 2020-03-10 (one of a later day, 2020-03-11, says nothing about it). Required: at least 500/µL.")]
    [InlineData("499/µL", "2020-03-07", "Neutrophils before an EPI block. Missing: the ANC on or after 2020-03-08 (one of 2020-03-07 says nothing about recovery since). Required: at least 500/µL.")]
    [InlineData(null, "2020-03-07", "Neutrophils before an EPI block. Missing: the ANC. Required: at least 500/µL.")]
    [Trait("Rule", "EPI-START-ANC")]
    public void What_is_said_of_a_count(string? neutrophils, string taken, string sentence)
    {
        StartFacts facts = Recovered with
        {
            Values = new(Date(taken)!.Value) { Neutrophils = neutrophils is null ? null : Bound(neutrophils), Platelets = CellCount.FromPerMicrolitre(50_000m) },
            Since = new(2020, 3, 8),
        };

        Assert.Equal(sentence + AncCitation, Of("EPI-START-ANC", "azacitidine-1", facts));
    }

    // A last dose may be planned for the day after the start: a count of the day of the start then comes before it.
    [Fact]
    public void A_count_of_the_day_of_the_start_says_nothing_of_a_last_dose_on_a_later_day()
    {
        StartFacts facts = Recovered with { Values = new(Day) { Neutrophils = Bound("499/µL"), Platelets = CellCount.FromPerMicrolitre(50_000m) }, Since = new(2020, 3, 11) };

        Assert.Equal(
            "Neutrophils before an EPI block. Missing: the ANC on or after 2020-03-11 (one of 2020-03-10 says nothing about recovery since). Required: at least 500/µL." + AncCitation,
            Of("EPI-START-ANC", "azacitidine-1", facts));
    }

    [Theory]
    [InlineData("2020-03-10", null, DecisionOutcome.Proceed, "Age of the laboratory values. The laboratory values were taken on 2020-03-10, 0 days before the start. Expected: the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-09", null, DecisionOutcome.Proceed, "Age of the laboratory values. The laboratory values were taken on 2020-03-09, 1 day before the start. Expected: the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-05", null, DecisionOutcome.Proceed, "Age of the laboratory values. The laboratory values were taken on 2020-03-05, 5 days before the start. Expected: the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-04", null, DecisionOutcome.CannotDecide, "Age of the laboratory values. Missing: current laboratory values, or the site's limit on their age (the laboratory values were taken on 2020-03-04, 6 days before the start). Required: values no older than the block is long, or the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-10", "2020-03-10", DecisionOutcome.Proceed, "Age of the laboratory values. The laboratory values were taken on 2020-03-10, 0 days before the start. Expected: the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-09", "2020-03-10", DecisionOutcome.CannotDecide, "Age of the laboratory values. Missing: laboratory values since the last dose (these are of 2020-03-09). Required: values taken on or after 2020-03-10.")]
    [InlineData("2020-03-10", "2020-03-11", DecisionOutcome.CannotDecide, "Age of the laboratory values. Missing: laboratory values since the last dose (these are of 2020-03-10). Required: values taken on or after 2020-03-11.")]
    [InlineData("2020-03-04", "2020-03-04", DecisionOutcome.CannotDecide, "Age of the laboratory values. Missing: current laboratory values, or the site's limit on their age (the laboratory values were taken on 2020-03-04, 6 days before the start). Required: values no older than the block is long, or the site's own limit on their age, which was not given.")]
    [InlineData("2020-03-11", null, DecisionOutcome.CannotDecide, "Age of the laboratory values. Missing: laboratory values of that day or before (these are of 2020-03-11). Required: values taken on or before 2020-03-10.")]
    [InlineData(null, null, DecisionOutcome.Proceed, null)]
    [Trait("Rule", "LAB-AGE")]
    public void What_is_said_of_the_age_of_values_where_the_site_has_no_limit(string? taken, string? since, DecisionOutcome effect, string? sentence)
    {
        StartFacts facts = Recovered with { Values = taken is null ? null : Recovered.Values! with { TakenOn = Date(taken)!.Value }, Since = Date(since) };

        Assert.Equal(sentence is null ? null : (effect, sentence + AgeCitation), Finding("LAB-AGE", "azacitidine-1", facts));
    }

    [Theory]
    [InlineData("2020-03-07", null, DecisionOutcome.Proceed)]
    [InlineData("2020-03-06", "Age of the laboratory values. The laboratory values were taken on 2020-03-06, 4 days before the start. Required: values taken at most 3 days before the start. New laboratory values decide. (LAB-AGE; SITE, 4.2)", DecisionOutcome.Hold)]
    [InlineData("2020-03-11", "Age of the laboratory values. Missing: laboratory values of that day or before (these are of 2020-03-11). Required: values taken on or before 2020-03-10. (LAB-AGE; SITE, 4.2)", DecisionOutcome.CannotDecide)]
    [InlineData(null, "Age of the laboratory values. Missing: the date of the laboratory values. Required: values taken at most 3 days before the start. (LAB-AGE; SITE, 4.2)", DecisionOutcome.CannotDecide)]
    [Trait("Rule", "LAB-AGE")]
    public void What_is_said_of_the_age_of_values_where_the_site_has_a_limit(string? taken, string? sentence, DecisionOutcome effect)
    {
        StartFacts facts = Recovered with { Values = taken is null ? null : Recovered.Values! with { TakenOn = Date(taken)!.Value } };

        Assert.Equal(sentence is null ? null : (effect, sentence), Finding("LAB-AGE", "azacitidine-1", facts, ThreeDays));
        Assert.All(Explained("azacitidine-1", facts, ThreeDays).Where(finding => finding.Rule.Id == "LAB-AGE"), finding => Assert.Equal(Standing.Site, finding.Rule.Standing));
    }

    [Theory]
    [Trait("Rule", "LAB-AGE")]
    [InlineData("2020-02-29", "2020-03-03", DecisionOutcome.Proceed)]
    [InlineData("2020-02-28", "2020-03-03", DecisionOutcome.Hold)]
    [InlineData("2019-12-30", "2020-01-02", DecisionOutcome.Proceed)]
    [InlineData("2019-12-29", "2020-01-02", DecisionOutcome.Hold)]
    [InlineData("2019-03-10", "2020-03-10", DecisionOutcome.Hold)]
    public void The_age_of_values_is_counted_over_the_ends_of_months_and_years(string taken, string start, DecisionOutcome expected)
    {
        StartFacts facts = new(Date(start)!.Value) { Values = Recovered.Values! with { TakenOn = Date(taken)!.Value }, ToxicityResolved = true, Marker = MarkerStatus.Present };

        Assert.Equal(expected, StartGate.Evaluate(Aall15P1.Definition.Block(new("azacitidine-1")), facts, ThreeDays));
    }

    // Day 1 of the EPI block on 1 March: day 6 is 6 March; with two days of hold 8 March.
    [Theory]
    [InlineData("2020-03-05", "2020-03-01", 0, DecisionOutcome.Hold, "Chemotherapy after azacitidine. It would start on day 5 of the block before. Required: a start on day 6 of the block before. It starts on 2020-03-06.")]
    [InlineData("2020-03-06", "2020-03-01", 0, DecisionOutcome.Proceed, null)]
    [InlineData("2020-03-07", "2020-03-01", 0, DecisionOutcome.Proceed, "Chemotherapy after azacitidine. It would start on day 7 of the block before. Expected: a start on day 6 of the block before. A late start is recorded and holds nothing.")]
    [InlineData("2020-03-07", "2020-03-01", 2, DecisionOutcome.Hold, "Chemotherapy after azacitidine. It would start on day 7 of the block before. Required: a start on day 6 of the block before, and 2 days later for its holds. It starts on 2020-03-08.")]
    [InlineData("2020-03-08", "2020-03-01", 2, DecisionOutcome.Proceed, null)]
    [InlineData("2020-03-06", "2020-03-01", 1, DecisionOutcome.Hold, "Chemotherapy after azacitidine. It would start on day 6 of the block before. Required: a start on day 6 of the block before, and 1 day later for its holds. It starts on 2020-03-07.")]
    [InlineData("2020-03-01", "2020-03-01", 0, DecisionOutcome.Hold, "Chemotherapy after azacitidine. It would start on day 1 of the block before. Required: a start on day 6 of the block before. It starts on 2020-03-06.")]
    [InlineData("2020-02-29", "2020-03-01", 0, DecisionOutcome.Hold, "Chemotherapy after azacitidine. It would start before the block before, whose day 1 is 2020-03-01. Required: a start on day 6 of the block before. It starts on 2020-03-06.")]
    [InlineData("2020-03-06", null, 0, DecisionOutcome.CannotDecide, "Chemotherapy after azacitidine. Missing: day 1 of the block before. Required: a start on day 6 of the block before.")]
    [InlineData("2020-03-06", "2020-03-01", null, DecisionOutcome.CannotDecide, "Chemotherapy after azacitidine. Missing: the end of a hold in the block before. Required: a start on day 6 of the block before.")]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void What_is_said_of_the_day_of_chemotherapy(string on, string? previous, int? held, DecisionOutcome effect, string? sentence)
    {
        StartFacts facts = new(Date(on)!.Value) { Marker = MarkerStatus.Present, PreviousBlockStart = Date(previous), PreviousBlockHeldDays = held };

        Assert.Equal(sentence is null ? null : (effect, sentence + Day6Citation), Finding("AZA-CHEMO-DAY-6", "consolidation", facts));
        Assert.Equal(effect, StartGate.Evaluate(Aall15P1.Definition.Block(new("consolidation")), facts, ageLimit: null));
    }

    // Consolidation is 29 days long: from 10 February 2020 it ends on 9 March, so that 10 March is the first day after it.
    [Theory]
    [InlineData("2020-02-10", 0, false, DecisionOutcome.Proceed, null)]
    [InlineData("2020-02-11", 0, false, DecisionOutcome.Hold, "Completion of the block before. It would start on day 29 of Consolidation. Required: a start after day 29 of Consolidation, its last planned day. It starts on 2020-03-11 at the earliest, or somebody states that the block before is complete.")]
    [InlineData("2020-02-10", 1, false, DecisionOutcome.Hold, "Completion of the block before. It would start on day 30 of Consolidation. Required: a start after day 29 of Consolidation, its last planned day, and 1 day later for its holds. It starts on 2020-03-11 at the earliest, or somebody states that the block before is complete.")]
    [InlineData("2020-02-09", 1, false, DecisionOutcome.Proceed, null)]
    [InlineData("2020-03-10", 0, false, DecisionOutcome.Hold, "Completion of the block before. It would start on day 1 of Consolidation. Required: a start after day 29 of Consolidation, its last planned day. It starts on 2020-04-08 at the earliest, or somebody states that the block before is complete.")]
    [InlineData("2020-03-11", 0, false, DecisionOutcome.Hold, "Completion of the block before. It would start before Consolidation, whose day 1 is 2020-03-11. Required: a start after day 29 of Consolidation, its last planned day. It starts on 2020-04-09 at the earliest, or somebody states that the block before is complete.")]
    [InlineData("2020-02-10", null, false, DecisionOutcome.CannotDecide, "Completion of the block before. It would start on day 30 of Consolidation. Missing: the end of a hold in Consolidation. Required: a start after day 29 of Consolidation, its last planned day.")]
    [InlineData("2020-02-11", null, false, DecisionOutcome.Hold, "Completion of the block before. It would start on day 29 of Consolidation. Required: a start after day 29 of Consolidation, its last planned day. It starts on 2020-03-11 at the earliest, or somebody states that the block before is complete.")]
    [InlineData("2020-02-11", 0, true, DecisionOutcome.Proceed, "Completion of the block before. It would start on day 29 of Consolidation, which is stated to be complete. Expected: a start after day 29 of Consolidation, its last planned day.")]
    [InlineData("2020-02-10", 0, true, DecisionOutcome.Proceed, null)]
    [InlineData("2020-02-10", 1, true, DecisionOutcome.Proceed, "Completion of the block before. It would start on day 30 of Consolidation, which is stated to be complete. Expected: a start after day 29 of Consolidation, its last planned day, and 1 day later for its holds.")]
    [InlineData("2020-02-09", 1, true, DecisionOutcome.Proceed, null)]
    [InlineData(null, 0, false, DecisionOutcome.CannotDecide, "Completion of the block before. Missing: day 1 of Consolidation, or the statement that it is complete. Required: a start after day 29 of Consolidation, its last planned day.")]
    [InlineData(null, 0, true, DecisionOutcome.Proceed, "Completion of the block before. Consolidation is stated to be complete, and its day 1 is not given. Expected: a start after day 29 of Consolidation, its last planned day.")]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void What_is_said_of_the_block_before(string? previous, int? held, bool complete, DecisionOutcome effect, string? sentence)
    {
        StartFacts facts = Recovered with { PreviousBlockStart = Date(previous), PreviousBlockHeldDays = held, PreviousBlockIsComplete = complete };
        Block before = Aall15P1.Definition.Block(new("consolidation"));

        Assert.Equal(sentence is null ? null : (effect, sentence + CompleteCitation), Finding("BLOCK-BEFORE-COMPLETE", "azacitidine-2", facts, before: before));
        Assert.Equal(effect, StartGate.Evaluate(Aall15P1.Definition.Block(new("azacitidine-2")), facts, ageLimit: null, before: before));
    }

    // Consolidation follows EPI#1 on an exact day, EPI#2 follows Consolidation when counts recover.
    [Theory]
    [InlineData("consolidation", "azacitidine-1", 0, DecisionOutcome.Proceed, null)]
    [InlineData("consolidation", "azacitidine-1", 1, DecisionOutcome.Hold, "Completion of the block before. 1 planned administration of the block before was due and not recorded as given or omitted: it is not complete. Required: every administration of the block before given, or omitted by decision.")]
    [InlineData("consolidation", "azacitidine-1", 2, DecisionOutcome.Hold, "Completion of the block before. 2 planned administrations of the block before were due and not recorded as given or omitted: it is not complete. Required: every administration of the block before given, or omitted by decision.")]
    [InlineData("azacitidine-2", "consolidation", 1, DecisionOutcome.CannotDecide, "Completion of the block before. Missing: what became of 1 planned administration of the block before that was due. Required: every administration of the block before given, or omitted by decision.")]
    [InlineData("azacitidine-2", "consolidation", 2, DecisionOutcome.CannotDecide, "Completion of the block before. Missing: what became of 2 planned administrations of the block before that were due. Required: every administration of the block before given, or omitted by decision.")]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void What_is_said_of_administrations_that_nobody_recorded(string block, string before, int unrecorded, DecisionOutcome effect, string? sentence)
    {
        StartFacts facts = Recovered with
        {
            PreviousBlockStart = block == "consolidation" ? Day.PlusDays(-5) : Day.PlusDays(-29),
            PreviousBlockUnrecorded = unrecorded,
        };

        Assert.Equal(sentence is null ? null : (effect, sentence + CompleteCitation), Finding("BLOCK-BEFORE-COMPLETE", block, facts, before: Aall15P1.Definition.Block(new(before))));
        Assert.Equal(effect, StartGate.Evaluate(Aall15P1.Definition.Block(new(block)), facts, ageLimit: null, before: Aall15P1.Definition.Block(new(before))));
    }

    // Where the protocol states a day after the end of the block before, that day alone is judged.
    [Theory]
    [InlineData(5, "AZA-CHEMO-DAY-6")]
    [InlineData(6, "")]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void A_stated_day_after_the_end_of_the_block_before_is_judged_alone(int day, string rules)
    {
        StartFacts facts = new(Day) { Marker = MarkerStatus.Present, PreviousBlockStart = Day.PlusDays(1 - day) };

        Assert.Equal(rules, string.Join(' ', Explained("consolidation", facts, before: Aall15P1.Definition.Block(new("azacitidine-1"))).Select(finding => finding.Rule.Id)));
    }

    // Azacitidine's last planned day is 5: a block that a site's criterion starts on that day would start before the other ends.
    [Theory]
    [InlineData(5, DecisionOutcome.Hold)]
    [InlineData(6, DecisionOutcome.Proceed)]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void A_stated_day_within_the_block_before_is_not(int day, DecisionOutcome expected)
    {
        Rule rule = new("SITE-DAY", "Day of the start", "A site's rule, for this test.", new(new("SITE", "A site's handbook", Standing.Site), "9"), Standing.Site);
        Block block = Aall15P1.Definition.Block(new("consolidation")) with { StartCriteria = [new StartCriterion.OnDayOfPreviousBlock(5, rule)] };
        StartFacts facts = new(Day) { PreviousBlockStart = Day.PlusDays(1 - day) };
        Block before = Aall15P1.Definition.Block(new("azacitidine-1"));

        Assert.Equal(expected, StartGate.Evaluate(block, facts, ageLimit: null, before: before));
        Assert.Equal(expected, StartGate.Explain(block, facts, ageLimit: null, before: before).Outcome);
    }

    [Fact]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    public void A_sites_own_bounds_are_explained_as_they_are_judged()
    {
        LaboratoryPlausibility own = LaboratoryPlausibility.Library.With([new(Analyte.Neutrophils, 10m, 700_000m) { StatedBy = new(new("SITE", "A site's handbook", Standing.Site), "4.3") }]);
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CellCount.FromPerMicrolitre(600_000m) } };
        Block block = Aall15P1.Definition.Block(new("azacitidine-1"));

        Assert.Equal(DecisionOutcome.Proceed, StartGate.Explain(block, facts, ageLimit: null, own).Outcome);
        Assert.Equal(DecisionOutcome.CannotDecide, StartGate.Explain(block, facts, ageLimit: null).Outcome);
    }

    [Fact]
    public void A_decision_about_a_start_is_called_one() =>
        Assert.Equal("start-block", StartGate.Explain(Aall15P1.Definition.Block(new("azacitidine-1")), Recovered, ageLimit: null).Operation);

    private static LocalDate? Date(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private static CountBound Bound(string text) => CountBound.TryParse(text, out CountBound bound) ? bound : throw new ArgumentException(text, nameof(text));

    private static string? Of(string rule, string block, StartFacts facts) => Finding(rule, block, facts)?.Sentence;

    private static ValueList<Finding> Explained(string block, StartFacts facts, LaboratoryAgeLimit? limit = null, Block? before = null) =>
        StartGate.Explain(Aall15P1.Definition.Block(new(block)), facts, limit, before: before).Findings;

    private static (DecisionOutcome Effect, string Sentence)? Finding(string rule, string block, StartFacts facts, LaboratoryAgeLimit? limit = null, Block? before = null) =>
        Explained(block, facts, limit, before).SingleOrDefault(finding => finding.Rule.Id == rule) is { } finding ? (finding.Effect, finding.Sentence) : null;
}
