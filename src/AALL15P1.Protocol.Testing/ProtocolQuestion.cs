using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A question to an implementation: an operation with its input. It prints itself as the JSON line that a command reads,
/// so that a case that fails can be asked again of any system, and of this library by <c>aall15p1 conformance answer</c>.
/// </summary>
public sealed class ProtocolQuestion
{
    private readonly Func<IEnumerable<ProtocolQuestion>> smaller;

    private ProtocolQuestion(string operation, JsonObject input)
        : this(operation, Present(input.With("schemaVersion", 2)).ToJsonString(JsonText.Readable))
    {
    }

    private ProtocolQuestion(string operation, string input, Func<IEnumerable<ProtocolQuestion>>? smaller = null)
    {
        Operation = operation;
        Input = input;
        this.smaller = smaller ?? (() => []);
    }

    /// <summary>The operation's id.</summary>
    public string Operation { get; }

    /// <summary>The input as JSON text.</summary>
    public string Input { get; }

    /// <summary>May a block start?</summary>
    /// <param name="block">The block.</param>
    /// <param name="facts">What is known on the day.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(BlockId block, in StartFacts facts) => new("start-block", new JsonObject
    {
        ["block"] = block.Value,
        ["on"] = facts.On.Iso(),
        ["values"] = Document(facts.Values),
        ["valuesBefore"] = Document(facts.ValuesBefore),
        ["toxicityResolved"] = facts.ToxicityResolved,
        ["kmt2a"] = Word(facts.Marker),
        ["previousBlockStart"] = facts.PreviousBlockStart?.Iso(),
        ["previousBlockHeldDays"] = facts.PreviousBlockHeldDays,
        ["previousBlockComplete"] = facts.PreviousBlockIsComplete,
        ["previousBlockUnrecorded"] = facts.PreviousBlockUnrecorded,
        ["lastDoseOn"] = facts.Since?.Iso(),
    });

    /// <summary>May an infant be enrolled?</summary>
    /// <param name="candidate">The infant.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(in EnrolmentCandidate candidate) => new("eligibility", new JsonObject
    {
        ["enrolledOn"] = candidate.EnrolledOn.Iso(),
        ["birthDate"] = candidate.BirthDate?.Iso(),
        ["gestationalAgeAtEnrolment"] = candidate.GestationalAgeAtEnrolment is { } age ? new JsonObject { ["weeks"] = age.Weeks, ["days"] = age.Days } : null,
        ["diagnosis"] = Word(candidate.Diagnosis),
        ["newlyDiagnosed"] = candidate.NewlyDiagnosed,
        ["bLymphoblasticPercent"] = candidate.BLymphoblasticPercent,
        ["cnsSample"] = Word(candidate.CnsSample),
        ["kmt2a"] = Word(candidate.Marker),
        ["downSyndrome"] = candidate.DownSyndrome,
        ["secondaryAfterCytotoxicTherapy"] = candidate.SecondaryAfterCytotoxicTherapy,
        ["priorTherapy"] = candidate.PriorTherapy is { } therapies ? new JsonArray([.. therapies.Select(therapy => JsonValue.Create(therapy.Id))]) : null,
    });

    /// <summary>Is this the place to see or treat an infant?</summary>
    /// <param name="block">The block in which the infant is.</param>
    /// <param name="visit">The visit.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(BlockId block, in CareVisit visit) => new("site-of-care", new JsonObject
    {
        ["block"] = block.Value,
        ["setting"] = Word(visit.Setting),
        ["administers"] = visit.Administers?.Name,
        ["toxicitySymptoms"] = visit.ToxicitySymptoms,
        ["feverOrSuspectedSepsis"] = visit.FeverOrSuspectedSepsis,
        ["evaluationPeriodClosed"] = visit.EvaluationPeriodClosed,
    });

    /// <summary>Does an infusion of azacitidine keep to its limits?</summary>
    /// <param name="infusion">The infusion.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(in InfusionRecord infusion)
    {
        Offset offset = infusion.Offset ?? Offset.Zero;
        string? Time(Instant? time) => time is { } known ? OffsetDateTimePattern.Rfc3339.Format(known.WithOffset(offset)) : null;
        return new("infusion", new JsonObject
        {
            ["reconstituted"] = Time(infusion.Reconstituted),
            ["start"] = Time(infusion.Start),
            ["end"] = Time(infusion.ActualEnd),
            ["plannedMinutes"] = infusion.ActualEnd is null && infusion.PlannedDuration is { } planned ? planned.ToInt64Nanoseconds() / (60m * NodaConstants.NanosecondsPerSecond) : null,
            ["setting"] = Word(infusion.Site),
            ["dose"] = infusion.FinalConcentration is { } concentration ? $"{concentration.MilligramsPerMillilitre.Plain()} mg" : null,
            ["finalVolume"] = infusion.FinalConcentration is null ? null : "1 mL",
            ["dilutedInDextrose"] = infusion.IsDilutedInDextrose,
        });
    }

    /// <summary>Has a patient a dose-limiting toxicity?</summary>
    /// <param name="course">What the record says of the evaluation period.</param>
    /// <param name="adverseEvents">The patient's adverse events. A delay is written by its length, which is all of it that decides: as if treatment had been due on the day on which its event started.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">The course says when the patient left or when the observation ended, which the operation does not ask: only <c>replay</c> does.</exception>
    public static ProtocolQuestion Of(DltCourse course, ValueList<AdverseEvent> adverseEvents)
    {
        if ((course.Left ?? course.ObservationEnded) is { } end)
        {
            throw new ArgumentException($"The course ends on {end.Iso()}, and the operation dlt does not ask when a patient left or the observation ended. Expected: a course without either.", nameof(course));
        }

        return new("dlt", new JsonObject
        {
            ["course"] = Present(new JsonObject { ["opening"] = Document(course.Opening), ["criteriaFirstMet"] = Document(course.CriteriaFirstMet), ["nextCourse"] = Document(course.NextCourse) }),
            ["events"] = new JsonArray([.. adverseEvents.Select(happened => Present(new JsonObject
            {
                ["term"] = happened.Term.Id,
                ["grades"] = new JsonArray([.. happened.Grades.Select(change => Present(new JsonObject { ["on"] = change.Day.Iso(), ["grade"] = (int)change.Grade, ["version"] = change.Version is { } version ? $"{version.ToString()[1..]}.0" : null }))]),
                ["resolved"] = happened.Resolved?.Iso(),
                ["delay"] = happened.Delay is { } delay ? Document(delay, happened.Start) : null,
                ["attributed"] = happened.IsAttributed,
            }))]),
        });
    }

    /// <summary>What is the dose of an order on a day?</summary>
    /// <param name="block">The block.</param>
    /// <param name="orderId">The order's id in its block.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block.</param>
    /// <param name="on">The day of the dose.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(BlockId block, string orderId, Infant infant, LocalDate blockStart, LocalDate on) => new("dose", new JsonObject
    {
        ["block"] = block.Value,
        ["order"] = orderId,
        ["blockStart"] = blockStart.Iso(),
        ["on"] = on.Iso(),
        ["birthDate"] = infant.BirthDate.Iso(),
        ["measurements"] = Document(infant.Measurements),
    });

    /// <summary>Is a requested dose safe to give as it is written?</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="firstDay">Day 1 of Induction.</param>
    /// <param name="request">The request.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(Infant infant, LocalDate firstDay, in DoseRequest request) => new("safety-check", new JsonObject
    {
        ["birthDate"] = infant.BirthDate.Iso(),
        ["inductionStart"] = firstDay.Iso(),
        ["measurements"] = Document(infant.Measurements),
        ["request"] = Present(new JsonObject
        {
            ["drug"] = request.Drug.Name,
            ["amount"] = $"{request.Amount}",
            ["period"] = Word<DosePeriod>(request.Period),
            ["route"] = request.Route is { } route ? $"{route}" : null,
            ["on"] = request.Date.Iso(),
            ["startsAt"] = request.StartsAt is { } starts ? InstantPattern.ExtendedIso.Format(starts) : null,
        }),
    });

    /// <summary>What follows in Maintenance from the counts and the prescriptions?</summary>
    /// <param name="history">The counts and the prescriptions.</param>
    /// <param name="on">The day that is asked about.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(TitrationHistory history, LocalDate on) => new("titrate", new JsonObject { ["history"] = JsonNode.Parse(TitrationJson.Write(history)), ["on"] = on.Iso() });

    /// <summary>May the infant continue after Induction?</summary>
    /// <param name="marker">What is known about the protocol's marker.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(MarkerStatus marker) => new("continue-past-induction", new JsonObject { ["kmt2a"] = Word(marker) });

    /// <summary>Which grade has a laboratory value?</summary>
    /// <typeparam name="TQuantity">The quantity that was measured.</typeparam>
    /// <param name="term">The term that is graded.</param>
    /// <param name="on">The day of the event.</param>
    /// <param name="value">The value.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of<TQuantity>(LaboratoryTerm<TQuantity> term, LocalDate on, in MeasuredValue<TQuantity> value)
        where TQuantity : struct, IExactQuantity<TQuantity> => new("grade", new JsonObject
        {
            ["term"] = term.Term.Id,
            ["on"] = on.Iso(),
            ["value"] = $"{value.Kind switch { BoundKind.Below => "<", BoundKind.Above => ">", _ => string.Empty }}{value.Value}",
            ["before"] = value.Before?.ToString(),
            ["lowerLimit"] = value.LowerLimit?.ToString(),
            ["upperLimit"] = value.UpperLimit?.ToString(),
            ["baseline"] = value.Baseline?.ToString(),
            ["lifeThreatening"] = value.IsLifeThreatening,
            ["transfusionIndicated"] = value.IsTransfusionIndicated,
        });

    /// <summary>Which share of the evaluable patients has a dose-limiting toxicity?</summary>
    /// <param name="patients">The patients.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(ValueList<DltPatient> patients) => new("dlt-summary", new JsonObject
    {
        ["patients"] = new JsonArray([.. patients.Select(patient => Present(new JsonObject
        {
            ["toxicity"] = patient.Toxicity switch { DecisionOutcome.Hold => "dlt", DecisionOutcome.Proceed => "no-dlt", _ => "cannot-decide" },
            ["evaluable"] = patient.IsEvaluable,
            ["completedCourses"] = patient.CompletedCourses,
        }))]),
    });

    /// <summary>Which administrations are due on which days?</summary>
    /// <param name="roadmap">A roadmap with its starts, under its readings of the open questions.</param>
    /// <returns>The question.</returns>
    public static ProtocolQuestion Of(Roadmap roadmap)
    {
        InterpretationChoices readings = roadmap.Definition.Interpretations;
        return new("roadmap", new JsonObject
        {
            ["birthDate"] = roadmap.BirthDate.Iso(),
            ["inductionStart"] = roadmap.Blocks[0].Start.Iso(),
            ["starts"] = Listed(roadmap.Blocks.Skip(1).Where(block => !block.IsProjected).Select(block => new JsonObject { ["block"] = block.Block.Id.Value, ["on"] = block.Start.Iso() })),
            ["readings"] = Listed(readings.Register.Where(question => !readings.Takes(question, question.Readings[0].Id)).Select(question => new JsonObject { ["id"] = question.Id, ["reading"] = readings.Of(question).Id })),
        });
    }

    /// <summary>A claim about the question as a property of FsCheck. Where it is not so, the label is this question; where it throws, a second one is what was thrown.</summary>
    /// <param name="claim">Whether it is so.</param>
    /// <returns>The property.</returns>
    public Property Holds(Func<bool> claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        try
        {
            return claim().Label($"{this}");
        }
        catch (Exception thrown)
        {
            return false.Label($"{this}").Label(VisibleText.Of(JsonText.Threw(thrown)));
        }
    }

    /// <summary>The question as one line of JSON.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{{\"operation\":\"{Operation}\",\"input\":{Input}}}";

    internal static ProtocolQuestion Of(ProtocolLaw law, LawCase drawn)
    {
        (string operation, string input) = law.FirstQuestion(drawn);
        return new(operation, input, () => drawn.Smaller().Select(fewer => Of(law, fewer)).Where(other => other.Input != input));
    }

    internal IEnumerable<ProtocolQuestion> Smaller() => smaller();

    private static JsonArray? Listed(IEnumerable<JsonObject> items) => items.ToArray() is { Length: > 0 } some ? new JsonArray([.. some]) : null;

    private static JsonArray Document(ValueList<Measurement> measurements) => new([.. measurements.Select(measured => Present(new JsonObject
    {
        ["on"] = measured.Date.Iso(),
        ["weight"] = measured.Weight is { } weight ? $"{weight.Kilograms.Plain()} kg" : null,
        ["height"] = measured.Height is { } height ? $"{height.Centimetres.Plain()} cm" : null,
    }))]);

    private static JsonObject? Document(Milestone milestone) =>
        milestone.Day is { } on ? new JsonObject { ["on"] = on.Iso() }
        : milestone.NotByEndOfDay is { } last ? new JsonObject { ["notByEndOf"] = last.Iso() }
        : null;

    private static JsonObject Document(TreatmentDelay delay, LocalDate due)
    {
        int days = 0;
        while (delay.LastsAtLeast(days + 1) == true)
        {
            days++;
        }

        return days == 0 ? new JsonObject { ["kind"] = "none" }
            : delay.LastsAtLeast(days + 1) is null ? new JsonObject { ["kind"] = "ongoing", ["due"] = due.Iso(), ["notGivenBy"] = due.PlusDays(days - 1).Iso() }
            : new JsonObject { ["kind"] = "ended", ["due"] = due.Iso(), ["given"] = due.PlusDays(days).Iso() };
    }

    private static JsonObject? Document(LaboratoryValues? values) => values is null ? null : Present(new JsonObject
    {
        ["takenOn"] = values.TakenOn.Iso(),
        ["neutrophils"] = values.Neutrophils?.ToString(),
        ["platelets"] = values.Platelets?.ToString(),
        ["whiteCells"] = values.WhiteCells?.ToString(),
        ["haemoglobin"] = values.Haemoglobin is { } haemoglobin ? $"{haemoglobin.GramsPerLitre.Plain()} g/L" : null,
    });

    /// <summary>Without the members that say nothing.</summary>
    private static JsonObject Present(JsonObject document)
    {
        foreach (string member in document.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            document.Remove(member);
        }

        return document;
    }

    private static string Word(MarkerStatus status) => status switch
    {
        MarkerStatus.Present => "rearranged",
        MarkerStatus.Absent => "germline",
        _ => "unknown",
    };

    private static string? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonText.Kebab($"{known}") : null;
}
