using Hl7.Fhir.Model;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// Reads HL7 FHIR R4: what this library wrote, and measurements, blood counts and administrations that others wrote. What
/// it does not understand it refuses, with the resource, the element, what was found and what is expected. No unit, code,
/// drug or place in the plan is guessed.
/// </summary>
public static class FhirReader
{
    /// <summary>The events that resources tell; all or none.</summary>
    /// <param name="record">The record to which they belong: its protocol and plan say which administration is meant, and what it has read already is left out. It is not changed.</param>
    /// <param name="context">Whom the resources are about, and when and by whom they are read in.</param>
    /// <param name="resources">The resources; a bundle stands for its entries.</param>
    /// <returns>The events, in the order of the resources. A record still judges each.</returns>
    /// <exception cref="FhirRefusedException">A resource cannot be read.</exception>
    public static ValueList<RecordEvent> Read(TreatmentRecord record, FhirContext context, params IEnumerable<Resource> resources)
    {
        FhirReading reading = TryRead(record, context, resources);
        return reading.Refusals.Count == 0 ? reading.Events : throw new FhirRefusedException(reading.Refusals);
    }

    /// <summary>
    /// The events that resources tell, and beside them what was refused. Resources that this library wrote for one event are
    /// read together. Of others: an Observation that is final is a measurement or a blood count; a MedicationAdministration
    /// that is completed is one dose, and one that is not done is a hold, because nobody has said that it will never be
    /// given. Decisions are no events, and are passed over.
    /// </summary>
    /// <param name="record">The record to which they belong: its protocol and plan say which administration is meant, and what it has read already is left out. It is not changed.</param>
    /// <param name="context">Whom the resources are about, and when and by whom they are read in.</param>
    /// <param name="resources">The resources; a bundle stands for its entries.</param>
    /// <returns>The events and the refusals.</returns>
    public static FhirReading TryRead(TreatmentRecord record, FhirContext context, IEnumerable<Resource> resources)
    {
        Resource[] all = [.. resources.SelectMany(resource => resource is Bundle bundle ? bundle.Entry.Select(entry => entry.Resource).OfType<Resource>() : [resource]).Where(resource => resource is not GuidanceResponse)];
        ILookup<string?, Resource> own = all.ToLookup(OwnEventReader.EventIdOf, StringComparer.Ordinal);
        OwnEventReader ours = new(record.Protocol, context);
        OthersReader others = new(record, context);
        HashSet<string> done = new(StringComparer.Ordinal);
        List<RecordEvent> events = [];
        List<FhirRefusal> refusals = [];
        foreach (Resource resource in all)
        {
            string? id = OwnEventReader.EventIdOf(resource);
            if (id is not null && !done.Add(id))
            {
                continue;
            }

            try
            {
                if (Unreadable.OrRefused(resource, context, () => resource is Patient patient ? BirthDateAgrees(record, context, patient) : id is null ? others.Read(resource) : ours.Read([.. own[id]])) is { } recorded)
                {
                    events.Add(recorded);
                }
            }
            catch (FhirRefusedException refused)
            {
                refusals.AddRange(refused.Refusals);
            }
        }

        refusals.AddRange(TakenBackBeside(record, context, own, events));
        return new(events.ToValueList(), refusals.ToValueList());
    }

    /// <summary>A patient's date of birth.</summary>
    /// <param name="patient">The patient.</param>
    /// <returns>The date.</returns>
    /// <exception cref="FhirRefusedException">There is none, or only a month or a year.</exception>
    public static LocalDate BirthDateOf(Patient patient) =>
        Unreadable.OrRefused(patient, Anybody, () => new ResourceReader(patient, Anybody).Day(patient.BirthDateElement, "birthDate"));

    /// <summary>
    /// A laboratory value for grading, in a unit of the term's quantity, with its bound, and with the limits of normal where
    /// the laboratory states one range.
    /// </summary>
    /// <typeparam name="TQuantity">The quantity.</typeparam>
    /// <param name="observation">The Observation, with a LOINC code of the term's analyte.</param>
    /// <param name="term">The term.</param>
    /// <param name="context">Whom it is about.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FhirRefusedException">It is about somebody else, is not final, has another code or unit, or has no value.</exception>
    public static MeasuredValue<TQuantity> ValueOf<TQuantity>(Observation observation, LaboratoryTerm<TQuantity> term, FhirContext context)
        where TQuantity : struct, IExactQuantity<TQuantity> => Unreadable.OrRefused(observation, context, () => Valued(observation, term, context));

    private static MeasuredValue<TQuantity> Valued<TQuantity>(Observation observation, LaboratoryTerm<TQuantity> term, FhirContext context)
        where TQuantity : struct, IExactQuantity<TQuantity>
    {
        ResourceReader reader = new(observation, context);
        reader.RequireSubject(observation.Subject, "subject");
        ObservationReader.RequireFinal(reader, observation);
        Measured what = ObservationReader.What(reader, observation);
        if (term.Analyte is not { } analyte || Measurements.Of(analyte) != what)
        {
            throw reader.Refuse("code", Measurements.Name(what), $"a LOINC code of what '{term.Title}' grades");
        }

        Quantity quantity = observation.Value as Quantity ?? throw reader.Refuse("value", observation.Value?.TypeName, "a valueQuantity");
        TQuantity value = reader.Quantity<TQuantity>(quantity, "valueQuantity");
        Observation.ReferenceRangeComponent? normal = observation.ReferenceRange is [var only] ? only : null;
        return new MeasuredValue<TQuantity>(value)
        {
            Kind = ObservationReader.Kind(reader, quantity, value.CanonicalValue),
            LowerLimit = normal?.Low is { } low ? Limit(low, "referenceRange.low") : null,
            UpperLimit = normal?.High is { } high ? Limit(high, "referenceRange.high") : null,
        };

        TQuantity? Limit(Quantity limit, string path) => reader.Exact<TQuantity>(limit, path) is { CanonicalValue: > 0m } known ? known : null;
    }

    /// <summary>
    /// The definition that <see cref="FhirWriter.PlanDefinitionOf"/> wrote, with the readings and the supplement that were part of
    /// it: equal to the one that was written. The blocks, orders, days, doses, conditions and distances of the resource must be
    /// those of the definition that it carries; what somebody changed is refused. Its status, publisher, title and narrative
    /// are the site's.
    /// </summary>
    /// <param name="plan">The resource.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FhirRefusedException">This library did not write it, or somebody changed what it says.</exception>
    public static ProtocolDefinition DefinitionOf(PlanDefinition plan) => Unreadable.OrRefused(plan, Anybody, () => PlanReader.Read(plan, Anybody));

    /// <summary>
    /// The roadmap that <see cref="FhirWriter.RoadmapOf"/> wrote. It is planned anew from the actual starts, and every request
    /// of the bundle must stand in it on the same date, with its drug, its route and how often: one that somebody moved,
    /// changed, added, cancelled or took away is refused. With the infant, the amounts are compared as well.
    /// </summary>
    /// <param name="protocol">The protocol that planned it, with the same readings and supplement.</param>
    /// <param name="birthDate">The infant's date of birth.</param>
    /// <param name="roadmap">The bundle.</param>
    /// <param name="context">Whom it is about.</param>
    /// <param name="infant">The infant from whose measurements the amounts were computed; null to read requests whatever their amounts, which are no part of a roadmap.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FhirRefusedException">It is about somebody else, of another protocol, or not as it was written.</exception>
    /// <exception cref="ArgumentException">The infant has another date of birth.</exception>
    public static Roadmap RoadmapOf(CompiledProtocol protocol, LocalDate birthDate, Bundle roadmap, FhirContext context, Infant? infant = null) =>
        infant is { } measured && measured.BirthDate != birthDate
            ? throw new ArgumentException($"The infant was born on {Elements.Iso(measured.BirthDate)}. The date of birth of the roadmap, {Elements.Iso(birthDate)}, is expected.", nameof(infant))
            : Unreadable.OrRefused(roadmap, context, () => RoadmapReader.Read(protocol, birthDate, roadmap, context, infant));

    /// <summary>The decision that a GuidanceResponse of this library tells.</summary>
    /// <param name="protocol">The protocol that has the rules of its findings.</param>
    /// <param name="guidance">The resource.</param>
    /// <param name="context">Whom it is about.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FhirRefusedException">It is about somebody else, this library did not write it, or a rule is not one of the protocol.</exception>
    public static Decision DecisionOf(CompiledProtocol protocol, GuidanceResponse guidance, FhirContext context) =>
        Unreadable.OrRefused(guidance, context, () => GuidanceReader.Read(protocol, guidance, context));

    private static FhirContext Anybody { get; } = new("Patient/anybody", NodaConstants.UnixEpoch, "reader");

    private static RecordEvent? BirthDateAgrees(TreatmentRecord record, FhirContext context, Patient patient)
    {
        LocalDate birth = BirthDateOf(patient);
        return record.BirthDate is { } known && known != birth
            ? throw new ResourceReader(patient, context).Refuse("birthDate", Elements.Iso(birth), $"{Elements.Iso(known)}, the date of birth in the record")
            : null;
    }

    /// <summary>What this library wrote and another system marked as entered in error, without an event that takes it back, is no event any more, and no silence either.</summary>
    private static List<FhirRefusal> TakenBackBeside(TreatmentRecord record, FhirContext context, ILookup<string?, Resource> own, List<RecordEvent> events)
    {
        HashSet<string> superseded = events.Concat(record.Events).Select(recorded => recorded.Stamp.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        List<FhirRefusal> refusals = [];
        foreach (IGrouping<string?, Resource> parts in own.Where(parts => parts.Key is not null && parts.Any(OwnEventReader.IsSuperseded) && !superseded.Contains(parts.Key)))
        {
            refusals.Add(new ResourceReader(parts.First(), context).Refuse("status", "entered-in-error", "an event that takes it back or replaces it; enter that in the record").Refusals[0]);
            events.RemoveAll(recorded => recorded.Stamp.Id == parts.Key);
        }

        return refusals;
    }
}
