using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.SecondProtocol.InventedProtocol;

namespace AALL15P1.Protocol.Tests.SecondProtocol;

/// <summary>The engines know no protocol: an invented one goes through all of them.</summary>
public sealed class SecondProtocolTests
{
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly LocalDate Day1 = new(2026, 3, 2);
    private static readonly CompiledProtocol Alone = CompiledProtocol.Compile(InventedProtocol.Definition);
    private static readonly CompiledProtocol Completed = CompiledProtocol.Compile(InventedProtocol.Definition, Supplement());
    private static readonly Infant Patient = new(Born, [new Measurement(Day1, Weight.FromKilograms(7m), Height.FromCentimetres(65m))]);

    // Opening: 2 of each drug. Rounds begins on day 29, 2026-03-30, and therapy ends before 2027-03-02: 337 days, which
    // are 16 cycles of 21 days and the first day of a 17th. 16 × 14 + 1 days of oralimide, 17 of each other drug.
    [Fact]
    public void It_is_planned()
    {
        Roadmap roadmap = Alone.Plan(Born, Day1);

        Assert.Equal(4 + (16 * 14) + 1 + 17 + 17, roadmap.Count);
        Assert.Equal(new LocalDate(2026, 3, 30), roadmap.Block(Rounds).Start);
        Assert.Equal(new LocalDate(2027, 3, 2), roadmap.EndOfTherapy);
        Assert.Equal(
            [(new LocalDate(2026, 3, 2), "spinamide"), (new LocalDate(2026, 3, 16), "spinamide")],
            roadmap.Block(Opening).Administrations.Where(row => row.Drug.Routes.Contains(Route.IT)).Select(row => (row.Date, row.Drug.Name)));
        Assert.Equal(17, roadmap[roadmap.Count - 1].Cycle);
    }

    [Fact]
    public void Its_open_question_changes_its_days()
    {
        CompiledProtocol other = Alone.With(Alone.Readings.With("Q1", "day-22"));

        Assert.Equal(
            [new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 23)],
            other.Plan(Born, Day1).Block(Opening).Administrations.Where(row => row.Drug.Name == "spinamide").Select(row => row.Date));
        Assert.NotEqual(Alone.Identity, other.Identity);
    }

    // 2 mg/kg × 7 kg, and 4 mg/kg/day × 7 kg in 2 doses.
    [Theory]
    [InlineData("opening", "infusamide", 1, "14 mg")]
    [InlineData("rounds", "oralimide", 1, "14 mg")]
    public void It_is_dosed(string block, string order, int day, string amount)
    {
        LocalDate start = block == "opening" ? Day1 : Day1.PlusDays(28);
        DoseResult result = Alone.Dose(new(block), order, new(Born, [new Measurement(start, Weight.FromKilograms(7m), Height.FromCentimetres(65m))]), start, start.PlusDays(day - 1));

        Assert.Equal(DecisionOutcome.Proceed, result.Outcome);
        Assert.Contains(amount, result.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpublished_dose_is_the_site_s_to_state()
    {
        DoseResult silent = Alone.Dose(Opening, "spinamide", Patient, Day1, Day1);
        DoseResult stated = Completed.Dose(Opening, "spinamide", Patient, Day1, Day1);

        Assert.Equal(DecisionOutcome.CannotDecide, silent.Outcome);
        Assert.Contains(silent.Decision.Findings, finding => finding.Sentence.Contains("the spinamide dose in Opening", StringComparison.Ordinal));
        Assert.Equal(DecisionOutcome.Proceed, stated.Outcome);
        Assert.Contains("3 mg", stated.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999, MarkerStatus.Present, DecisionOutcome.Hold)]
    [InlineData(1000, MarkerStatus.Present, DecisionOutcome.Proceed)]
    [InlineData(1000, MarkerStatus.Absent, DecisionOutcome.Hold)]
    [InlineData(1000, MarkerStatus.Unknown, DecisionOutcome.CannotDecide)]
    public void Its_second_block_starts_by_its_own_criteria(int neutrophils, MarkerStatus status, DecisionOutcome expected)
    {
        LocalDate on = Day1.PlusDays(28);
        StartFacts facts = new(on)
        {
            Values = new LaboratoryValues(on) { Neutrophils = CellCount.FromPerMicrolitre(neutrophils) },
            Marker = status,
            ToxicityResolved = true,
            PreviousBlockStart = Day1,
        };

        Assert.Equal(expected, Completed.MayStart(Rounds, facts).Outcome);
        Assert.Equal(expected, Completed.EvaluateStart(Rounds, facts));
        Assert.Contains(Alone.MayStart(Rounds, facts).Findings, finding => finding.Rule == SiteCriteria);
    }

    [Fact]
    public void Its_own_marker_decides_who_goes_on()
    {
        Decision leaves = Alone.MayContinue(MarkerStatus.Absent);

        Assert.Equal(("continue-past-opening", DecisionOutcome.Hold), (leaves.Operation, leaves.Outcome));
        Assert.Contains("XYZ1 is not fused", Assert.Single(leaves.Findings).Sentence, StringComparison.Ordinal);
        Assert.Equal(DecisionOutcome.Proceed, Alone.MayContinue(MarkerStatus.Present).Outcome);
        Assert.Equal(DecisionOutcome.CannotDecide, Alone.MayContinue(MarkerStatus.Unknown).Outcome);
        Assert.Equal(InventedProtocol.Marker, InventedProtocol.Definition.Marker);
        Assert.Equal("invented", leaves.DecidedBy!.Id);
    }

    [Theory]
    [InlineData(700, MarkerStatus.Unknown, "", DecisionOutcome.Proceed)]
    [InlineData(701, MarkerStatus.Unknown, "", DecisionOutcome.Hold)]
    [InlineData(700, MarkerStatus.Absent, "", DecisionOutcome.Hold)]
    [InlineData(700, MarkerStatus.Present, "oralimide", DecisionOutcome.Proceed)]
    [InlineData(700, MarkerStatus.Present, "other", DecisionOutcome.Hold)]
    [InlineData(700, MarkerStatus.Present, null, DecisionOutcome.CannotDecide)]
    public void It_enrols_by_its_own_criteria(int days, MarkerStatus status, string? prior, DecisionOutcome expected)
    {
        EnrolmentCandidate candidate = new(Day1)
        {
            BirthDate = Day1.PlusDays(-days),
            Marker = status,
            PriorTherapy = prior switch
            {
                null => null,
                "" => default(ValueList<PriorTherapy>),
                "other" => [PriorTherapy.Other],
                _ => [new PriorTherapy(prior, "earlier oralimide")],
            },
        };

        Assert.Equal(expected, Alone.MayEnrol(candidate).Outcome);
        Assert.Equal(expected, Alone.EvaluateEnrolment(candidate));
    }

    [Theory]
    [InlineData("infusamide", CareSetting.SharedCareCentre, DecisionOutcome.Hold)]
    [InlineData("infusamide", CareSetting.TertiaryCentre, DecisionOutcome.Proceed)]
    [InlineData("oralimide", CareSetting.SharedCareCentre, DecisionOutcome.Proceed)]
    public void Its_place_of_treatment_is_its_own(string drug, CareSetting setting, DecisionOutcome expected) =>
        Assert.Equal(expected, Alone.SiteOfCare(Rounds, new CareVisit { Administers = InventedProtocol.Formulary.Find(drug), Setting = setting }).Outcome);

    [Fact]
    public void Its_locks_of_routes_cite_its_own_formulary()
    {
        DoseRequest wrong = new(InventedProtocol.Formulary.Find("infusamide"), DoseAmount.FromMass(DrugMass.FromMilligrams(14m)), DosePeriod.PerDose, Route.IT, Day1);

        Decision decision = Alone.CheckSafety(Alone.Plan(Born, Day1), Patient, wrong);

        Assert.Equal(DecisionOutcome.Hold, decision.Outcome);
        Finding locked = Assert.Single(decision.Findings, finding => finding.Rule.Id == "ROUTE-IT-LOCKED");
        Assert.Equal(new Citation(Paper, "drugs and routes"), locked.Rule.Citation);
        Assert.Throws<ArgumentException>(() => InventedProtocol.Definition.With(InventedProtocol.Definition.Blocks[0] with { Orders = Aall15P1.Definition.Blocks[0].Orders }));
    }

    [Fact]
    public void Its_record_is_replayed_and_says_what_is_next()
    {
        TreatmentRecord record = Completed.Replay(
        [
            new RecordEvent.Enrolled(Stamp("1", Day1), Day1, Born),
            new RecordEvent.BlockStarted(Stamp("2", Day1), Day1, Opening),
            new RecordEvent.AdministrationGiven(Stamp("3", Day1), Day1, new(Opening, "spinamide", 1), new(Route.IT) { Amount = DoseAmount.FromMass(DrugMass.FromMilligrams(3m)) }),
            new RecordEvent.AdministrationGiven(Stamp("4", Day1), Day1, new(Opening, "infusamide", 1), new(Route.IT)),
            new RecordEvent.MarkerReported(Stamp("5", Day1.PlusDays(3)), Day1.PlusDays(3), MarkerStatus.Absent),
        ]);

        RecordState state = record.StateOn(Day1.PlusDays(5));
        NextSteps next = record.Next(Day1.PlusDays(5));

        Assert.Equal((MarkerStatus.Absent, Opening), (state.Marker, state.Block!.Id));
        RecordFinding hazard = Assert.Single(state.Findings, found => found.Finding.Rule.Id == "RECORD-ROUTE");
        Assert.Equal((Severity.Hazard, Outline), (hazard.Finding.Severity, hazard.Finding.Rule.Citation));
        Assert.Contains(record.Plan!.ToBeGiven(Day1.PlusDays(5), Day1.PlusDays(7)), row => row.Order.Drug.Name == "infusamide" && row.Day == 8);
        Assert.Contains(next.Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "RECORD-ROUTE");
        Assert.Equal("Therapy ends 1 year after the start of Opening.", Completed.Rules.Find("RECORD-AFTER-END").Statement);
    }

    [Fact]
    public void Its_toxicity_limits_the_dose_in_its_own_period()
    {
        Assert.Equal((Opening, Rounds), (Alone.Definition.DoseLimitingToxicity!.OpensWith, Alone.Definition.DoseLimitingToxicity.ClosesBefore));
    }

    [Fact]
    public void It_is_sound()
    {
        Assert.Empty(Alone.Lint());
        Assert.Empty(Completed.Lint());
    }

    [Fact]
    public void It_is_written_as_JSON_and_read_again()
    {
        Assert.All([Alone.Definition, Alone.With(Alone.Readings.With("Q1", "day-22")).Definition, Completed.Definition], definition =>
        {
            string json = DefinitionJson.Write(definition);
            ProtocolDefinition read = DefinitionJson.Read(json);

            Assert.Equal(definition, read);
            Assert.Equal(json, DefinitionJson.Write(read));
            Assert.Equal((InventedProtocol.Formulary, InventedProtocol.Marker), (read.Formulary, read.Marker));
            Assert.DoesNotContain("methotrexate", json, StringComparison.Ordinal);
            Assert.DoesNotContain("kmt2a", json, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_was_read_compiles_to_the_same_answers()
    {
        CompiledProtocol read = CompiledProtocol.Compile(DefinitionJson.Read(DefinitionJson.Write(Alone.Definition)), Supplement());

        Assert.Equal(Completed.Identity, read.Identity);
        Assert.Equal(Completed.Rules.Rules, read.Rules.Rules);
        Assert.Equal(Completed.Plan(Born, Day1).Select(row => (row.Order.Id, row.Date)), read.Plan(Born, Day1).Select(row => (row.Order.Id, row.Date)));
        Assert.Equal(Completed.Dose(Opening, "spinamide", Patient, Day1, Day1), read.Dose(Opening, "spinamide", Patient, Day1, Day1));
        Assert.Equal(
            Completed.Dlt(new(Milestone.On(Day1), Milestone.NotByEndOf(Day1.PlusDays(28))), Sepsis()),
            read.Dlt(new(Milestone.On(Day1), Milestone.NotByEndOf(Day1.PlusDays(28))), Sepsis()));
    }

    [Fact]
    public void Whatever_a_protocol_states_beside_its_calendar_is_written_and_read_again()
    {
        ProtocolDefinition full = Stating();

        ProtocolDefinition read = DefinitionJson.Read(DefinitionJson.Write(full));

        Assert.Empty(SchemaCheck.Problems("definition", DefinitionJson.Write(full)));
        Assert.Equal(full, read);
        Assert.Equal(full.Infusions, read.Infusions);
        Assert.Equal(full.OrderLinks, read.OrderLinks);
        Assert.Equal(full.Safeguards, read.Safeguards);
        Assert.Equal((full.StartingDoses, full.Titrated), (read.StartingDoses, read.Titrated));
        Assert.Equal((full.InfantFactors, full.InfantFactorAge), (read.InfantFactors, read.InfantFactorAge));
        Assert.Equal((full.Grading, full.Calendar, full.EndOfTherapyQuestion), (read.Grading, read.Calendar, read.EndOfTherapyQuestion));
        Assert.NotEqual(DefinitionJson.Fingerprint(InventedProtocol.Definition), DefinitionJson.Fingerprint(full));
    }

    private static AdverseEvent Sepsis() => new(new("sepsis"), [new(Day1.PlusDays(3), Grade.Severe)], resolved: null) { Delay = TreatmentDelay.Between(Day1.PlusDays(5), Day1.PlusDays(9)) };

    /// <summary>The invented protocol with one of everything that can be stated beside a calendar; each number is invented.</summary>
    private static ProtocolDefinition Stating()
    {
        Drug infusamide = InventedProtocol.Formulary.Find("infusamide");
        Drug oralimide = InventedProtocol.Formulary.Find("oralimide");
        DoseRule reference = DoseRule.Of(new AgeTable<DoseAmount>([new(0, DrugMass.FromMilligrams(3m)), new(12, DrugMass.FromMilligrams(6m)) { BeginsAfter = true }]));
        return InventedProtocol.Definition with
        {
            Infusions =
            [
                new(
                    infusamide, InfusionTime.Parse("15-30 min"), Ruled("INV-TIME"), Duration.FromMinutes(50), Ruled("INV-DONE"), CareSetting.SharedCareCentre, Ruled("INV-WHERE"),
                    new(DrugMass.FromMilligrams(20m), FluidVolume.FromMillilitres(4m), MassPerVolume.FromMilligramsPerMillilitre(0.25m), MassPerVolume.FromMilligramsPerMillilitre(1m), Ruled("INV-STRENGTH"), diluentRule: null, Outline)),
            ],
            OrderLinks =
            [
                new OrderLink.GivenWith(Opening, "spinamide", "infusamide", Ruled("INV-WITH")),
                new OrderLink.MustNotCoincide(Rounds, "oralimide", "spinamide", Ruled("INV-APART")),
                new OrderLink.Continues(Rounds, "oralimide", "infusamide", new("Oralimide follows.", Outline, Standing.Protocol)),
                new OrderLink.RescueFrom(
                    Rounds, "spinamide", "infusamide",
                    new(oralimide, infusamide, new([Duration.FromHours(12), Duration.FromMinutes(1110)], Outline, Standing.Protocol), new Fact<string>.Unpublished("until when"))
                    {
                        EarliestStart = new LocalTime(6, 30),
                        EarliestStartRule = Ruled("INV-EARLIEST"),
                    },
                    Ruled("INV-RESCUE")),
                new OrderLink.RescueFrom(
                    Rounds, "oralimide", "spinamide",
                    new(oralimide, infusamide, new([Duration.FromNanoseconds(1)], Outline, Standing.Protocol), new Fact<string>.Known(new("Until a level is safe.", Outline, Standing.Protocol))),
                    Ruled("INV-RESCUE")),
            ],
            Grading = new(CtcaeVersion.V4, new(2020, 2, 29), CtcaeVersion.V5, Ruled("INV-GRADING")),
            DoseLimitingToxicity = new(Opening, Rounds, DltPeriodEnd.CountsFirstMet, Grade.LifeThreatening, Grade.Moderate, InventedProtocol.Definition.DoseLimitingToxicity!.Rules)
            {
                CoursesForEvaluability = 2,
                Grading = new(CtcaeVersion.V4, new(2020, 2, 29), CtcaeVersion.V5, Ruled("INV-GRADING")),
            },
            InfantFactors =
            [
                new("invented", new("By age.", new([new(0, new(new Fraction(1, 2), Outline, Standing.Protocol)), new(9, new(Fraction.One, Outline, Standing.Protocol)) { BeginsAfter = true }]), AgeReference.EachDose)),
            ],
            InfantFactorAge = AgeReference.EachDose,
            EndOfTherapyQuestion = SecondSpinalDay,
            StartingDoses = new(Ruled("INV-START"), "the starting dose of oralimide", SecondSpinalDay, "day-22"),
            Titrated = new(Rounds, "oralimide", "infusamide"),
            Safeguards = InventedProtocol.Definition.Safeguards! with
            {
                Intervals = [new(infusamide, 6, Ruled("INV-INTERVAL"))],
                Guards = [new(infusamide, MassPerWeight.FromMilligramsPerKilogram(2.5m), Ruled("INV-LABEL")) { UpToWeight = Weight.FromKilograms(10m), BelowYears = 3, BelowArea = BodySurfaceArea.FromSquareMetres(0.5m) }],
                References =
                [
                    new(oralimide, new(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(4m).PerDay()), Outline, Standing.Protocol)) { Block = Rounds, OrderId = "oralimide", Routes = Route.PO, OnlyAbove = true },
                    new(InventedProtocol.Formulary.Find("spinamide"), new(reference, Outline, Standing.Protocol)),
                ],
                Reactions = [new(infusamide, [new("sepsis"), new("Rash of words")], Grade.Severe, Ruled("INV-REACTION"))],
                Laboratory = new() { Bounds = [new(Analyte.Platelets, 2000m, 1_500_000m), new(Analyte.Haemoglobin, 25.5m, 290m) { StatedBy = Outline, StatedAs = Standing.Protocol }] },
                CumulativeLimits = [new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(300m), Outline, Standing.Protocol))],
                Measurements = new() { LongestAgeInDays = new(14, Outline, Standing.Protocol), LargestGrowth = new(0.05m, Outline, Standing.Protocol) },
                Tolerance = new(0.1m, Outline, Standing.Protocol),
            },
        };
    }

    private static Rule Ruled(string id) => new(id, id, $"What {id} says.", Outline, Standing.Protocol);

    [Fact]
    public void Nothing_of_AALL15P1_is_in_its_rules() => Assert.DoesNotContain(Alone.Rules.Rules, rule =>
        rule.Id.StartsWith("EPI-", StringComparison.Ordinal) || rule.Id.StartsWith("ICICLE-", StringComparison.Ordinal)
        || rule.Citation?.Source == AALL15P1.Protocol.Definition.Sources.Registry || rule.Citation?.Source == AALL15P1.Protocol.Definition.Sources.EducationDeck);

    [Fact]
    public void A_sites_criterion_cannot_take_the_id_of_its_rules()
    {
        SiteSupplement supplement = Supplement();
        SuppliedStartCriterion ToxicityOf(string id) => new(Rounds, new StartCriterion.ToxicityResolved(new(id, "Toxicity", "Any toxicity has resolved.", new(Manual, "page 1"), Standing.Site)));

        CompiledProtocol.Compile(InventedProtocol.Definition, supplement with { StartCriteria = [ToxicityOf("INV-ANC-2")] });
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => CompiledProtocol.Compile(InventedProtocol.Definition, supplement with { StartCriteria = [ToxicityOf("INV-ANC")] }));

        Assert.StartsWith("INV-ANC is a rule of this library; a site's rule has an id of its own.", refused.Message, StringComparison.Ordinal);
    }

    private static EventStamp Stamp(string id, LocalDate date) => new(id, Instant.FromUtc(date.Year, date.Month, date.Day, 12, 0), "dr-a", null);

    private static SiteSupplement Supplement()
    {
        Citation page = new(Manual, "page 1");
        Cited<DoseRule> spinal = new(DoseRule.Of(DrugMass.FromMilligrams(3m).PerDose()), page, Standing.Site);
        return new("invented-site", "An invented site")
        {
            OwnSources = [Manual],
            Doses =
            [
                new SuppliedDose(Opening, "spinamide", spinal),
                new SuppliedDose(Rounds, "spinamide", spinal),
                new SuppliedDose(Rounds, "infusamide", new(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(1m).PerDose()), page, Standing.Site)),
            ],
            StartCriteria = [new SuppliedStartCriterion(Rounds, new StartCriterion.ToxicityResolved(new("SITE-TOXICITY", "Toxicity", "Any toxicity has resolved.", page, Standing.Site)))],
        };
    }
}
