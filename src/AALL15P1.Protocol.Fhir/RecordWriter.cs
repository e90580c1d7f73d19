using Hl7.Fhir.Model;
using NodaTime;
using static Hl7.Fhir.Model.MedicationAdministration;
using Period = Hl7.Fhir.Model.Period;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Writes each event of a record as the resource that says it. What was superseded is written as entered in error.</summary>
internal sealed class RecordWriter(TreatmentRecord record, FhirContext context)
{
    private const string CategorySystem = "http://terminology.hl7.org/CodeSystem/observation-category";

    private readonly ProtocolDefinition definition = record.Protocol.Definition;
    private readonly ILookup<AdministrationSlot, RecordEvent> bySlot = record.StandingEvents.Where(standing => standing.ConcernedSlot is not null).ToLookup(standing => standing.ConcernedSlot!.Value);

    public IEnumerable<Resource> Write() => record.Events.SelectMany(Of);

    private Resource[] Of(RecordEvent recorded)
    {
        DomainResource[] resources = recorded switch
        {
            RecordEvent.Enrolled enrolled => [Enrolled(enrolled)],
            RecordEvent.SupplementInForce supplement => [Statement(recorded, Statements.SupplementInForce, value: new FhirString(supplement.Fingerprint))],
            RecordEvent.ReadingChosen chosen => [Reading(chosen)],
            RecordEvent.MarkerReported reported => [Statement(recorded, Statements.MarkerReported, value: Elements.Concept(Own.MarkerSystem, Words.Kebab(reported.Status), definition.Marker?.Word(reported.Status) ?? Words.Kebab(reported.Status)))],
            RecordEvent.Measured measured => [.. Measurement(measured)],
            RecordEvent.LaboratoryReported reported => [.. Laboratory(reported)],
            RecordEvent.ToxicityStated stated => [Statement(recorded, Statements.ToxicityResolved, value: new FhirBoolean(stated.Resolved))],
            RecordEvent.BlockStarted started => [Started(started)],
            RecordEvent.AdministrationHeld held => [Held(held)],
            RecordEvent.AdministrationOmitted omitted => [Omitted(omitted)],
            { DoseGiven: { } dose } => [Given(recorded, recorded.ConcernedSlot!.Value, dose)],
            RecordEvent.AdverseEventStarted started => [AdverseEvent(started)],
            RecordEvent.AdverseEventGraded graded => [Graded(graded)],
            RecordEvent.AdverseEventResolved resolved => [OfEpisode(Statement(recorded, Statements.EventResolved), resolved.Episode)],
            RecordEvent.TreatmentDelayed delayed => [Delayed(delayed)],
            RecordEvent.FindingOverridden overridden => [Overridden(overridden)],
            RecordEvent.ObservationEnded ended => [Statement(recorded, Statements.ObservationEnded, ended.Reason)],
            RecordEvent.LeftProtocol left => [Statement(recorded, Statements.LeftProtocol, left.Reason)],
            RecordEvent.Died => [Statement(recorded, Statements.Died)],
            RecordEvent.EnteredInError error => [Statement(recorded, Statements.TakenBack, error.Reason)],
            _ => throw new ArgumentException($"There is no resource for {recorded}.", nameof(recorded)),
        };
        string? by = record.SupersededBy(recorded.Stamp.Id)?.Stamp.Id;
        for (int part = 0; part < resources.Length; part++)
        {
            DomainResource resource = resources[part];
            resource.Id = IdOf(resource.TypeName, recorded, part);
            resource.Extension.Add(Stamp(recorded));
            if (by is not null)
            {
                Supersede(resource, by);
            }
        }

        return resources;
    }

    private string IdOf(string type, RecordEvent recorded, int part) => context.IdOf(type, Elements.Invariant($"{recorded.Stamp.Id}\n{part}"));

    private static Extension Stamp(RecordEvent recorded) => Extensions.Recorded.With(
        ("at", Elements.Moment(recorded.Stamp.RecordedAt)),
        ("by", new FhirString(recorded.Stamp.RecordedBy)),
        ("supersedes", Extensions.Text(recorded.Stamp.Supersedes)),
        ("patient", Extensions.Text(recorded.Stamp.Patient)),
        ("happened", recorded.HappenedAt is { } happened ? Elements.Moment(happened) : null));

    /// <summary>A status that says so where the resource has one, and a modifier that no reader may pass over where it has none.</summary>
    private static void Supersede(DomainResource resource, string by)
    {
        switch (resource)
        {
            case Observation observation:
                observation.Status = ObservationStatus.EnteredInError;
                break;
            case MedicationAdministration given:
                given.Status = MedicationAdministrationStatusCodes.EnteredInError;
                break;
            case MedicationRequest request:
                request.Status = MedicationRequest.MedicationrequestStatus.EnteredInError;
                break;
            case CarePlan plan:
                plan.Status = RequestStatus.EnteredInError;
                break;
            case DetectedIssue issue:
                issue.Status = ObservationStatus.EnteredInError;
                break;
            default:
                resource.ModifierExtension.Add(Extensions.Superseded.With(("by", new FhirString(by))));
                break;
        }
    }

    private static Identifier Id(RecordEvent recorded) => new(Own.EventIdentifier, recorded.Stamp.Id);

    private ResourceReference Infant => new(context.Patient);

    private ResearchSubject Enrolled(RecordEvent.Enrolled enrolled)
    {
        RecordEvent? end = record.StandingEvents.FirstOrDefault(standing => standing is RecordEvent.LeftProtocol or RecordEvent.Died);
        return new()
        {
            Identifier = [Id(enrolled)],
            Status = end is null ? ResearchSubject.ResearchSubjectStatus.OnStudy : ResearchSubject.ResearchSubjectStatus.OffStudy,
            Period = new() { Start = Elements.Iso(enrolled.Date), End = end is null ? null : Elements.Iso(LocalDate.Max(end.Date, enrolled.Date)) },
            Study = new($"ResearchStudy/{definition.Id}") { Identifier = new(Own.ProtocolIdentifier, definition.Id), Display = definition.Title },
            Individual = Infant,
            Extension = [Extensions.BirthDate.With(("date", Extensions.Day(enrolled.BirthDate)))],
        };
    }

    private Observation Statement(RecordEvent recorded, Statement statement, string? reason = null, DataType? value = null) => new()
    {
        Identifier = [Id(recorded)],
        Status = ObservationStatus.Final,
        Code = Elements.Concept(Own.StatementSystem, statement.Code, statement.Title),
        Subject = Infant,
        Effective = Elements.Day(recorded.Date),
        Value = value,
        Note = reason is null ? [] : [Elements.Note(reason)],
    };

    private Observation Reading(RecordEvent.ReadingChosen chosen)
    {
        Observation observation = Statement(chosen, Statements.ReadingChosen);
        observation.Component =
        [
            new() { Code = Elements.Concept(Own.StatementSystem, Statements.Question.Code, Statements.Question.Title), Value = new FhirString(chosen.InterpretationId) },
            new() { Code = Elements.Concept(Own.StatementSystem, Statements.Reading.Code, Statements.Reading.Title), Value = new FhirString(chosen.ReadingId) },
        ];
        return observation;
    }

    private IEnumerable<Observation> Measurement(RecordEvent.Measured measured)
    {
        if (measured.Measurement.Weight is { } weight)
        {
            yield return Value(measured, Measured.Weight, Elements.Of(weight), "vital-signs", "http://hl7.org/fhir/StructureDefinition/bodyweight");
        }

        if (measured.Measurement.Height is { } height)
        {
            yield return Value(measured, Measured.Height, Elements.Of(height), "vital-signs", "http://hl7.org/fhir/StructureDefinition/bodyheight");
        }
    }

    private IEnumerable<Observation> Laboratory(RecordEvent.LaboratoryReported reported)
    {
        LaboratoryValues values = reported.Values;
        Observation[] all =
        [
            .. Count(Measured.Neutrophils, values.Neutrophils),
            .. Count(Measured.Platelets, values.Platelets),
            .. Count(Measured.WhiteCells, values.WhiteCells),
            .. values.Haemoglobin is { } haemoglobin ? [Value(reported, Measured.Haemoglobin, Elements.In(MassPerVolume.GramsPerLitreUnit, haemoglobin.In(MassPerVolume.GramsPerLitreUnit)), "laboratory")] : Array.Empty<Observation>(),
        ];
        return all.Length > 0 ? all : [Statement(reported, Statements.SampleTaken)];

        Observation[] Count(Measured what, CountBound? count)
        {
            if (count is not { } bound)
            {
                return [];
            }

            Quantity quantity = Elements.Of(bound.Limit);
            quantity.Comparator = Comparators.Of(bound.Kind);
            return [Value(reported, what, quantity, "laboratory")];
        }
    }

    private Observation Value(RecordEvent recorded, Measured what, Quantity quantity, string category, string? profile = null) => new()
    {
        Meta = profile is null ? null : new() { Profile = [profile] },
        Identifier = [Id(recorded)],
        Status = ObservationStatus.Final,
        Category = [new(CategorySystem, category)],
        Code = Terminology.Of(what),
        Subject = Infant,
        Effective = Elements.Day(recorded.Date),
        Value = quantity,
    };

    private CarePlan Started(RecordEvent.BlockStarted started)
    {
        Block block = definition.Block(started.Block);
        bool isLast = !record.StandingEvents.OfType<RecordEvent.BlockStarted>().Any(other => definition.IndexOf(other.Block) > definition.IndexOf(started.Block));
        return new()
        {
            Identifier = [Id(started)],
            InstantiatesCanonical = [Own.PlanCanonical(record.ProtocolOn(started.Date))],
            Status = isLast ? RequestStatus.Active : RequestStatus.Completed,
            Intent = CarePlan.CarePlanIntent.Plan,
            Category = [Elements.Concept(Own.BlockSystem, block.Id.Value, block.Title)],
            Title = block.Title,
            Subject = Infant,
            Period = new() { Start = Elements.Iso(started.Date) },
        };
    }

    private PlannedOrder Order(AdministrationSlot slot) => definition.Block(slot.Block).Order(slot.OrderId);

    private MedicationRequest Held(RecordEvent.AdministrationHeld held)
    {
        MedicationRequest request = Requests.Of(held.Slot, Order(held.Slot), held.Until ?? held.Date, context);
        request.Identifier.Add(Id(held));
        request.Status = bySlot[held.Slot].Any(later => later.DoseGiven is not null) ? MedicationRequest.MedicationrequestStatus.Completed
            : bySlot[held.Slot].Any(later => later is RecordEvent.AdministrationOmitted) ? MedicationRequest.MedicationrequestStatus.Cancelled
            : MedicationRequest.MedicationrequestStatus.OnHold;
        request.StatusReason = new() { Text = held.Reason };
        request.Intent = MedicationRequest.MedicationRequestIntent.Plan;
        request.AuthoredOnElement = Elements.Moment(held.Stamp.RecordedAt);
        request.Extension.Add(Extensions.Hold.With(("from", Extensions.Day(held.Date)), ("until", Extensions.Day(held.Until))));
        return request;
    }

    private MedicationAdministration Omitted(RecordEvent.AdministrationOmitted omitted)
    {
        MedicationAdministration none = Administration(omitted, omitted.Slot, MedicationAdministrationStatusCodes.NotDone);
        none.StatusReason = [new() { Text = omitted.Reason }];
        none.Effective = Elements.Day(omitted.Date);
        return none;
    }

    private MedicationAdministration Given(RecordEvent recorded, AdministrationSlot slot, GivenDose dose)
    {
        MedicationAdministration given = Administration(recorded, slot, MedicationAdministrationStatusCodes.Completed);
        FhirDateTime? shown = dose.StartedAt is { } started ? Elements.Moment(started, recorded.Date) : null;
        given.Effective = shown ?? Elements.Day(recorded.Date);
        given.Dosage = new()
        {
            Text = dose switch
            {
                { DoseOfDay: { } number, Portion: { } portion } => Elements.Invariant($"dose {number} of the day, portion {portion}"),
                { Portion: { } portion } => $"portion {portion}",
                { DoseOfDay: { } number } => Elements.Invariant($"dose {number} of the day"),
                _ => "all doses of the day",
            },
            Route = Terminology.Of(RouteSet.FromRoute(dose.Route)),
            Dose = dose.Amount is { } amount ? Elements.Of(amount) : new Quantity { Extension = [new(DataAbsent.Url, new Code(DataAbsent.Unknown))] },
        };
        given.Extension.Add(Extensions.Given.With(
            ("made-up", new FhirBoolean(recorded is RecordEvent.AdministrationMadeUp)),
            ("dose-of-day", dose.DoseOfDay is { } ofDay ? new PositiveInt(ofDay) : null),
            ("portion", dose.Portion is { } part ? new PositiveInt(part.Number) : null),
            ("portions", dose.Portion is { } of ? new PositiveInt(of.Of) : null),
            ("setting", dose.Setting is { } setting ? new Code(Words.Kebab(setting)) : null),
            ("started", dose.StartedAt is { } clock && shown is null ? Elements.Moment(clock) : null)));
        return given;
    }

    private MedicationAdministration Administration(RecordEvent recorded, AdministrationSlot slot, MedicationAdministrationStatusCodes status) => new()
    {
        Identifier = [Id(recorded)],
        Extension = [Extensions.Of(slot)],
        Status = status,
        Medication = Terminology.Of(Order(slot).Drug),
        Subject = Infant,
    };

    private Hl7.Fhir.Model.AdverseEvent AdverseEvent(RecordEvent.AdverseEventStarted started)
    {
        bool isOver = record.StandingEvents.OfType<RecordEvent.AdverseEventResolved>().Any(resolved => resolved.Episode == started.Episode);
        bool isFatal = started.Grade == Grade.Death || record.StandingEvents.OfType<RecordEvent.AdverseEventGraded>().Any(graded => graded.Episode == started.Episode && graded.Grade == Grade.Death);
        return new()
        {
            Identifier = Id(started),
            Actuality = Hl7.Fhir.Model.AdverseEvent.AdverseEventActuality.Actual,
            Event = new()
            {
                Coding = started.Term.IsListed ? [new(Own.TermSystem, started.Term.Id)] : [],
                Text = started.Term.MedDraCode is { } code ? Elements.Invariant($"{started.Term.Title} (MedDRA {code})") : started.Term.Title,
            },
            Subject = Infant,
            DateElement = Elements.Day(started.Date),
            Severity = new("http://terminology.hl7.org/CodeSystem/adverse-event-severity", started.Grade switch { Grade.Mild => "mild", Grade.Moderate => "moderate", _ => "severe" }),
            Outcome = new("http://terminology.hl7.org/CodeSystem/adverse-event-outcome", isFatal ? "fatal" : isOver ? "resolved" : "ongoing"),
            Extension = [Extensions.Graded.With(
                ("episode", new FhirString(started.Episode)),
                ("grade", new PositiveInt((int)started.Grade)),
                ("version", Version(started.Version)),
                ("attributed", started.IsAttributed is { } attributed ? new FhirBoolean(attributed) : null))],
        };
    }

    private Observation Graded(RecordEvent.AdverseEventGraded graded)
    {
        Observation observation = Statement(graded, Statements.GradeChanged, value: new Integer((int)graded.Grade));
        observation.Focus = Episode(graded.Episode);
        observation.Extension.Add(Extensions.Graded.With(("episode", new FhirString(graded.Episode)), ("grade", new PositiveInt((int)graded.Grade)), ("version", Version(graded.Version))));
        return observation;
    }

    private Observation OfEpisode(Observation observation, string episode)
    {
        observation.Focus = Episode(episode);
        observation.Extension.Add(Extensions.Graded.With(("episode", new FhirString(episode))));
        return observation;
    }

    private List<ResourceReference> Episode(string episode) =>
        record.Events.FirstOrDefault(started => started is RecordEvent.AdverseEventStarted { Episode: var own } && own == episode) is { } first ? [new($"urn:uuid:{IdOf("AdverseEvent", first, part: 0)}")] : [];

    private Observation Delayed(RecordEvent.TreatmentDelayed delayed)
    {
        Observation observation = Statement(delayed, Statements.Delayed, delayed.Reason);
        observation.Effective = new Period { Start = Elements.Iso(delayed.Date), End = delayed.Until is { } until ? Elements.Iso(until) : null };
        observation.Extension.Add(Extensions.Hold.With(("from", Extensions.Day(delayed.Date)), ("until", Extensions.Day(delayed.Until))));
        return delayed.Episode is { } episode ? OfEpisode(observation, episode) : observation;
    }

    private DetectedIssue Overridden(RecordEvent.FindingOverridden overridden)
    {
        Rule? rule = record.Protocol.Rules.Rules.FirstOrDefault(known => known.Id == overridden.RuleId);
        return new()
        {
            Identifier = [Id(overridden)],
            Status = ObservationStatus.Final,
            Code = rule is null ? new() { Text = overridden.RuleId } : Elements.Concept(Own.RuleSystem, rule.Id, rule.Title),
            Patient = Infant,
            Identified = Elements.Day(overridden.Date),
            Detail = rule?.Statement,
            Mitigation = [new() { Action = new() { Text = overridden.Reason }, DateElement = Elements.Day(overridden.Date) }],
            Extension = [Extensions.Override.With(("rule", new FhirString(overridden.RuleId)), ("concerns", Extensions.Text(overridden.Concerns)))],
        };
    }

    private static Code? Version(CtcaeVersion? version) => version is { } known ? new Code(Words.Kebab(known)) : null;
}

/// <summary>The extension by which R4 says that a value is absent.</summary>
internal static class DataAbsent
{
    public const string Url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    public const string Unknown = "unknown";
}

/// <summary>Bounds as comparators.</summary>
internal static class Comparators
{
    public static Quantity.QuantityComparator? Of(BoundKind kind) => kind switch
    {
        BoundKind.Below => Quantity.QuantityComparator.LessThan,
        BoundKind.AtMost => Quantity.QuantityComparator.LessOrEqual,
        BoundKind.Above => Quantity.QuantityComparator.GreaterThan,
        BoundKind.AtLeast => Quantity.QuantityComparator.GreaterOrEqual,
        _ => null,
    };

    public static string Sign(BoundKind kind) => kind switch
    {
        BoundKind.Below => "<",
        BoundKind.AtMost => "<=",
        BoundKind.Above => ">",
        BoundKind.AtLeast => ">=",
        _ => string.Empty,
    };

    public static BoundKind Kind(Quantity.QuantityComparator? comparator) => comparator switch
    {
        Quantity.QuantityComparator.LessThan => BoundKind.Below,
        Quantity.QuantityComparator.LessOrEqual => BoundKind.AtMost,
        Quantity.QuantityComparator.GreaterThan => BoundKind.Above,
        Quantity.QuantityComparator.GreaterOrEqual => BoundKind.AtLeast,
        _ => BoundKind.Exact,
    };
}
