using System.Text.Json.Nodes;
using Hl7.Fhir.Model;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads the roadmaps that <see cref="RoadmapWriter"/> has written.</summary>
internal sealed class RoadmapReader
{
    private const string Place = "the place of an administration of the roadmap, once";

    private readonly CompiledProtocol protocol;
    private readonly FhirContext context;
    private readonly Infant? infant;
    private readonly Resource[] resources;
    private readonly ResourceReader whole;

    private RoadmapReader(CompiledProtocol protocol, Bundle bundle, FhirContext context, Infant? infant)
    {
        this.protocol = protocol;
        this.context = context;
        this.infant = infant;
        resources = [.. bundle.Entry.Select(entry => entry.Resource).OfType<Resource>()];
        whole = new(bundle, context);
    }

    public static Roadmap Read(CompiledProtocol protocol, LocalDate birthDate, Bundle bundle, FhirContext context, Infant? infant) =>
        new RoadmapReader(protocol, bundle, context, infant).Read(birthDate);

    private Roadmap Read(LocalDate birthDate)
    {
        Roadmap roadmap = Planned(birthDate);
        foreach (CarePlan plan in resources.OfType<CarePlan>())
        {
            RequireSame(roadmap, plan);
        }

        Bundle written = FhirWriter.RoadmapOf(protocol, roadmap, context, infant);
        RequireSameGroups(roadmap, Requests<RequestGroup>(written));
        Dictionary<string, MedicationRequest> expected = Requests<MedicationRequest>(written).ToDictionary(request => SlotOf(request)!, StringComparer.Ordinal);
        foreach (MedicationRequest request in resources.OfType<MedicationRequest>())
        {
            ResourceReader reader = new(request, context);
            reader.RequireSubject(request.Subject, "subject");
            string? slot = SlotOf(request);
            RequireSame(reader, request, slot is not null && expected.Remove(slot, out MedicationRequest? planned) ? planned : throw reader.Refuse("identifier", slot, Place));
        }

        return expected.Count == 0 ? roadmap : throw whole.Refuse("entry", null, $"a MedicationRequest for {expected.Keys.First()}");
    }

    /// <summary>The roadmap from the starts that the groups say are actual, in whichever order a server keeps them.</summary>
    private Roadmap Planned(LocalDate birthDate)
    {
        LocalDate? first = null;
        List<BlockStart> later = [];
        foreach (RequestGroup group in resources.OfType<RequestGroup>())
        {
            ResourceReader reader = new(group, context);
            reader.RequireSubject(group.Subject, "subject");
            RequireProtocol(reader, group.InstantiatesCanonical);
            string? block = BlockOf(group);
            BlockId id = BlockId.TryParse(block, out BlockId known) ? known : throw reader.Refuse("identifier", block, "the id of a block");
            bool isProjected = reader.RequiredFlag(Extensions.Start.On(group), "block-start", "projected");
            if (id == protocol.Definition.Blocks[0].Id)
            {
                first = isProjected ? throw reader.Refuse("extension(block-start).projected", "true", "false: the first block's start is never projected") : DayOne(reader, group);
            }
            else if (!isProjected)
            {
                later.Add(new(id, DayOne(reader, group)));
            }
        }

        try
        {
            BlockStarts starts = BlockStarts.From(first ?? throw whole.Refuse("entry", null, $"a RequestGroup for {protocol.Definition.Blocks[0].Id}"));
            return protocol.Plan(birthDate, later.Aggregate(starts, (known, start) => known.With(start.Block, start.Date)));
        }
        catch (ArgumentException impossible)
        {
            throw whole.Refuse("entry", impossible.Message, "starts of blocks that can be");
        }
    }

    private void RequireSame(Roadmap roadmap, CarePlan plan)
    {
        ResourceReader reader = new(plan, context);
        reader.RequireSubject(plan.Subject, "subject");
        RequireProtocol(reader, plan.InstantiatesCanonical);
        (string first, string last) = (Elements.Iso(roadmap.Starts.First), Elements.Iso(roadmap.EndOfTherapy.PlusDays(-1)));
        if (plan.Period?.Start != first || plan.Period.End != last)
        {
            throw reader.Refuse("period", $"{plan.Period?.Start} to {plan.Period?.End}", $"{first} to {last}, as the starts of the blocks give it");
        }
    }

    /// <summary>Every block has one group, with its day 1 and with its administrations on their dates.</summary>
    private void RequireSameGroups(Roadmap roadmap, IEnumerable<RequestGroup> written)
    {
        Dictionary<string, RequestGroup> expected = written.ToDictionary(group => BlockOf(group)!, StringComparer.Ordinal);
        foreach (RequestGroup group in resources.OfType<RequestGroup>())
        {
            ResourceReader reader = new(group, context);
            string? block = BlockOf(group);
            RequestGroup planned = block is not null && expected.Remove(block, out RequestGroup? found) ? found : throw reader.Refuse("identifier", block, $"a block of {roadmap.Definition.Title} with a day of treatment, once");
            LocalDate day = DayOne(reader, planned);
            if (DayOne(reader, group) != day)
            {
                throw reader.Refuse("extension(block-start).day-1", Elements.Iso(DayOne(reader, group)), $"{Elements.Iso(day)}, as the starts of the blocks before give it");
            }

            Differences.RefuseAny(reader, new() { ["action"] = Dated(planned) }, new() { ["action"] = Dated(group) });
        }

        if (expected.Count > 0)
        {
            throw whole.Refuse("entry", null, $"a RequestGroup for {expected.Keys.First()}");
        }

        // What an action refers to has whatever address a server gave it.
        static JsonArray Dated(RequestGroup group) => [.. group.Action.Select(action => new JsonObject { ["title"] = action.Title, ["timingDateTime"] = (action.Timing as FhirDateTime)?.Value })];
    }

    /// <summary>What the request asks for is what the plan has there. When it was written, who asks and remarks are the host's.</summary>
    private void RequireSame(ResourceReader reader, MedicationRequest request, MedicationRequest planned)
    {
        if (request.Status is not (MedicationRequest.MedicationrequestStatus.Active or MedicationRequest.MedicationrequestStatus.Draft or MedicationRequest.MedicationrequestStatus.Completed))
        {
            throw reader.Refuse("status", request.Status?.ToString(), "active, draft or completed; what was held or cancelled is no part of the roadmap any more");
        }

        const string at = "dosageInstruction.timing.repeat.boundsPeriod.start";
        (LocalDate found, LocalDate date) = (reader.Day(BoundsOf(request), at), reader.Day(BoundsOf(planned), at));
        if (found != date)
        {
            throw reader.Refuse(at, Elements.Iso(found), $"{Elements.Iso(date)}, on which the starts of the blocks put {SlotOf(planned)}");
        }

        MedicationRequest wanted = Compared(planned);
        MedicationRequest had = Compared(request);
        if (!had.IsExactly(wanted))
        {
            Differences.RefuseAny(reader, Differences.Json(wanted), Differences.Json(had));
        }
    }

    /// <summary>What a request asks for. Without the infant nothing is known of amounts, and of the words that state one.</summary>
    private MedicationRequest Compared(MedicationRequest request)
    {
        MedicationRequest compared = new() { ModifierExtension = request.ModifierExtension, DoNotPerformElement = request.DoNotPerformElement, Medication = request.Medication };
        foreach (Dosage dosage in request.DosageInstruction)
        {
            Dosage instruction = (Dosage)dosage.DeepCopy();
            if (infant is null)
            {
                instruction.Text = null;
                instruction.DoseAndRate = null;
            }

            compared.DosageInstruction.Add(instruction);
        }

        return compared;
    }

    private void RequireProtocol(ResourceReader reader, IEnumerable<string?> instantiates)
    {
        if (!instantiates.Contains(Own.PlanCanonical(protocol), StringComparer.Ordinal))
        {
            throw reader.Refuse("instantiatesCanonical", instantiates.FirstOrDefault(), Own.PlanCanonical(protocol));
        }
    }

    private static IEnumerable<T> Requests<T>(Bundle bundle)
        where T : Resource => bundle.Entry.Select(entry => entry.Resource).OfType<T>();

    private static DataType? BoundsOf(MedicationRequest request) => request.DosageInstruction.FirstOrDefault()?.Timing?.Repeat?.Bounds;

    private static string? SlotOf(MedicationRequest request) => request.Identifier.Find(identifier => identifier.System == Own.SlotIdentifier)?.Value;

    private static string? BlockOf(RequestGroup group) => group.Identifier.Find(identifier => identifier.System == Own.BlockSystem)?.Value;

    private static LocalDate DayOne(ResourceReader reader, RequestGroup group) => reader.Day(ResourceReader.Part(Extensions.Start.On(group), "day-1"), "extension(block-start).day-1");
}
