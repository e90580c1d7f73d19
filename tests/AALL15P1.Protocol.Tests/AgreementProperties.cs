using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>
/// The same facts give the same answer through every entrance: the API, the JSON operation (which is what the tool
/// prints), and the record. The documents are written here by hand from the facts, not by the library.
/// </summary>
[Properties(Arbitrary = [typeof(DecisionGenerators)])]
public sealed class AgreementProperties
{
    private static readonly Citation Manual = new(new("SITE", "The test site's manual", Standing.Site), "1");

    private static readonly CompiledProtocol[] Protocols =
    [
        Aall15P1.Compile(),
        Aall15P1.Compile(Aall15P1.Illustration),
        Aall15P1.Compile(new SiteSupplement("dlt", "A site")
        {
            DltPolicy = new() { MinimumDelayDays = new(14, Manual, Standing.Site), Expected = new([new(new("diarrhea"), Grade.Severe)], Manual, Standing.Site), RequiresAttribution = new(true, Manual, Standing.Site) },
        }),
        Aall15P1.Compile(new SiteSupplement("site", "A site") { LaboratoryAgeLimit = new(new(3, Manual, Standing.Site)), DoseTolerance = new(0.1m, Manual, Standing.Site) }),
    ];

    [Property(MaxTest = 1000)]
    public void The_start_of_a_block(Block block, StartFacts facts, byte which)
    {
        CompiledProtocol protocol = Protocols[which % Protocols.Length];

        Decision decision = protocol.MayStart(block.Id, facts);

        Assert.Equal(decision.Outcome, protocol.EvaluateStart(block.Id, facts));
        AssertSame(decision, protocol, "start-block", DocumentOf(block.Id, facts));
    }

    [Property(MaxTest = 1000)]
    public void The_enrolment(EnrolmentCandidate candidate)
    {
        CompiledProtocol protocol = Protocols[0];
        JsonObject document = new()
        {
            ["schemaVersion"] = 1,
            ["enrolledOn"] = Text(candidate.EnrolledOn),
            ["birthDate"] = Text(candidate.BirthDate),
            ["gestationalAgeAtEnrolment"] = candidate.GestationalAgeAtEnrolment is { } age ? new JsonObject { ["weeks"] = age.Weeks, ["days"] = age.Days } : null,
            ["diagnosis"] = candidate.Diagnosis switch
            {
                LeukaemiaDiagnosis.BLymphoblastic => "b-lymphoblastic",
                LeukaemiaDiagnosis.AmbiguousLineage => "ambiguous-lineage",
                LeukaemiaDiagnosis.Other => "other",
                _ => null,
            },
            ["newlyDiagnosed"] = candidate.NewlyDiagnosed,
            ["bLymphoblasticPercent"] = candidate.BLymphoblasticPercent,
            ["cnsSample"] = candidate.CnsSample switch
            {
                CnsSampleTiming.BeforeAnyTreatment => "before-any-treatment",
                CnsSampleTiming.AfterSteroidsOnly => "after-steroids-only",
                CnsSampleTiming.AfterChemotherapy => "after-chemotherapy",
                _ => null,
            },
            ["kmt2a"] = Word(candidate.Marker),
            ["downSyndrome"] = candidate.DownSyndrome,
            ["secondaryAfterCytotoxicTherapy"] = candidate.SecondaryAfterCytotoxicTherapy,
            ["priorTherapy"] = candidate.PriorTherapy is { } therapies ? new JsonArray([.. therapies.Select(therapy => (JsonNode)therapy.Id)]) : null,
        };

        Decision decision = protocol.MayEnrol(candidate);

        Assert.Equal(decision.Outcome, protocol.EvaluateEnrolment(candidate));
        AssertSame(decision, protocol, "eligibility", document);
    }

    [Property(MaxTest = 500)]
    public void The_site_of_care(Block block, CareVisit visit) => AssertSame(
        Protocols[0].SiteOfCare(block.Id, visit),
        Protocols[0],
        "site-of-care",
        new()
        {
            ["schemaVersion"] = 1,
            ["block"] = block.Id.Value,
            ["setting"] = visit.Setting switch
            {
                CareSetting.TertiaryCentre => "tertiary-centre",
                CareSetting.SharedCareCentre => "shared-care-centre",
                CareSetting.Elsewhere => "elsewhere",
                _ => null,
            },
            ["administers"] = visit.Administers?.Name,
            ["toxicitySymptoms"] = visit.ToxicitySymptoms,
            ["feverOrSuspectedSepsis"] = visit.FeverOrSuspectedSepsis,
            ["evaluationPeriodClosed"] = visit.EvaluationPeriodClosed,
        });

    [Theory]
    [InlineData(MarkerStatus.Unknown)]
    [InlineData(MarkerStatus.Present)]
    [InlineData(MarkerStatus.Absent)]
    public void Continuing(MarkerStatus status) => AssertSame(
        Protocols[0].MayContinue(status), Protocols[0], "continue-past-induction", new() { ["schemaVersion"] = 1, ["kmt2a"] = Word(status) });

    /// <summary>Every administration of a whole plan, and the day after each.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_dose_on_every_day_with_and_without_an_administration(int which)
    {
        CompiledProtocol protocol = Protocols[which];
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        HashSet<(string, string, LocalDate)> seen = [];
        foreach (Administration due in roadmap)
        {
            Infant infant = Grown(roadmap.BirthDate, due.Date);
            LocalDate start = due.Date.PlusDays(1 - due.Day);
            DoseResult ofRow = protocol.Dose(due, infant);

            Assert.Equal(ofRow, protocol.Dose(due.Block.Id, due.Order.Id, infant, start, due.Date));
            Assert.Equal((ofRow.Outcome, ofRow.Dose), (protocol.EvaluateDose(due, infant, out ComputedDose dose), dose));
            if (due.Day % 5 == 1)
            {
                AssertSame(ofRow.Decision, protocol, "dose", DoseDocument(due, infant, start, due.Date));
            }

            LocalDate next = due.Date.PlusDays(1);
            if (!due.Order.Days.Contains(due.Day + 1) && seen.Add((due.Block.Id.Value, due.Order.Id, next)) && seen.Count % 5 == 0)
            {
                DoseResult none = protocol.Dose(due.Block.Id, due.Order.Id, infant, start, next);
                Assert.Equal((DecisionOutcome.Hold, "DOSE-DUE", default(ComputedDose)), (none.Outcome, none.Decision.Findings[0].Rule.Id, none.Dose));
                AssertSame(none.Decision, protocol, "dose", DoseDocument(due, infant, start, next));
            }
        }

        Assert.True(seen.Count > 50);
    }

    [Theory]
    [InlineData("0.32 mg", "per-dose", "IV")]
    [InlineData("0.5 mg", "per-dose", "IV")]
    [InlineData("5 mg", "per-dose", "IV")]
    [InlineData("0.32 mg", "per-dose", "IT")]
    [InlineData("0.32 mg", "per-day", null)]
    public void The_safety_of_a_request(string amount, string period, string? route)
    {
        foreach (CompiledProtocol protocol in Protocols)
        {
            Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
            foreach (LocalDate on in new LocalDate[] { new(2026, 1, 12), new(2026, 1, 13) })
            {
                Infant infant = Grown(roadmap.BirthDate, on);
                DoseRequest request = new(
                    Drugs.Vincristine,
                    DoseAmount.TryParse(amount, out DoseAmount parsed) ? parsed : throw new FormatException(amount),
                    period == "per-day" ? DosePeriod.PerDay : DosePeriod.PerDose,
                    route switch { "IV" => Route.IV, "IT" => Route.IT, _ => null },
                    on);
                RecordedDose other = new(Drugs.Methotrexate, on, Route.IT);
                JsonObject document = new()
                {
                    ["schemaVersion"] = 1,
                    ["birthDate"] = "2025-09-14",
                    ["inductionStart"] = "2026-01-05",
                    ["measurements"] = MeasurementsOf(infant),
                    ["request"] = new JsonObject { ["drug"] = "vincristine", ["amount"] = amount, ["period"] = period, ["route"] = route, ["on"] = Text(on) },
                    ["otherDoses"] = new JsonArray(new JsonObject { ["drug"] = "methotrexate", ["on"] = Text(on), ["route"] = "IT" }),
                };

                Decision decision = protocol.CheckSafety(roadmap, infant, request, [other]);

                Assert.Equal(decision.Outcome, protocol.EvaluateSafety(roadmap, infant, request, [other]));
                AssertSame(decision, protocol, "safety-check", document);
            }
        }
    }

    /// <summary>Days are counted from the opening day; a milestone that nobody recorded, one that happened, and one that had not by a day.</summary>
    [Property(MaxTest = 1000)]
    public void The_toxicity_of_a_course(byte opening, byte criteria, byte next, (byte Term, byte Day, byte Grade, byte Delay, bool? Attributed)[] drafts, byte which)
    {
        CompiledProtocol protocol = Protocols[which % Protocols.Length];
        LocalDate first = new(2026, 2, 9);
        (Milestone Milestone, JsonObject? Json) MilestoneOf(byte drawn, int from) => (drawn % 3) switch
        {
            0 => (Milestone.Unknown, null),
            1 => (Milestone.On(first.PlusDays(from + (drawn / 3))), new JsonObject { ["on"] = Text(first.PlusDays(from + (drawn / 3))) }),
            _ => (Milestone.NotByEndOf(first.PlusDays(from + (drawn / 3))), new JsonObject { ["notByEndOf"] = Text(first.PlusDays(from + (drawn / 3))) }),
        };
        string[] terms = ["sepsis", "diarrhea", "neutrophil-count-decreased", "blue toes"];
        (TreatmentDelay? Delay, JsonObject? Json) DelayOf(byte drawn, LocalDate due) => (drawn % 4) switch
        {
            0 => (null, null),
            1 => (new TreatmentDelay.Absent(), new JsonObject { ["kind"] = "none" }),
            2 => (new TreatmentDelay.Ended(due, due.PlusDays(1 + (drawn / 8))), new JsonObject { ["kind"] = "ended", ["due"] = Text(due), ["given"] = Text(due.PlusDays(1 + (drawn / 8))) }),
            _ => (new TreatmentDelay.Ongoing(due, due.PlusDays(1 + (drawn / 8))), new JsonObject { ["kind"] = "ongoing", ["due"] = Text(due), ["notGivenBy"] = Text(due.PlusDays(1 + (drawn / 8))) }),
        };
        (Milestone opened, JsonObject? openedJson) = MilestoneOf(opening, 0);
        (Milestone met, JsonObject? metJson) = MilestoneOf(criteria, 90);
        (Milestone began, JsonObject? beganJson) = MilestoneOf(next, 90);
        var events = drafts.Take(4).Select(draft =>
        {
            LocalDate day = first.PlusDays(draft.Day);
            (TreatmentDelay? delay, JsonObject? json) = DelayOf(draft.Delay, day.PlusDays(3));
            return (
                Event: new AdverseEvent(new AdverseEventTerm(terms[draft.Term % 4]), [new(day, (Grade)(1 + (draft.Grade % 5)))], resolved: null) { Delay = delay, IsAttributed = draft.Attributed },
                Json: new JsonObject
                {
                    ["term"] = terms[draft.Term % 4],
                    ["grades"] = new JsonArray(new JsonObject { ["on"] = Text(day), ["grade"] = 1 + (draft.Grade % 5) }),
                    ["delay"] = json,
                    ["attributed"] = draft.Attributed,
                });
        }).ToArray();

        AssertSame(
            protocol.Dlt(new DltCourse(opened, met, began), [.. events.Select(each => each.Event)]),
            protocol,
            "dlt",
            new()
            {
                ["schemaVersion"] = 2,
                ["course"] = new JsonObject { ["opening"] = openedJson, ["criteriaFirstMet"] = metJson, ["nextCourse"] = beganJson },
                ["events"] = new JsonArray([.. events.Select(each => (JsonNode)each.Json)]),
            });
    }

    /// <summary>The record's gate is the API's answer to what the record knows, and the operation's answer to the same in JSON.</summary>
    [Property(MaxTest = 60, Arbitrary = [typeof(RecordGenerators)])]
    public void The_gate_of_a_record(RecordJourney journey, byte which, ushort days)
    {
        CompiledProtocol protocol = Protocols[which % Protocols.Length];
        TreatmentRecord record = journey.Record(protocol);
        foreach (int day in new[] { days % 40, days % 300, 36 })
        {
            NextSteps next = record.Next(journey.FirstDay.PlusDays(day));
            if (next is { NextBlock: { } block, Gate: { } gate, GateFacts: { } facts })
            {
                Assert.Equal(gate, protocol.MayStart(block.Id, facts));
                AssertSame(gate, protocol, "start-block", DocumentOf(block.Id, facts));
            }
        }
    }

    /// <summary>An infant with a length and weight near the middle of the growth standards.</summary>
    private static Infant Grown(LocalDate birthDate, LocalDate on)
    {
        int months = Math.Min(30, (int)Period.Between(birthDate, on, PeriodUnits.Months).Months);
        return new(birthDate, [new(on, Weight.FromKilograms(decimal.Round(6.2m + (0.25m * (months - 3)), 2)), Height.FromCentimetres(62m + (months - 3)))]);
    }

    private static JsonObject DoseDocument(Administration due, Infant infant, LocalDate start, LocalDate on) => new()
    {
        ["schemaVersion"] = 1,
        ["block"] = due.Block.Id.Value,
        ["order"] = due.Order.Id,
        ["blockStart"] = Text(start),
        ["on"] = Text(on),
        ["birthDate"] = Text(infant.BirthDate),
        ["measurements"] = MeasurementsOf(infant),
    };

    private static JsonArray MeasurementsOf(Infant infant) => new([.. infant.Measurements.Select(measured => (JsonNode)new JsonObject
    {
        ["on"] = Text(measured.Date),
        ["weight"] = measured.Weight is { } weight ? string.Create(CultureInfo.InvariantCulture, $"{weight.Kilograms} kg") : null,
        ["height"] = measured.Height is { } height ? string.Create(CultureInfo.InvariantCulture, $"{height.Centimetres} cm") : null,
    })]);

    private static JsonObject DocumentOf(BlockId block, StartFacts facts) => new()
    {
        ["schemaVersion"] = 2,
        ["block"] = block.Value,
        ["on"] = Text(facts.On),
        ["values"] = DocumentOf(facts.Values),
        ["valuesBefore"] = DocumentOf(facts.ValuesBefore),
        ["toxicityResolved"] = facts.ToxicityResolved,
        ["kmt2a"] = Word(facts.Marker),
        ["previousBlockStart"] = Text(facts.PreviousBlockStart),
        ["previousBlockHeldDays"] = facts.PreviousBlockHeldDays,
        ["previousBlockComplete"] = facts.PreviousBlockIsComplete,
        ["previousBlockUnrecorded"] = facts.PreviousBlockUnrecorded,
        ["lastDoseOn"] = Text(facts.Since),
    };

    private static JsonObject? DocumentOf(LaboratoryValues? values) => values is null ? null : new()
    {
        ["takenOn"] = Text(values.TakenOn),
        ["neutrophils"] = Text(values.Neutrophils),
        ["platelets"] = Text(values.Platelets),
        ["whiteCells"] = Text(values.WhiteCells),
        ["haemoglobin"] = values.Haemoglobin is { } haemoglobin ? string.Create(CultureInfo.InvariantCulture, $"{haemoglobin.GramsPerLitre} g/L") : null,
    };

    private static void AssertSame(Decision expected, CompiledProtocol protocol, string operation, JsonObject input)
    {
        string output = ProtocolOperations.Find(operation).Decide(protocol, input.ToJsonString());

        Assert.Equal(expected, DecisionJson.Read(output));
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(protocol.Identity.Fingerprint, document.RootElement.GetProperty("fingerprint").GetString());
    }

    private static string Word(MarkerStatus status) => status switch
    {
        MarkerStatus.Present => "rearranged",
        MarkerStatus.Absent => "germline",
        _ => "unknown",
    };

    private static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string? Text(CountBound? count) => count?.ToString();
}
