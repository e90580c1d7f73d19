using Hl7.Fhir.Model;
using NodaTime;
using static Hl7.Fhir.Model.MedicationAdministration;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads what other systems wrote: measurements, blood counts and administrations, as events of a record.</summary>
internal sealed class OthersReader(TreatmentRecord record, FhirContext context)
{
    private readonly ProtocolDefinition definition = record.Protocol.Definition;
    private readonly OwnEventReader places = new(record.Protocol, context);
    private readonly Dictionary<LocalDate, PlannedAdministration[]> plans = [];
    private readonly Dictionary<AdministrationSlot, int> taken = [];

    /// <summary>The event; null when the record has it already.</summary>
    public RecordEvent? Read(Resource resource)
    {
        ResourceReader reader = new(resource, context);
        if (resource is DomainResource { ModifierExtension: [{ } modifier, ..] })
        {
            throw reader.Refuse("modifierExtension", modifier.Url, "no modifier extension that this library does not know");
        }

        return resource switch
        {
            Observation observation => Observed(reader, observation),
            MedicationAdministration given => Given(reader, given),
            _ => throw reader.Refuse("resourceType", resource.TypeName, "Observation or MedicationAdministration, or a resource that this library wrote"),
        };
    }

    private RecordEvent? Observed(ResourceReader reader, Observation observation)
    {
        reader.RequireSubject(observation.Subject, "subject");
        ObservationReader.RequireFinal(reader, observation);
        if (Stamp(reader) is not { } stamp)
        {
            return null;
        }

        RecordEvent recorded = ObservationReader.Event(reader, observation, stamp);
        Instant? at = reader.Time(observation.Effective, "effective").At;
        return at is null ? recorded : recorded with { HappenedAt = at };
    }

    private RecordEvent? Given(ResourceReader reader, MedicationAdministration given)
    {
        reader.RequireSubject(given.Subject, "subject");
        if (given.Status is not (MedicationAdministrationStatusCodes.Completed or MedicationAdministrationStatusCodes.NotDone))
        {
            throw reader.Refuse("status", given.Status?.ToString(), "completed or not-done; what is under way or taken back is no administration");
        }

        if (Stamp(reader) is not { } stamp)
        {
            return null;
        }

        (LocalDate day, Instant? started) = reader.Time(given.Effective, "effective");
        if (given.Status == MedicationAdministrationStatusCodes.NotDone)
        {
            // Not done is not "will never be given": what becomes of it is somebody's decision, which a hold asks for.
            string reason = given.StatusReason.Select(why => why.Text ?? why.Coding.FirstOrDefault()?.Display).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "not done; no reason was stated";
            return new RecordEvent.AdministrationHeld(stamp, day, Place(reader, given, day, route: null), Until: null, reason);
        }

        Route route = OwnEventReader.RouteOf(reader, given);
        AdministrationSlot slot = Place(reader, given, day, route);
        GivenDose dose = new(route) { Amount = OwnEventReader.AmountOf(reader, given), StartedAt = started };
        bool isOnly = definition.Block(slot.Block).Order(slot.OrderId).TimesPerDay == 1;
        return new RecordEvent.AdministrationGiven(stamp, day, slot, isOnly ? dose : dose with { DoseOfDay = NextDose(slot) });
    }

    /// <summary>One resource is one dose: the next of the day after those that the record and this reading have.</summary>
    private int NextDose(AdministrationSlot slot)
    {
        int known = record.StandingEvents.Where(standing => standing.ConcernedSlot == slot && standing.DoseGiven is { DoseOfDay: not null }).Select(standing => standing.DoseGiven!.DoseOfDay!.Value).DefaultIfEmpty(0).Max();
        int number = Math.Max(known, taken.GetValueOrDefault(slot)) + 1;
        taken[slot] = number;
        return number;
    }

    /// <summary>The place in the plan: as the resource names it, or the one administration of that drug by that route on that day.</summary>
    private AdministrationSlot Place(ResourceReader reader, MedicationAdministration given, LocalDate day, Route? route)
    {
        if (Extensions.Slot.On(given) is { } named)
        {
            AdministrationSlot slot = places.SlotOf(reader, named);
            places.DrugOf(reader, given.Medication, slot);
            return slot;
        }

        string name = DrugNames.Of(reader, given.Medication);
        if (!definition.Formulary.TryFind(name, out Drug? drug))
        {
            throw reader.Refuse("medication", name, $"a drug of {definition.Title}: {definition.Formulary}");
        }

        if (!plans.TryGetValue(day, out PlannedAdministration[]? rows))
        {
            rows = plans[day] = [.. (record.PlanOn(day) ?? Enumerable.Empty<PlannedAdministration>()).Where(row => row.Date == day)];
        }

        PlannedAdministration[] meant = [.. rows.Where(row => row.Order.Drug == drug && (route is not { } by || row.Order.Routes.Contains(by)))];
        return meant switch
        {
            [PlannedAdministration one] => one.Slot,
            [] => throw reader.Refuse("medication", $"{drug}{(route is { } by ? $" {by}" : string.Empty)} on {Elements.Iso(day)}", $"what the plan has on that day, or the extension {Extensions.Slot.Url} that names its place"),
            _ => throw reader.Refuse("medication", $"{drug} on {Elements.Iso(day)}", $"one of {string.Join(" and ", meant.Select(row => row.Slot))}, named by the extension {Extensions.Slot.Url}"),
        };
    }

    /// <summary>
    /// A resource is recorded once, by its id and version. A later version supersedes what was read of the earlier one. Null
    /// when the record has this version.
    /// </summary>
    private EventStamp? Stamp(ResourceReader reader)
    {
        string id = reader.RequiredText(reader.Resource.Id, "id");
        string name = $"{reader.Type}/{id}";
        string version = reader.Resource.Meta?.VersionId is { Length: > 0 } number ? $"{name}/_history/{number}" : name;
        if (record.Events.Any(known => known.Stamp.Id == version))
        {
            return null;
        }

        string? earlier = record.StandingEvents.FirstOrDefault(known => known.Stamp.Id == name || known.Stamp.Id.StartsWith($"{name}/_history/", StringComparison.Ordinal))?.Stamp.Id;
        return new(version, context.At, context.By, earlier) { Patient = record.Patient };
    }
}
