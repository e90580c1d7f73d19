using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>What a safety check is told beside the dose: hours, and adverse events.</summary>
public sealed class SafetyCheckFactsTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly Infant Measured = new(Birth, [new(new(2026, 4, 3), Weight.FromKilograms(7.4m), Height.FromCentimetres(66m))]);
    private static readonly Roadmap Plan = Protocol.Plan(Birth, BlockStarts.From(new(2026, 1, 5)).With(BlockIds.InterimMaintenance, new(2026, 3, 20)));

    // High-dose cytarabine every 12 hours on days 15 and 16, 2026-04-03: half of it, 6 hours, is the least.
    [Theory]
    [Trait("Rule", "ORDER-INTERVAL")]
    [InlineData(1, DecisionOutcome.Hold)]
    [InlineData(5, DecisionOutcome.Hold)]
    [InlineData(6, DecisionOutcome.Proceed)]
    [InlineData(11, DecisionOutcome.Proceed)]
    [InlineData(12, null)]
    [InlineData(13, null)]
    public void Two_doses_of_a_day_are_judged_by_the_hour(int hours, DecisionOutcome? expected)
    {
        Instant first = Instant.FromUtc(2026, 4, 3, 6, 0);
        LocalDate day = new(2026, 4, 3);
        DoseRequest request = new(Drugs.Cytarabine, DoseAmount.Parse("1100 mg"), DosePeriod.PerDose, Route.IV, day) { StartsAt = first + Duration.FromHours(hours) };
        RecordedDose other = new(Drugs.Cytarabine, day, Route.IV) { StartedAt = first };

        Decision decision = Protocol.CheckSafety(Plan, Measured, request, [other]);

        Assert.Equal(expected, decision.Findings.Where(finding => finding.Rule.Id == "ORDER-INTERVAL").Select(finding => (DecisionOutcome?)finding.Effect).SingleOrDefault());
        Assert.Equal(decision.Outcome, Protocol.EvaluateSafety(Plan, Measured, request, [other]));
    }

    public static TheoryData<string, Route> EveryRoute => [.. Protocol.Definition.Formulary.Drugs.SelectMany(drug => Enum.GetValues<Route>().Select(route => (drug.Name, route)))];

    [Theory]
    [MemberData(nameof(EveryRoute))]
    public void A_dose_before_the_birth_is_refused_whatever_the_drug(string drug, Route route)
    {
        const string Message = "A dose is requested for a day not before the birth, 2025-09-14.";
        LocalDate before = new(2025, 9, 13);
        DoseAmount amount = DoseAmount.Parse(drug == "pegaspargase" ? "1 IU" : "1 mg");
        DoseRequest Asked(LocalDate on) => new(Protocol.Definition.Formulary.Find(drug), amount, DosePeriod.PerDose, route, on);

        Refused.OutOfRange("request", before, Message, () => Protocol.CheckSafety(Plan, Measured, Asked(before)));
        Refused.OutOfRange("request", before, Message, () => Protocol.EvaluateSafety(Plan, Measured, Asked(before)));
        Assert.NotEqual(DecisionOutcome.Proceed, Protocol.CheckSafety(Plan, Measured, Asked(Birth)).Outcome);
        Assert.NotEqual(DecisionOutcome.Proceed, Protocol.EvaluateSafety(Plan, Measured, Asked(Birth)));
    }

    /// <summary>The weight behind a dose is looked at before the dose: 74 kg for 7.4 kg.</summary>
    [Fact]
    public void The_measurements_behind_a_dose_speak_first()
    {
        Infant heavy = new(Birth, [new(new(2026, 4, 3), Weight.FromKilograms(74m), null)]);
        DoseRequest request = new(Drugs.Pegaspargase, DoseAmount.Parse("610.5 IU"), DosePeriod.PerDose, Route.IV, new(2026, 4, 11));

        Decision decision = Protocol.CheckSafety(Plan, heavy, request);

        Assert.Equal(("safety-check", DecisionOutcome.Hold), (decision.Operation, decision.Outcome));
        Assert.Equal(
            ("WEIGHT-FOR-AGE", DecisionOutcome.Hold, "74 kg at 6.6 months of age, which a decimal point one place too far to the right would explain"),
            decision.Findings.Where(finding => finding.Rule.Id == "WEIGHT-FOR-AGE").Select(finding => (finding.Rule.Id, finding.Effect, finding.Observed)).Single());
    }

    [Theory]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    [InlineData("allergic-reaction", Grade.Moderate, "2026-01-16", false)]
    [InlineData("allergic-reaction", Grade.Severe, "2026-01-16", true)]
    [InlineData("anaphylaxis", Grade.LifeThreatening, "2026-01-16", true)]
    [InlineData("anaphylaxis", Grade.Severe, "2026-04-11", true)]
    [InlineData("anaphylaxis", Grade.Severe, "2026-04-12", false)]
    [InlineData("sepsis", Grade.LifeThreatening, "2026-01-16", false)]
    [InlineData("hypersensitivity reaction", Grade.Severe, "2026-01-16", true)]
    [InlineData("Anaphylactic shock", Grade.LifeThreatening, "2026-01-16", true)]
    [InlineData("infusion related reaction", Grade.Severe, "2026-01-16", true)]
    [InlineData("pancreatitis", Grade.Moderate, "2026-01-16", false)]
    [InlineData("pancreatitis", Grade.Severe, "2026-01-16", true)]
    [InlineData("Thromboembolic event", Grade.Severe, "2026-01-16", true)]
    public void After_a_reaction_pegaspargase_is_asked_about(string term, Grade grade, string day, bool isAsked)
    {
        DoseRequest request = new(Drugs.Pegaspargase, DoseAmount.Parse("610.5 IU"), DosePeriod.PerDose, Route.IV, new(2026, 4, 11));
        AdverseEvent adverseEvent = new(new(term), [new(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, grade)]);

        Decision decision = Protocol.CheckSafety(Plan, Measured, request, adverseEvents: [adverseEvent]);

        Assert.Equal(isAsked, decision.Findings.Any(finding => finding is { Rule.Id: "PEG-AFTER-REACTION", Effect: DecisionOutcome.CannotDecide }));
        Assert.Equal(decision.Outcome, Protocol.EvaluateSafety(Plan, Measured, request, adverseEvents: [adverseEvent]));
    }

    /// <summary>Nobody can say here whether an event in free words was a reaction; a guard that cannot judge says so.</summary>
    [Theory]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    [InlineData("urticaria", Grade.Severe, "Pegaspargase after a reaction. Whether urticaria (in no list of CTCAE terms) of grade 3 on 2026-01-16 was one of allergic reaction, anaphylaxis, infusion related reaction, pancreatitis, thromboembolic event is not judged. Expected: a term of the list of CTCAE terms. Look at it before pegaspargase is given. (PEG-AFTER-REACTION; this library's own safeguard)")]
    [InlineData("urticaria", Grade.Moderate, null)]
    [InlineData("sepsis", Grade.Severe, null)]
    public void An_event_in_free_words_is_pointed_out(string term, Grade grade, string? sentence)
    {
        DoseRequest request = new(Drugs.Pegaspargase, DoseAmount.Parse("610.5 IU"), DosePeriod.PerDose, Route.IV, new(2026, 4, 11));
        AdverseEvent adverseEvent = new(new(term), [new(new(2026, 1, 16), grade)]);

        Finding? found = Protocol.CheckSafety(Plan, Measured, request, adverseEvents: [adverseEvent]).Findings.SingleOrDefault(finding => finding.Rule.Id == "PEG-AFTER-REACTION");

        Assert.Equal(sentence, found?.Sentence);
        Assert.True(found is null or { Effect: DecisionOutcome.Proceed, Severity: Severity.Information });
    }

    [Theory]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    [InlineData("pegaspargase", "610.5 IU", "2026-04-11", true)]
    [InlineData("mercaptopurine", "10 mg", "2026-03-21", false)]
    public void That_no_adverse_event_is_given_is_said_of_the_drug_with_a_guard(string drug, string amount, string day, bool isSaid)
    {
        DoseRequest request = new(Drugs.Formulary.Find(drug), DoseAmount.Parse(amount), DosePeriod.PerDose, drug == "pegaspargase" ? Route.IV : Route.PO, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

        Finding[] said = [.. Protocol.CheckSafety(Plan, Measured, request).Findings.Where(finding => finding.Rule.Id == "PEG-AFTER-REACTION")];

        Assert.Equal(isSaid ? 1 : 0, said.Length);
        Assert.All(said, finding => Assert.Equal(
            (DecisionOutcome.Proceed, Severity.Information, "no adverse event is given, so that allergic reaction, anaphylaxis, infusion related reaction, pancreatitis, thromboembolic event before pegaspargase is not looked for"),
            (finding.Effect, finding.Severity, finding.Observed)));
    }

    [Fact]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    public void A_reaction_concerns_its_own_drug()
    {
        DoseRequest request = new(Drugs.Mercaptopurine, DoseAmount.Parse("10 mg"), DosePeriod.PerDose, Route.PO, new(2026, 3, 21));
        AdverseEvent adverseEvent = new(new("anaphylaxis"), [new(new(2026, 1, 16), Grade.LifeThreatening)]);

        Assert.DoesNotContain(Protocol.CheckSafety(Plan, Measured, request, adverseEvents: [adverseEvent]).Findings, finding => finding.Rule.Id == "PEG-AFTER-REACTION");
    }
}
