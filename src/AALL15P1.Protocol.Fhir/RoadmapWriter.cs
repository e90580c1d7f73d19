using Hl7.Fhir.Model;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Writes a roadmap: a CarePlan, a RequestGroup for each block, and a MedicationRequest for each administration.</summary>
internal sealed class RoadmapWriter(CompiledProtocol protocol, Roadmap roadmap, FhirContext context, RoadmapDoses? doses)
{
    private const string Disclaimer = "A planning aid: it does not replace the protocol document.";

    public Bundle Write()
    {
        List<Resource> groups = [];
        List<Resource> requests = [];
        foreach (ScheduledBlock block in roadmap.Blocks.AsSpan())
        {
            (LocalDate Date, MedicationRequest Request)[] own = [.. block.Administrations.Select(row => (row.Date, Request(row)))];
            if (own.Length > 0)
            {
                groups.Add(Group(block, own));
                requests.AddRange(own.Select(each => each.Request));
            }
        }

        return Elements.Bundle(context, $"roadmap/{protocol.Definition.Id}", [Plan(groups), .. groups, .. requests]);
    }

    private CarePlan Plan(List<Resource> groups) => new()
    {
        Id = context.IdOf("CarePlan", protocol.Definition.Id),
        InstantiatesCanonical = [Own.PlanCanonical(protocol)],
        Status = RequestStatus.Active,
        Intent = CarePlan.CarePlanIntent.Plan,
        Title = protocol.Definition.Title,
        Description = $"{protocol}. {Disclaimer}",
        Subject = new(context.Patient),
        Period = new() { Start = Elements.Iso(roadmap.Starts.First), End = Elements.Iso(roadmap.EndOfTherapy.PlusDays(-1)) },
        CreatedElement = Elements.Moment(context.At),
        Activity = [.. groups.Select(group => new CarePlan.ActivityComponent { Reference = Elements.To(group) })],
    };

    private RequestGroup Group(ScheduledBlock block, (LocalDate Date, MedicationRequest Request)[] requests) => new()
    {
        Id = context.IdOf("RequestGroup", block.Block.Id.Value),
        Identifier = [new(Own.BlockSystem, block.Block.Id.Value)],
        Extension = [Extensions.Start.With(("day-1", Extensions.Day(block.Start)), ("projected", new FhirBoolean(block.IsProjected)))],
        InstantiatesCanonical = [Own.PlanCanonical(protocol)],
        Status = block.IsProjected ? RequestStatus.Draft : RequestStatus.Active,
        Intent = block.IsProjected ? RequestIntent.Proposal : RequestIntent.Plan,
        Code = Elements.Concept(Own.BlockSystem, block.Block.Id.Value, block.Block.Title),
        Subject = new(context.Patient),
        AuthoredOnElement = Elements.Moment(context.At),
        Note = [Elements.Note(block.IsProjected
            ? $"Day 1 on {Elements.Iso(block.Start)} is projected: no actual start is known, and every date moves when it is. {block.Block.Spacing!.Basis.Statement} {Elements.Source(block.Block.Spacing.Basis.Citation, block.Block.Spacing.Basis.Standing)}"
            : $"Day 1 is {Elements.Iso(block.Start)}.")],
        Action = [.. requests.Select(each => new RequestGroup.ActionComponent
        {
            Title = each.Request.Identifier[0].Value,
            Timing = Elements.Day(each.Date),
            Resource = Elements.To(each.Request),
        })],
    };

    private MedicationRequest Request(Administration row)
    {
        AdministrationSlot slot = new(row.Block.Id, row.Order.Id, row.Day);
        MedicationRequest request = Requests.Of(slot, row.Order, row.Date, context);
        request.Id = context.IdOf("MedicationRequest", Own.Slot(slot));
        request.InstantiatesCanonical = [Own.PlanCanonical(protocol)];
        request.Status = row.IsProjected ? MedicationRequest.MedicationrequestStatus.Draft : MedicationRequest.MedicationrequestStatus.Active;
        request.Intent = row.IsProjected ? MedicationRequest.MedicationRequestIntent.Proposal : MedicationRequest.MedicationRequestIntent.Plan;
        request.AuthoredOnElement = Elements.Moment(context.At);
        request.Extension.Add(Extensions.Stated(row.Order.Citation, row.Standing));
        request.Note.AddRange(row.Readings.Select(reading => Elements.Note($"Open question {reading.Question.Id}; taken: {reading.Taken.Statement}")));
        if (doses is not null)
        {
            Add(request, doses.Explain(row));
        }

        return request;
    }

    /// <summary>A single dose as an amount; a dose that is known for the day only, and one that is not known, in words.</summary>
    private static void Add(MedicationRequest request, DoseResult dose)
    {
        Dosage dosage = request.DosageInstruction[0];
        dosage.Text = $"{dosage.Text} {Elements.Sentence(dose.Answer)} [{dose.LowestStanding}]";
        if (dose is { Outcome: DecisionOutcome.Proceed, Dose.PerDose: { } amount })
        {
            dosage.DoseAndRate.Add(new() { Type = DoseText.Calculated, Dose = Elements.Of(amount) });
        }
        else
        {
            request.Note.AddRange(dose.Decision.Findings.Where(finding => finding.Effect != DecisionOutcome.Proceed).Select(finding => Elements.Note(finding.Sentence)));
        }
    }
}

/// <summary>What every request for a planned administration has.</summary>
internal static class Requests
{
    public static MedicationRequest Of(AdministrationSlot slot, PlannedOrder order, LocalDate date, FhirContext context) => new()
    {
        Identifier = [new(Own.SlotIdentifier, Own.Slot(slot))],
        Extension = [Extensions.Of(slot)],
        Medication = Terminology.Of(order.Drug),
        Subject = new(context.Patient),
        DosageInstruction = [new() { Text = DoseText.Of(order), Timing = new() { Repeat = On(order, date) }, Route = Terminology.Of(order.Routes) }],
    };

    private static Timing.RepeatComponent On(PlannedOrder order, LocalDate date)
    {
        Timing.RepeatComponent repeat = DoseText.Repeat(order) ?? new();
        repeat.Bounds = new Hl7.Fhir.Model.Period { Start = Elements.Iso(date), End = Elements.Iso(date) };
        return repeat;
    }
}
