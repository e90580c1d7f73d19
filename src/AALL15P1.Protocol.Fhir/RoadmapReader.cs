using Hl7.Fhir.Model;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads the roadmaps that <see cref="RoadmapWriter"/> has written.</summary>
internal static class RoadmapReader
{
    public static Roadmap Read(CompiledProtocol protocol, LocalDate birthDate, Bundle bundle, FhirContext context)
    {
        Resource[] resources = [.. bundle.Entry.Select(entry => entry.Resource).OfType<Resource>()];
        Roadmap roadmap = Planned(protocol, birthDate, bundle, [.. resources.OfType<RequestGroup>()], context);
        Dictionary<string, LocalDate> expected = roadmap.ToDictionary(row => Own.Slot(new(row.Block.Id, row.Order.Id, row.Day)), row => row.Date, StringComparer.Ordinal);
        foreach (MedicationRequest request in resources.OfType<MedicationRequest>())
        {
            ResourceReader reader = new(request, context);
            reader.RequireSubject(request.Subject, "subject");
            string? slot = request.Identifier.Find(identifier => identifier.System == Own.SlotIdentifier)?.Value;
            if (slot is null || !expected.Remove(slot, out LocalDate date))
            {
                throw reader.Refuse("identifier", slot, "the place of an administration of the roadmap, once");
            }

            LocalDate found = reader.Day(request.DosageInstruction.FirstOrDefault()?.Timing?.Repeat?.Bounds, "dosageInstruction.timing.repeat.boundsPeriod.start");
            if (found != date)
            {
                throw reader.Refuse("dosageInstruction.timing.repeat.boundsPeriod.start", Elements.Iso(found), $"{Elements.Iso(date)}, on which the starts of the blocks put {slot}");
            }
        }

        return expected.Count == 0 ? roadmap : throw new ResourceReader(bundle, context).Refuse("entry", null, $"a MedicationRequest for {expected.Keys.First()}");
    }

    /// <summary>The roadmap from the starts that the groups say are actual.</summary>
    private static Roadmap Planned(CompiledProtocol protocol, LocalDate birthDate, Bundle bundle, RequestGroup[] groups, FhirContext context)
    {
        BlockStarts? starts = null;
        foreach (RequestGroup group in groups)
        {
            ResourceReader reader = new(group, context);
            reader.RequireSubject(group.Subject, "subject");
            if (!group.InstantiatesCanonical.Contains(Own.PlanCanonical(protocol), StringComparer.Ordinal))
            {
                throw reader.Refuse("instantiatesCanonical", group.InstantiatesCanonical.FirstOrDefault(), Own.PlanCanonical(protocol));
            }

            Extension? start = Extensions.Start.On(group);
            string? block = group.Identifier.Find(identifier => identifier.System == Own.BlockSystem)?.Value;
            if (!BlockId.TryParse(block, out BlockId id))
            {
                throw reader.Refuse("identifier", block, "the id of a block");
            }

            LocalDate day = reader.Day(ResourceReader.Part(start, "day-1"), "extension(block-start).day-1");
            starts = starts is null ? BlockStarts.From(day) : ResourceReader.Flag(start, "projected") == true ? starts : starts.With(id, day);
        }

        ResourceReader whole = new(bundle, context);
        try
        {
            return protocol.Plan(birthDate, starts ?? throw whole.Refuse("entry", null, "a RequestGroup for each block"));
        }
        catch (ArgumentException impossible)
        {
            throw whole.Refuse("entry", impossible.Message, "starts of blocks that can be");
        }
    }
}
