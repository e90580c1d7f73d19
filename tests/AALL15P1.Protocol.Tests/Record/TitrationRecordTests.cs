using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// The oral drugs of Maintenance in the record. An infant of 11.25 kg and 80 cm has 0.5 m² (Mosteller: the root of 900/3600),
/// so 100 % is 25 mg of mercaptopurine a day (50 mg/m²) and 10 mg of methotrexate a week (20 mg/m²) by the illustration.
/// Maintenance begins on Monday 2026-07-06; methotrexate is planned on Mondays from day 8, 2026-07-13.
/// </summary>
public sealed class TitrationRecordTests
{
    private static readonly Citation Manual = new(new("SITE-TITRATION", "The test site's manual", Standing.Site), "Maintenance");

    internal static readonly CompiledProtocol Titrating = Aall15P1.Compile(Aall15P1.Illustration with
    {
        TitrationPolicy = new(TitrationPolicies.Find("icicle-all-14"), Manual, Standing.Site),
        DoseTolerance = new(0.1m, Manual, Standing.Site),
    });

    [Fact]
    [Trait("Rule", "RECORD-TITRATION-POLICY")]
    public void Without_a_policy_the_record_says_that_it_is_missing_and_what_is_due_is_the_starting_dose()
    {
        RecordBuilder journey = InMaintenance(Aall15P1.Compile(Aall15P1.Illustration));
        NextSteps next = journey.Record.Next(Date("2026-07-06"));

        Assert.Equal(DecisionOutcome.CannotDecide, next.State.Titration!.Outcome);
        Assert.Equal("the site's titration policy", next.State.Titration.Explain().Findings[0].Missing);
        Assert.Contains(next.Of(NextStepKind.SupplyMissing), step => step.Finding!.Rule.Id == "RECORD-TITRATION-POLICY");
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Null(journey.Record.Titrate(Date("2026-07-06")));
    }

    [Fact]
    public void Without_a_prescription_or_without_counts_it_cannot_be_decided()
    {
        RecordBuilder journey = InMaintenance();
        Assert.Equal("a prescription before this day", Missing(journey, "2026-07-07"));

        Prescribe(journey, "2026-07-06", 100, 100);
        Assert.Equal("an ANC and a platelet count of the last 14 days", Missing(journey, "2026-07-07"));

        journey.Apply(new RecordEvent.LaboratoryReported(journey.Stamp(Date("2026-07-07")), new(Date("2026-07-07")) { Platelets = CellCount.FromPerMicrolitre(200_000) }));
        Assert.Equal("an ANC of the last 14 days", Missing(journey, "2026-07-07"));

        // A count is current for 14 days, both ends included.
        journey.Counts("2026-07-08", 1800, 200_000);
        Assert.Null(Missing(journey, "2026-07-22"));
        Assert.Equal("an ANC and a platelet count of the last 14 days", Missing(journey, "2026-07-23"));
        Assert.DoesNotContain(journey.Record.Next(Date("2026-07-22")).Steps, step => step.Kind == NextStepKind.Titrate);
        Assert.Contains(journey.Record.Next(Date("2026-07-08")).Of(NextStepKind.Titrate), step => step.What.StartsWith("The doses of mercaptopurine and methotrexate stay: hold both drugs steady.", StringComparison.Ordinal));
    }

    // ICiCLe-ALL-14 stops at an ANC of at most 500/µL and halves below 750/µL.
    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "12.5 mg, one dose that day")]
    [InlineData(749, "12.5 mg, one dose that day")]
    [InlineData(750, "25 mg, one dose that day")]
    public void Counts_that_call_for_less_speak_through_the_due_list_before_anybody_prescribes(int neutrophils, string? due)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", neutrophils, 200_000);
        foreach (string day in new[] { "2026-07-20", "2026-07-22" })
        {
            Assert.Equal(due, Due(journey, day, "mercaptopurine"));
            NextStep[] alerts = [.. journey.Record.Next(Date(day)).Of(NextStepKind.Alert).Where(step => step.Finding?.Rule.Id is "ICICLE-STOP" or "ICICLE-HALVE")];
            Assert.Equal(neutrophils >= 750 ? [] : [Date("2026-07-20")], alerts.Select(step => step.Date!.Value));
            Assert.Equal(due is null ? 0 : 1, journey.Record.Round(Date(day)).Week.Count(row => row.Order.Id == "mercaptopurine" && row.Date == Date(day)));
        }

        // Whatever asks for the plan with its doses is told the same; what is due says why.
        if (due is not null)
        {
            Assert.Equal(due, journey.Record.PlanWithDoses(Date("2026-07-22")).Single(row => row.Order.Id == "mercaptopurine" && row.Date == Date("2026-07-23")).Dose!.Dose.ToString());
            Assert.Contains(
                neutrophils >= 750 ? "100 % of the starting dose, as prescribed from 2026-07-06 on" : "50 % of the starting dose, by ICICLE-HALVE from 2026-07-20 on, until somebody prescribes",
                journey.Record.Next(Date("2026-07-22")).Of(NextStepKind.Due).First(step => step.Slot?.OrderId == "mercaptopurine").What,
                StringComparison.Ordinal);
        }

        // What the physician prescribes after these counts is given, whatever the policy says, and the difference is found.
        Prescribe(journey, "2026-07-20", 100, 100);
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-07-20", "mercaptopurine"));
        RecordFinding[] found = [.. journey.Record.StateOn(Date("2026-07-20")).Findings.Where(found => found.Finding.Rule.Id.StartsWith("ICICLE-", StringComparison.Ordinal))];
        Assert.Equal(neutrophils >= 750 ? [] : [Severity.Hazard], found.Select(finding => finding.Finding.Severity));
    }

    [Fact]
    [Trait("Rule", "RECORD-STOPPED-GIVEN")]
    public void Nothing_of_a_stopped_drug_is_due_and_what_is_given_of_it_is_a_hazard()
    {
        RecordBuilder journey = Prescribe(Prescribe(InMaintenance(), "2026-07-06", 100, 100).GiveAll(Date("2026-07-06"), Date("2026-07-19")), "2026-07-20", 0, 100);
        AdministrationSlot slot = new(BlockIds.Maintenance, "mercaptopurine", 16);

        // Day 15 is 2026-07-20, a Monday: methotrexate goes on.
        NextSteps next = journey.Record.Next(Date("2026-07-21"));
        Assert.Equal(["methotrexate"], next.State.Overdue.Select(row => row.Order.Id));
        Assert.Empty(next.State.Due);
        Assert.Equal((AdministrationStatus.Waiting, "it is stopped by the prescription of 2026-07-20"), (journey.Record.Plan!.Find(slot)!.Value.Status, journey.Record.Plan.Find(slot)!.Value.Why!));

        // Once it is prescribed again, what was not given in between is not made up.
        Prescribe(journey, "2026-07-23", 100, 100);
        Assert.Equal(AdministrationStatus.Omitted, journey.Record.Plan!.Find(slot)!.Value.Status);
        Assert.Equal(Date("2026-07-23"), journey.Record.StateOn(Date("2026-07-23")).Due.Single(row => row.Order.Id == "mercaptopurine").Date);

        journey.Give(BlockIds.Maintenance, "mercaptopurine", 16, Date("2026-07-21"));
        Assert.Equal(Severity.Hazard, Assert.Single(journey.Record.StateOn(Date("2026-07-23")).Findings, found => found.Finding.Rule.Id == "RECORD-STOPPED-GIVEN").Finding.Severity);
    }

    // Counts of 07-20 stop or halve, and nobody prescribes: on 07-20 the dose may have come first; on 07-21 it had not.
    [Theory]
    [InlineData(400, "2026-07-20", "25", null)]
    [InlineData(400, "2026-07-21", "25", "ICICLE-STOP")]
    [InlineData(600, "2026-07-20", "25", null)]
    [InlineData(600, "2026-07-21", "25", "DOSE-TOLERANCE")]
    [InlineData(600, "2026-07-21", "12.5", null)]
    [InlineData(750, "2026-07-21", "25", null)]
    public void A_dose_after_counts_that_call_for_less_is_compared_with_what_they_call_for(int neutrophils, string day, string amount, string? rule)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", neutrophils, 200_000);
        journey.Give(BlockIds.Maintenance, "mercaptopurine", Period.DaysBetween(Date("2026-07-06"), Date(day)) + 1, Date(day), Route.PO, DrugMass.Parse($"{amount} mg"));
        Finding[] found = [.. journey.Record.StateOn(Date(day)).Findings.Where(found => found.Finding.Rule.Id.StartsWith("DOSE-", StringComparison.Ordinal) || found.Finding.Rule.Id.StartsWith("ICICLE-", StringComparison.Ordinal)).Select(found => found.Finding)];

        Assert.Equal(rule is null ? [] : [rule], found.Select(finding => finding.Rule.Id));
        Assert.Equal(rule == "ICICLE-STOP", found.Any(finding => finding.Severity == Severity.Hazard));
    }

    // What is given while it is stopped is a hazard once, and ten times the starting dose is one all the same.
    [Theory]
    [InlineData("25", 0)]
    [InlineData("250", 1)]
    public void A_stopped_dose_is_compared_with_the_starting_dose(string amount, int fivefold)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 0, 0).Give(BlockIds.Maintenance, "mercaptopurine", 2, Date("2026-07-07"), Route.PO, DrugMass.Parse($"{amount} mg"));

        Assert.Equal(fivefold, journey.Record.StateOn(Date("2026-07-07")).Findings.Count(found => found.Finding.Rule.Id == "DOSE-FIVEFOLD"));
    }

    // Fourteen overdue days are warned about once.
    [Fact]
    public void What_is_against_every_overdue_day_of_an_order_is_said_once()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Give(BlockIds.Maintenance, "mercaptopurine", 15, Date("2026-07-20"));

        Assert.Single(journey.Record.Next(Date("2026-07-20")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "ORDER-INTERVAL" && step.Slot?.OrderId == "mercaptopurine");
    }

    // 50 % of 25 mg; the site tolerates a tenth: 11.25 to 13.75 mg.
    [Theory]
    [InlineData("11.2", "DOSE-TOLERANCE")]
    [InlineData("11.25", null)]
    [InlineData("12.5", null)]
    [InlineData("13.75", null)]
    [InlineData("13.8", "DOSE-TOLERANCE")]
    [InlineData("25", "DOSE-TOLERANCE")]
    [InlineData("62.5", "DOSE-FIVEFOLD")]
    public void A_given_dose_is_compared_with_what_was_prescribed(string amount, string? rule)
    {
        Assert.Equal(0.1m, Titrating.Safety.Tolerance!.Value);
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 50, 50);
        journey.Give(BlockIds.Maintenance, "mercaptopurine", 1, Date("2026-07-06"), Route.PO, DrugMass.Parse($"{amount} mg"));

        Assert.Equal(rule is null ? [] : [rule], journey.Record.StateOn(Date("2026-07-06")).Findings.Where(found => found.Finding.Rule.Id.StartsWith("DOSE-", StringComparison.Ordinal)).Select(found => found.Finding.Rule.Id));
    }

    [Fact]
    public void What_was_prescribed_in_mg_is_due_as_it_was_and_is_a_percentage_by_the_starting_dose()
    {
        RecordBuilder journey = InMaintenance();
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), null, DrugMass.Parse("12.5 mg"), null, DrugMass.Parse("10 mg")));

        // 12.5 of 25 mg, and 10 of 10 mg.
        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Equal(new TitratedDoses(DosePercent.FromPercent(50m), DosePercent.StartingDose), journey.Record.StateOn(Date("2026-07-07")).Titration!.Current);

        // A prescription that states both is the starting dose from then on: 20 mg are 100 %, so 125 % are 25 mg.
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-08")), Date("2026-07-08"), DosePercent.StartingDose, DrugMass.Parse("20 mg"), DosePercent.StartingDose, DrugMass.Parse("8 mg")));
        Prescribe(journey, "2026-07-13", 125, 75);
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-07-13", "mercaptopurine"));
        Assert.Equal("6 mg, one dose that day", Due(journey, "2026-07-13", "methotrexate"));
    }

    [Fact]
    [Trait("Rule", "RECORD-TITRATION-START")]
    public void A_prescription_in_mg_without_any_starting_dose_cannot_be_decided()
    {
        CompiledProtocol bare = Aall15P1.Compile(new SiteSupplement("site", "A site") { TitrationPolicy = Titrating.Supplement!.TitrationPolicy });
        RecordBuilder journey = InMaintenance(bare);
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), null, DrugMass.Parse("12.5 mg"), DosePercent.StartingDose, null)).Counts("2026-07-06", 1800, 200_000);

        Assert.Equal("the starting dose behind what was prescribed on 2026-07-06", Missing(journey, "2026-07-07"));
        Assert.Contains(journey.Record.StateOn(Date("2026-07-07")).Findings, found => found.Finding.Rule.Id == "RECORD-TITRATION-START");

        // What was prescribed in mg is due all the same; a percentage of nothing known is no amount.
        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Equal(DecisionOutcome.CannotDecide, journey.Record.StateOn(Date("2026-07-13")).Due.Single(row => row.Order.Id == "methotrexate").Dose!.Outcome);
    }

    [Fact]
    [Trait("Rule", "DOSE-NEW-START")]
    public void A_new_starting_dose_is_100_percent_from_then_on()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-10")), Date("2026-07-10"), null, DrugMass.Parse("15 mg"), DosePercent.StartingDose, null) { SetsNewStartingDose = true });
        Assert.Equal(TitratedDoses.Both(DosePercent.StartingDose), journey.Record.StateOn(Date("2026-07-11")).Titration!.Current);
        Prescribe(journey, "2026-07-13", 125, 125);

        // 125 % of 15 mg; of methotrexate nobody has said what the new 100 % is.
        Assert.Equal("18.75 mg, one dose that day", Due(journey, "2026-07-13", "mercaptopurine"));
        DoseResult methotrexate = journey.Record.StateOn(Date("2026-07-13")).Due.Single(row => row.Order.Id == "methotrexate").Dose!;
        Assert.Equal("DOSE-NEW-START", Assert.Single(methotrexate.Decision.Findings).Rule.Id);
    }

    [Property]
    [Trait("Rule", "RECORD-STOPPED-GIVEN")]
    public void A_dose_is_a_hazard_exactly_while_its_drug_is_stopped(byte stopped, byte length, byte given)
    {
        LocalDate first = Date("2026-07-06");
        LocalDate stop = first.PlusDays(1 + (stopped % 20));
        LocalDate again = stop.PlusDays(1 + (length % 20));
        LocalDate day = first.PlusDays(given % 50);
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(stop), stop, TitratedDoses.None)).Apply(new RecordEvent.DosesPrescribed(journey.Stamp(again), again, TitratedDoses.Both(DosePercent.StartingDose)))
            .Give(BlockIds.Maintenance, "mercaptopurine", (given % 50) + 1, day);

        bool isStopped = day >= stop && day < again;
        Assert.Equal(isStopped ? 1 : 0, journey.Record.StateOn(first.PlusDays(60)).Findings.Count(found => found.Finding.Rule.Id == "RECORD-STOPPED-GIVEN"));
        Assert.Equal(!isStopped, InMaintenanceWith(journey, day).Due.Any(row => row.Order.Id == "mercaptopurine"));

        // The same record without the dose.
        RecordState InMaintenanceWith(RecordBuilder with, LocalDate on) =>
            with.Record.Protocol.Replay(with.Record.Events.Where(recorded => recorded.DoseGiven is null)).StateOn(on);
    }

    [Property]
    [Trait("Rule", "RECORD-TITRATION-POLICY")]
    public void The_policy_is_asked_for_exactly_where_the_site_names_none(bool isNamed, byte days)
    {
        LocalDate day = Date("2026-07-06").PlusDays(1 + (days % 100));
        RecordBuilder journey = Prescribe(InMaintenance(isNamed ? Titrating : Aall15P1.Compile(Aall15P1.Illustration)), "2026-07-06", 100, 100);

        Assert.Equal(!isNamed, journey.Record.Next(day).Of(NextStepKind.SupplyMissing).Any(step => step.Finding!.Rule.Id == "RECORD-TITRATION-POLICY"));
        Assert.Equal(isNamed, journey.Record.Titrate(day) is not null);
    }

    [Property]
    [Trait("Rule", "RECORD-TITRATION-START")]
    public void An_amount_is_a_percentage_exactly_where_its_starting_dose_is_known(bool isMeasured, bool isStated, byte amount)
    {
        RecordBuilder journey = isMeasured ? InMaintenance() : new RecordBuilder(Titrating).Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05").Start(BlockIds.Maintenance, "2026-07-06");
        DrugMass prescribed = DrugMass.FromMilligrams(1 + amount);
        if (isStated)
        {
            journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), DosePercent.StartingDose, DrugMass.Parse("50 mg"), DosePercent.StartingDose, null));
        }

        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-07")), Date("2026-07-07"), null, prescribed, DosePercent.StartingDose, null));

        // 100 % are the 50 mg that were prescribed, else the 25 mg of the site; ten times that is no percentage any more.
        TitrationDecision decision = journey.Record.StateOn(Date("2026-07-08")).Titration!;
        decimal? percent = isStated ? (1 + amount) * 2m : isMeasured ? (1 + amount) * 4m : null;
        Assert.Equal(percent is null or > 1000m, decision.Rule.Id == "RECORD-TITRATION-START");
        Assert.Equal(percent is null or > 1000m ? null : percent, decision.Current?.Thiopurine.Percent);
    }

    [Property]
    [Trait("Rule", "DOSE-NEW-START")]
    public void A_percentage_of_a_new_starting_dose_is_an_amount_exactly_where_that_is_stated(bool isNew, bool isStated, byte percent)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-07")), Date("2026-07-07"), DosePercent.StartingDose, isStated ? DrugMass.Parse("10 mg") : null, DosePercent.StartingDose, null) { SetsNewStartingDose = isNew });
        Prescribe(journey, "2026-07-08", 1 + percent, 100);

        DoseResult dose = Assert.Single(journey.Record.StateOn(Date("2026-07-08")).Due).Dose!;
        Assert.Equal(isNew && !isStated, dose.Decision.Findings.Any(finding => finding.Rule.Id == "DOSE-NEW-START"));

        // 10 mg, or the site's 25 mg, is 100 %.
        Assert.Equal(isNew && !isStated ? null : (1 + percent) * (isStated ? 0.1m : 0.25m), dose.Dose.PerDose?.CanonicalValue);
    }

    /// <summary>0 mg is a stop as 0 % is, and not the default of a mass, which is none.</summary>
    [Theory]
    [InlineData(null, "0 mg")]
    [InlineData(0, "0 mg")]
    [InlineData(0, null)]
    public void Nothing_in_percent_or_mg_is_a_stop(int? percent, string? amount)
    {
        RecordBuilder journey = InMaintenance();
        DosePercent? stated = percent is { } number ? DosePercent.FromPercent(number) : null;
        DrugMass? mass = amount is null ? null : DrugMass.Parse(amount);

        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), stated, mass, DosePercent.StartingDose, null));

        Assert.Empty(journey.Refusals);
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-07-07")).Due, row => row.Order.Id == "mercaptopurine");
        Assert.Equal(journey.Record.Events, RecordJson.Read(RecordJson.WriteLines(journey.Record.Events)));
        Assert.Throws<ArgumentException>(() => new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-08")), Date("2026-07-08"), DosePercent.StartingDose, DrugMass.Parse("0 mg"), DosePercent.StartingDose, null));
    }

    [Theory]
    [InlineData("124.9", "RECORD")]
    [InlineData("125", "DOSE-FIVEFOLD")]
    [InlineData("250", "DOSE-FIVEFOLD")]
    public void A_prescription_five_times_the_percentage_that_it_is_said_to_be_is_a_hazard(string amount, string expected)
    {
        RecordBuilder journey = InMaintenance();
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), DosePercent.StartingDose, DrugMass.Parse($"{amount} mg"), DosePercent.StartingDose, null));

        Assert.Equal(expected == "RECORD" ? 0 : 1, journey.Record.StateOn(Date("2026-07-06")).Findings.Count(found => found.Finding.Rule.Id == expected && found.Finding.Severity == Severity.Hazard));
    }

    [Fact]
    public void Nothing_is_prescribed_before_the_block_and_its_start_is_not_moved_behind_a_prescription()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-05", 100, 100);
        Assert.Equal(RefusalReason.BlockNotStarted, Assert.Single(journey.Refusals).Reason);

        Prescribe(journey, "2026-07-06", 100, 100);
        string start = journey.Record.Events.Single(recorded => recorded is RecordEvent.BlockStarted { Block.Value: "maintenance" }).Stamp.Id;
        journey.Apply(new RecordEvent.BlockStarted(journey.Stamp(Date("2026-07-08"), start), Date("2026-07-07"), BlockIds.Maintenance));
        Assert.Equal(RefusalReason.OthersRestOnIt, journey.Refusals[1].Reason);

        Assert.Throws<ArgumentException>(() => new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-08")), Date("2026-07-08"), null, null, DosePercent.StartingDose, null));
        Assert.Throws<ArgumentException>(() => new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-08")), Date("2026-07-08"), DosePercent.None, DrugMass.Parse("1 mg"), DosePercent.StartingDose, null));
    }

    [Theory]
    [InlineData("""{"percent":50}""", "50 %", null)]
    [InlineData("""{"amount":"12.5 mg"}""", null, "12.5 mg")]
    [InlineData("""{"tablets":0.5,"tablet":"50 mg"}""", null, "25 mg")]
    [InlineData("""{"percent":125,"tablets":0.5,"tablet":"50 mg"}""", "125 %", "25 mg")]
    [InlineData("""{"percent":0}""", "0 %", null)]
    public void A_prescription_is_read_in_percent_mg_or_tablets(string drug, string? percent, string? amount)
    {
        RecordEvent.DosesPrescribed read = (RecordEvent.DosesPrescribed)Assert.Single(RecordJson.Read(Document(drug)));

        Assert.Equal((percent, amount), (read.Thiopurine?.ToString(), read.ThiopurineAmount?.ToString()));
        Assert.Equal(read, Assert.Single(RecordJson.Read(RecordJson.Write(read))));
    }

    [Theory]
    [InlineData("{}", "$.thiopurine")]
    [InlineData("""{"percent":1000.1}""", "$.thiopurine.percent")]
    [InlineData("""{"tablets":1}""", "$.thiopurine")]
    [InlineData("""{"amount":"1 mg","tablets":1,"tablet":"50 mg"}""", "$.thiopurine")]
    [InlineData("""{"percent":0,"amount":"1 mg"}""", "$")]
    public void A_prescription_that_cannot_be_is_refused_with_its_place(string drug, string place) =>
        Assert.Contains($"{place}: ", Assert.Throws<FormatException>(() => RecordJson.Read(Document(drug))).Message, StringComparison.Ordinal);

    internal static RecordBuilder InMaintenance(CompiledProtocol? protocol = null) => new RecordBuilder(protocol ?? Titrating)
        .Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05").Kmt2a("2026-01-06", MarkerStatus.Present)
        .Measure("2026-07-06", Weight.FromKilograms(11.25m), Height.FromCentimetres(80m)).Start(BlockIds.Maintenance, "2026-07-06");

    internal static RecordBuilder Prescribe(RecordBuilder journey, string date, decimal thiopurine, decimal antifolate) => journey.Apply(
        new RecordEvent.DosesPrescribed(journey.Stamp(Date(date)), Date(date), new(DosePercent.FromPercent(thiopurine), DosePercent.FromPercent(antifolate))));

    /// <summary>The amount of what is due of an order on a day; null when nothing is.</summary>
    internal static string? Due(RecordBuilder journey, string date, string order)
    {
        PlannedAdministration[] rows = [.. journey.Record.StateOn(Date(date)).Due.Where(row => row.Order.Id == order)];
        return rows.Length == 0 ? null : Assert.Single(rows).Dose!.Dose.ToString();
    }

    private static string? Missing(RecordBuilder journey, string date) => journey.Record.StateOn(Date(date)).Titration!.Explain().Findings[0].Missing;

    private static string Document(string drug) =>
        $$"""{"schemaVersion":1,"id":"1","type":"doses-prescribed","date":"2026-07-06","recordedAt":"2026-07-06T12:00:00Z","recordedBy":"dr-a","thiopurine":{{drug}},"antifolate":{"percent":100} }""";
}
