using AALL15P1.Protocol.Titration;
using Hl7.Fhir.Model;
using NodaTime;
using NodaTime.Text;
using static Hl7.Fhir.Model.MedicationAdministration;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads the events that <see cref="RecordWriter"/> has written.</summary>
internal sealed class OwnEventReader(CompiledProtocol protocol, FhirContext context)
{
    /// <summary>The id of the event of which a resource is a part; null when this library did not write it.</summary>
    public static string? EventIdOf(Resource resource) => Unreadable.Or(
        () => resource is DomainResource domain && Extensions.Recorded.On(domain) is not null
            ? Identifiers(resource).FirstOrDefault(identifier => identifier.System == Own.EventIdentifier)?.Value
            : null,
        otherwise: null);

    /// <summary>Whether a resource says that it says nothing any more.</summary>
    public static bool IsSuperseded(Resource resource) => Unreadable.Or(() => SaysNothing(resource), otherwise: false);

    private static bool SaysNothing(Resource resource) => resource switch
    {
        Observation observation => observation.Status == ObservationStatus.EnteredInError,
        MedicationAdministration given => given.Status == MedicationAdministrationStatusCodes.EnteredInError,
        MedicationRequest request => request.Status == MedicationRequest.MedicationrequestStatus.EnteredInError,
        CarePlan plan => plan.Status == RequestStatus.EnteredInError,
        DetectedIssue issue => issue.Status == ObservationStatus.EnteredInError,
        DomainResource other => other.ModifierExtension.Exists(extension => extension.Url == Extensions.Superseded.Url),
        _ => false,
    };

    /// <summary>The event that all resources of one id tell.</summary>
    public RecordEvent Read(IReadOnlyList<Resource> parts)
    {
        foreach (Resource part in parts)
        {
            RequireUnderstood(new ResourceReader(part, context), (DomainResource)part);
        }

        ResourceReader reader = new(parts[0], context);
        EventStamp stamp = Stamp(reader, out Instant? happened);
        RecordEvent recorded = parts[0] switch
        {
            ResearchSubject subject => Enrolled(reader, subject, stamp),
            CarePlan plan => Started(reader, plan, stamp),
            MedicationRequest request => Held(reader, request, stamp),
            MedicationAdministration given => Administration(reader, given, stamp),
            Hl7.Fhir.Model.AdverseEvent started => AdverseEvent(reader, started, stamp),
            DetectedIssue issue => Overridden(reader, issue, stamp),
            Observation observation when StatementOf(observation) is { } code => Statement(reader, observation, code, stamp),
            Observation => Values(parts.Cast<Observation>(), stamp),
            _ => throw reader.Refuse("resourceType", parts[0].TypeName, "a resource of an event"),
        };
        return happened is null ? recorded : recorded with { HappenedAt = happened };
    }

    private static IEnumerable<Identifier> Identifiers(Resource resource) => resource switch
    {
        ResearchSubject subject => subject.Identifier,
        CarePlan plan => plan.Identifier,
        MedicationRequest request => request.Identifier,
        MedicationAdministration given => given.Identifier,
        Hl7.Fhir.Model.AdverseEvent { Identifier: { } identifier } => [identifier],
        DetectedIssue issue => issue.Identifier,
        Observation observation => observation.Identifier,
        _ => [],
    };

    private static void RequireUnderstood(ResourceReader reader, DomainResource resource)
    {
        (ResourceReference? subject, string path) = resource switch
        {
            ResearchSubject enrolled => (enrolled.Individual, "individual"),
            CarePlan plan => (plan.Subject, "subject"),
            MedicationRequest request => (request.Subject, "subject"),
            MedicationAdministration given => (given.Subject, "subject"),
            Hl7.Fhir.Model.AdverseEvent adverse => (adverse.Subject, "subject"),
            DetectedIssue issue => (issue.Patient, "patient"),
            Observation observation => (observation.Subject, "subject"),
            _ => (null, "subject"),
        };
        reader.RequireSubject(subject, path);
        if (resource.ModifierExtension.Find(extension => extension.Url != Extensions.Superseded.Url) is { } unknown)
        {
            throw reader.Refuse("modifierExtension", unknown.Url, "no modifier extension that this library does not know");
        }
    }

    private static EventStamp Stamp(ResourceReader reader, out Instant? happened)
    {
        Extension recorded = Extensions.Recorded.On((DomainResource)reader.Resource)!;
        happened = ResourceReader.Part(recorded, "happened") is { } clock ? Moment(clock, "happened") : null;
        return new(
            EventIdOf(reader.Resource)!,
            Moment(ResourceReader.Part(recorded, "at"), "at"),
            reader.RequiredText(reader.Text(recorded, "by"), "extension(recorded).by"),
            reader.Text(recorded, "supersedes"))
        {
            Patient = reader.Text(recorded, "patient"),
        };

        Instant Moment(DataType? value, string part) =>
            reader.Time(value, $"extension(recorded).{part}").At ?? throw reader.Refuse($"extension(recorded).{part}", (value as FhirDateTime)?.Value, "a date and time");
    }

    private static RecordEvent.Enrolled Enrolled(ResourceReader reader, ResearchSubject subject, EventStamp stamp) => new(
        stamp,
        reader.Day(subject.Period, "period.start"),
        reader.Day(ResourceReader.Part(Extensions.BirthDate.On(subject), "date"), "extension(birth-date)"));

    private static RecordEvent.BlockStarted Started(ResourceReader reader, CarePlan plan, EventStamp stamp)
    {
        string? block = plan.Category.SelectMany(category => category.Coding).FirstOrDefault(coding => coding.System == Own.BlockSystem)?.Code;
        return BlockId.TryParse(block, out BlockId id) ? new(stamp, reader.Day(plan.Period, "period.start"), id) : throw reader.Refuse("category", block, "the code of a block");
    }

    private RecordEvent.AdministrationHeld Held(ResourceReader reader, MedicationRequest request, EventStamp stamp)
    {
        AdministrationSlot slot = SlotOf(reader, Extensions.Slot.On(request));
        DrugOf(reader, request.Medication, slot);
        Extension? hold = Extensions.Hold.On(request);
        return new(
            stamp,
            reader.Day(ResourceReader.Part(hold, "from"), "extension(hold).from"),
            slot,
            ResourceReader.Part(hold, "until") is { } until ? reader.Day(until, "extension(hold).until") : null,
            reader.RequiredText(request.StatusReason?.Text, "statusReason.text"));
    }

    private RecordEvent Administration(ResourceReader reader, MedicationAdministration given, EventStamp stamp)
    {
        AdministrationSlot slot = SlotOf(reader, Extensions.Slot.On(given));
        DrugOf(reader, given.Medication, slot);
        (LocalDate day, Instant? started) = reader.Time(given.Effective, "effective");
        if (given.Status == MedicationAdministrationStatusCodes.NotDone || given.Dosage is null)
        {
            return new RecordEvent.AdministrationOmitted(stamp, day, slot, reader.RequiredText(given.StatusReason.FirstOrDefault()?.Text, "statusReason.text"));
        }

        if (given.Status is not (MedicationAdministrationStatusCodes.Completed or MedicationAdministrationStatusCodes.EnteredInError))
        {
            throw reader.Refuse("status", given.Status?.ToString(), "completed, not-done or entered-in-error");
        }

        Extension? how = Extensions.Given.On(given);
        GivenDose dose = new(RouteOf(reader, given))
        {
            Amount = AmountOf(reader, given),
            DoseOfDay = reader.Number(how, "dose-of-day"),
            Portion = PortionOf(reader, how),
            Setting = reader.Member<CareSetting>(how, "setting"),
            ClockOffset = reader.Text(how, "clock-offset") is not { } offset ? null
                : OffsetPattern.GeneralInvariant.Parse(offset) is { Success: true, Value: var ward } ? ward
                : throw reader.Refuse("extension(given).clock-offset", offset, "an offset from -18:00 to +18:00"),
            StartedAt = ResourceReader.Part(how, "started") is { } clock ? reader.Time(clock, "extension(given).started").At : started,
        };
        return reader.RequiredFlag(how, "given", "made-up") ? new RecordEvent.AdministrationMadeUp(stamp, day, slot, dose) : new RecordEvent.AdministrationGiven(stamp, day, slot, dose);
    }

    /// <summary>Which portion of how many; both are stated or neither.</summary>
    private static DosePortion? PortionOf(ResourceReader reader, Extension? how) => (reader.Number(how, "portion"), reader.Number(how, "portions")) switch
    {
        ({ } portion, { } portions) => new(portion, portions),
        (null, null) => null,
        var (portion, _) => throw reader.Refuse(portion is null ? "extension(given).portion" : "extension(given).portions", null, "which portion it was, and of how many"),
    };

    public static Route RouteOf(ResourceReader reader, MedicationAdministration given) =>
        reader.Coded(given.Dosage?.Route, "dosage.route", Terminology.RouteOf, $"one of the codes {Terminology.KnownRoutes}");

    /// <summary>The amount; null where the dose says that it is not known.</summary>
    public static DoseAmount? AmountOf(ResourceReader reader, MedicationAdministration given) =>
        given.Dosage?.Dose is not { } dose || (dose.Value is null && dose.Extension.Exists(extension => extension.Url == DataAbsent.Url)) ? null : reader.Amount(dose, "dosage.dose");

    public AdministrationSlot SlotOf(ResourceReader reader, Extension? slot)
    {
        string? block = reader.Text(slot, "block");
        string? order = reader.Text(slot, "order");
        if (!BlockId.TryParse(block, out BlockId id) || protocol.Definition.Blocks.FirstOrDefault(known => known.Id == id)?.Orders.Any(known => known.Id == order) != true)
        {
            throw reader.Refuse("extension(slot)", $"{block}/{order}", $"a block and an order of {protocol.Definition.Title}");
        }

        return new(id, order!, reader.Number(slot, "day") ?? throw reader.Refuse("extension(slot).day", null, "the day of the block for which it is planned"));
    }

    /// <summary>The drug that was given is the one that the place in the plan is for.</summary>
    public void DrugOf(ResourceReader reader, DataType? medication, AdministrationSlot slot)
    {
        Drug planned = protocol.Definition.Block(slot.Block).Order(slot.OrderId).Drug;
        string name = DrugNames.Of(reader, medication);
        if (name != planned.Name)
        {
            throw reader.Refuse("medication", name, $"{planned}, which is what {slot} gives");
        }
    }

    private static RecordEvent.AdverseEventStarted AdverseEvent(ResourceReader reader, Hl7.Fhir.Model.AdverseEvent started, EventStamp stamp)
    {
        Extension? graded = Extensions.Graded.On(started);
        string? text = started.Event?.Coding.Find(coding => coding.System == Own.TermSystem)?.Code ?? started.Event?.Text;
        return AdverseEventTerm.TryParse(text, out AdverseEventTerm term)
            ? new(stamp, reader.Day(started.DateElement, "date"), EpisodeOf(reader, graded), term, GradeOf(reader, graded))
            {
                Version = reader.Member<CtcaeVersion>(graded, "version"),
                IsAttributed = reader.Flag(graded, "attributed"),
            }
            : throw reader.Refuse("event", text, "a CTCAE term or free words");
    }

    private static string EpisodeOf(ResourceReader reader, Extension? graded) => reader.RequiredText(reader.Text(graded, "episode"), "extension(adverse-event).episode");

    private static Grade GradeOf(ResourceReader reader, Extension? graded) =>
        reader.Number(graded, "grade") is { } grade ? (Grade)grade : throw reader.Refuse("extension(adverse-event).grade", null, "a grade from 1 to 5");

    private static RecordEvent.FindingOverridden Overridden(ResourceReader reader, DetectedIssue issue, EventStamp stamp)
    {
        Extension? what = Extensions.Override.On(issue);
        return new(
            stamp,
            reader.Day(issue.Identified, "identified"),
            reader.RequiredText(reader.Text(what, "rule"), "extension(override).rule"),
            reader.Text(what, "concerns"),
            reader.RequiredText(issue.Mitigation.FirstOrDefault()?.Action?.Text, "mitigation.action.text"));
    }

    private static string? StatementOf(Observation observation) => observation.Code?.Coding.Find(coding => coding.System == Own.StatementSystem)?.Code;

    private static RecordEvent Statement(ResourceReader reader, Observation observation, string code, EventStamp stamp)
    {
        LocalDate day = reader.Day(observation.Effective, "effective");
        Extension? episode = Extensions.Graded.On(observation);
        return code switch
        {
            _ when code == Statements.SupplementInForce.Code => new RecordEvent.SupplementInForce(stamp, day, reader.RequiredText((observation.Value as FhirString)?.Value, "valueString")),
            _ when code == Statements.ReadingChosen.Code => new RecordEvent.ReadingChosen(stamp, day, Component(Statements.Question), Component(Statements.Reading)),
            _ when code == Statements.MarkerReported.Code => new RecordEvent.MarkerReported(stamp, day, reader.Coded(
                observation.Value as CodeableConcept, "valueCodeableConcept", coding => coding.System == Own.MarkerSystem ? Words.Member<MarkerStatus>(coding.Code) : null, $"a code of {Own.MarkerSystem}")),
            _ when code == Statements.DosesPrescribed.Code => new RecordEvent.DosesPrescribed(
                stamp, day, Percent(Statements.ThiopurinePercent), Amount(Statements.ThiopurineAmount), Percent(Statements.AntifolatePercent), Amount(Statements.AntifolateAmount))
            {
                SetsNewStartingDose = (Part(Statements.NewStartingDose) as FhirBoolean)?.Value ?? throw reader.Refuse($"component({Statements.NewStartingDose.Code}).valueBoolean", null, "true or false"),
            },
            _ when code == Statements.SampleTaken.Code => new RecordEvent.LaboratoryReported(stamp, new(day)),
            _ when code == Statements.ToxicityResolved.Code => new RecordEvent.ToxicityStated(stamp, day, (observation.Value as FhirBoolean)?.Value ?? throw reader.Refuse("valueBoolean", null, "true or false")),
            _ when code == Statements.GradeChanged.Code => new RecordEvent.AdverseEventGraded(stamp, day, EpisodeOf(reader, episode), GradeOf(reader, episode)) { Version = reader.Member<CtcaeVersion>(episode, "version") },
            _ when code == Statements.EventResolved.Code => new RecordEvent.AdverseEventResolved(stamp, day, EpisodeOf(reader, episode)),
            _ when code == Statements.Delayed.Code => new RecordEvent.TreatmentDelayed(
                stamp, day, ResourceReader.Part(Extensions.Hold.On(observation), "until") is { } until ? reader.Day(until, "extension(hold).until") : null, reader.Text(episode, "episode"), Reason()),
            _ when code == Statements.ObservationEnded.Code => new RecordEvent.ObservationEnded(stamp, day, Reason()),
            _ when code == Statements.LeftProtocol.Code => new RecordEvent.LeftProtocol(stamp, day, Reason()),
            _ when code == Statements.Died.Code => new RecordEvent.Died(stamp, day),
            _ when code == Statements.TakenBack.Code => new RecordEvent.EnteredInError(stamp, day, Reason()),
            _ => throw reader.Refuse("code", code, $"one of {string.Join(", ", Statements.All.Select(statement => statement.Code))}"),
        };

        string Reason() => reader.RequiredText(observation.Note.FirstOrDefault()?.Text, "note.text");

        DataType? Part(Statement statement) =>
            observation.Component.Find(component => component.Code?.Coding.Exists(coding => coding.System == Own.StatementSystem && coding.Code == statement.Code) == true)?.Value;

        string Component(Statement statement) => reader.RequiredText((Part(statement) as FhirString)?.Value, $"component({statement.Code}).valueString");

        DosePercent? Percent(Statement statement) => Part(statement) is not { } part ? null
            : (part as Quantity)?.Value is { } number ? DosePercent.FromPercent(number) : throw reader.Refuse($"component({statement.Code}).valueQuantity.value", null, "a number");

        DrugMass? Amount(Statement statement) => Part(statement) is not { } part ? null : reader.Exact<DrugMass>(part as Quantity, $"component({statement.Code}).valueQuantity");
    }

    /// <summary>The values of one event: a weight and a height, or the counts of one sample.</summary>
    private RecordEvent Values(IEnumerable<Observation> observations, EventStamp stamp)
    {
        RecordEvent? sum = null;
        foreach (Observation observation in observations)
        {
            ResourceReader reader = new(observation, context);
            RecordEvent one = ObservationReader.Event(reader, observation, stamp);
            sum = (sum, one) switch
            {
                (null, _) => one,
                (RecordEvent.Measured before, RecordEvent.Measured now) when before.Date == now.Date => new RecordEvent.Measured(
                    stamp, new(now.Date, now.Measurement.Weight ?? before.Measurement.Weight, now.Measurement.Height ?? before.Measurement.Height)),
                (RecordEvent.LaboratoryReported before, RecordEvent.LaboratoryReported now) when before.Date == now.Date => new RecordEvent.LaboratoryReported(stamp, before.Values with
                {
                    Neutrophils = now.Values.Neutrophils ?? before.Values.Neutrophils,
                    Platelets = now.Values.Platelets ?? before.Values.Platelets,
                    WhiteCells = now.Values.WhiteCells ?? before.Values.WhiteCells,
                    Haemoglobin = now.Values.Haemoglobin ?? before.Values.Haemoglobin,
                }),
                _ => throw reader.Refuse("identifier", stamp.Id, "values of one kind and day under the id of one event"),
            };
        }

        return sum!;
    }
}
