using AALL15P1.Protocol.Testing;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

public class RoadmapTests
{
    private static readonly Roadmap Roadmap = Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start);

    private static readonly Bundle Written = FhirWriter.RoadmapOf(Fhir.Protocol, Roadmap, Fhir.Context, ValidationTests.Infant);

    [Fact]
    public void What_rests_on_an_actual_start_is_a_plan_and_what_is_projected_a_draft_proposal()
    {
        Assert.Equal((MedicationRequest.MedicationRequestIntent.Plan, MedicationRequest.MedicationrequestStatus.Active), State(Request("induction/vincristine/8")));
        Assert.Equal((MedicationRequest.MedicationRequestIntent.Proposal, MedicationRequest.MedicationrequestStatus.Draft), State(Request("azacitidine-1/azacitidine/1")));
        Bundle started = FhirWriter.RoadmapOf(Fhir.Protocol, Roadmap.WithStart(BlockIds.Azacitidine1, new(2026, 2, 12)), Fhir.Context);
        MedicationRequest first = Request("azacitidine-1/azacitidine/1", started);
        Assert.Equal((MedicationRequest.MedicationRequestIntent.Plan, MedicationRequest.MedicationrequestStatus.Active), State(first));
        Assert.Equal("2026-02-12", Bounds(first).Start);
        Assert.Equal(Request("azacitidine-1/azacitidine/1").Id, first.Id);
    }

    /// <summary>2.5 mg/kg × 6.2 kg = 15.5 mg.</summary>
    [Fact]
    public void A_known_amount_stands_there_in_ucum_and_an_unknown_one_in_words()
    {
        Quantity amount = (Quantity)Request("azacitidine-1/azacitidine/1").DosageInstruction[0].DoseAndRate[0].Dose!;
        Assert.Equal((15.5m, "mg", "http://unitsofmeasure.org"), (amount.Value, amount.Code, amount.System));
        Dosage vincristine = Request("induction/vincristine/8").DosageInstruction[0];
        Assert.Empty(vincristine.DoseAndRate);
        Assert.Contains("is unpublished; the site's supplement must state it. [Unpublished]", vincristine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void International_units_have_the_code_that_was_checked()
    {
        Bundle illustrated = FhirWriter.RoadmapOf(Fhir.Illustrated, Fhir.Illustrated.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, ValidationTests.Infant);
        Quantity amount = (Quantity)Request("induction/pegaspargase/12", illustrated).DosageInstruction[0].DoseAndRate[0].Dose!;
        Assert.Equal((511.5m, "[IU]"), (amount.Value, amount.Code)); // 82.5 IU/kg × 6.2 kg
    }

    [Fact]
    public void Weekly_methotrexate_is_weekly_on_each_of_its_days()
    {
        MedicationRequest[] weekly = [.. Requests(Written).Where(request => request.Identifier[0].Value!.StartsWith("maintenance/methotrexate/", StringComparison.Ordinal))];
        Assert.Equal(Roadmap.Count(row => row.Block.Id == BlockIds.Maintenance && row.Order.Id == "methotrexate"), weekly.Length);
        Assert.All(weekly, request => Assert.Equal((1, Timing.UnitsOfTime.Wk), (request.DosageInstruction[0].Timing!.Repeat!.Frequency, request.DosageInstruction[0].Timing!.Repeat!.PeriodUnit)));
    }

    [Fact]
    public void Every_administration_has_one_request_and_one_action_on_its_date()
    {
        Assert.Equal(Roadmap.Select(row => $"{row.Block.Id}/{row.Order.Id}/{FormattableString.Invariant($"{row.Day}")} {row.Date:uuuu-MM-dd}").Order(StringComparer.Ordinal), Requests(Written).Select(request => $"{request.Identifier[0].Value} {Bounds(request).Start}").Order(StringComparer.Ordinal));
        Assert.Equal(Requests(Written).Select(request => $"urn:uuid:{request.Id}").Order(StringComparer.Ordinal), Written.Entry.Select(entry => entry.Resource).OfType<RequestGroup>().SelectMany(group => group.Action).Select(action => action.Resource!.Reference).Order(StringComparer.Ordinal)!);
        Assert.Distinct(Written.Entry.Select(entry => entry.FullUrl));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(Written.ToJson(), FhirWriter.RoadmapOf(Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, ValidationTests.Infant).ToJson());

    [Fact]
    public void Another_infants_requests_have_other_ids() => Assert.Empty(
        Requests(Written).Select(request => request.Id).Intersect(Requests(FhirWriter.RoadmapOf(Fhir.Protocol, Roadmap, new("Patient/18", Fhir.Context.At, "pharmacy"))).Select(request => request.Id)));

    [Fact]
    public void A_roadmap_of_another_protocol_is_refused() => Assert.Equal("roadmap", Assert.Throws<ArgumentException>(() => FhirWriter.RoadmapOf(Fhir.Illustrated, Roadmap, Fhir.Context)).ParamName);

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 6)]
    public void A_roadmap_is_read_back_row_by_row(RoadmapCase drawn)
    {
        CompiledProtocol protocol = drawn.Compile();
        Roadmap planned = drawn.Plan();
        Infant infant = new(planned.BirthDate, [new(planned.Starts.First, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
        Roadmap read = FhirReader.RoadmapOf(protocol, planned.BirthDate, Fhir.Sent(FhirWriter.RoadmapOf(protocol, planned, Fhir.Context, infant)), Fhir.Context, infant);
        Assert.Equal(planned.Starts, read.Starts);
        Assert.Equal(planned.ToArray(), read.ToArray());
    }

    [Theory]
    [InlineData("moved", "MedicationRequest.dosageInstruction.timing.repeat.boundsPeriod.start")]
    [InlineData("taken away", "Bundle.entry")]
    [InlineData("added twice", "MedicationRequest.identifier")]
    [InlineData("another infant's", "MedicationRequest.subject")]
    [InlineData("another protocol's", "RequestGroup.instantiatesCanonical")]
    [InlineData("another drug's", "MedicationRequest.medicationCodeableConcept.coding[0].code")]
    [InlineData("made intrathecal", "MedicationRequest.dosageInstruction[0].route.coding[0].code")]
    [InlineData("daily made weekly", "MedicationRequest.dosageInstruction[0].timing.repeat.periodUnit")]
    [InlineData("weekly made daily", "MedicationRequest.dosageInstruction[0].timing.repeat.periodUnit")]
    [InlineData("forbidden", "MedicationRequest.doNotPerform")]
    [InlineData("modified", "MedicationRequest.modifierExtension")]
    [InlineData("cancelled", "MedicationRequest.status")]
    [InlineData("held", "MedicationRequest.status")]
    [InlineData("made more", "MedicationRequest.dosageInstruction[0].doseAndRate[0].doseQuantity.value")]
    [InlineData("without amount", "MedicationRequest.dosageInstruction[0].doseAndRate")]
    [InlineData("block moved", "RequestGroup.extension(block-start).day-1")]
    [InlineData("block taken away", "Bundle.entry")]
    [InlineData("first block taken away", "Bundle.entry")]
    [InlineData("without saying whether it is projected", "RequestGroup.extension(block-start).projected")]
    [InlineData("projected is no word", "RequestGroup.extension(block-start).projected")]
    [InlineData("first block projected", "RequestGroup.extension(block-start).projected")]
    [InlineData("block added twice", "RequestGroup.identifier")]
    [InlineData("day of the group moved", "RequestGroup.action[0].timingDateTime")]
    [InlineData("another infant's plan", "CarePlan.subject")]
    [InlineData("another protocol's plan", "CarePlan.instantiatesCanonical")]
    [InlineData("plan shortened", "CarePlan.period")]
    public void A_roadmap_that_somebody_changed_is_refused(string how, string path)
    {
        Bundle bundle = (Bundle)Written.DeepCopy();
        MedicationRequest request = Request("induction/vincristine/8", bundle);
        Bundle.EntryComponent entry = bundle.Entry.Single(entry => entry.Resource == request);
        switch (how)
        {
            case "moved": Bounds(request).Start = "2026-01-13"; break;
            case "taken away": bundle.Entry.Remove(entry); break;
            case "added twice": bundle.Entry.Add(entry); break;
            case "another infant's": request.Subject = new("Patient/18"); break;
            case "another protocol's": Group("induction").InstantiatesCanonical = ["urn:another"]; break;
            case "another drug's": ((CodeableConcept)request.Medication!).Coding[0].Code = "3041"; break;
            case "made intrathecal": request.DosageInstruction[0].Route!.Coding[0].Code = "ITINJ"; break;
            case "daily made weekly": Request("induction/prednisolone/1", bundle).DosageInstruction[0].Timing!.Repeat!.PeriodUnit = Timing.UnitsOfTime.Wk; break;
            case "weekly made daily": Request("maintenance/methotrexate/8", bundle).DosageInstruction[0].Timing!.Repeat!.PeriodUnit = Timing.UnitsOfTime.D; break;
            case "forbidden": request.DoNotPerform = true; break;
            case "modified": request.ModifierExtension.Add(new Extension("urn:another", new FhirBoolean(true))); break;
            case "cancelled": request.Status = MedicationRequest.MedicationrequestStatus.Cancelled; break;
            case "held": request.Status = MedicationRequest.MedicationrequestStatus.OnHold; break;
            case "made more": ((Quantity)Request("azacitidine-1/azacitidine/1", bundle).DosageInstruction[0].DoseAndRate[0].Dose!).Value = 155m; break;
            case "without amount": Request("azacitidine-1/azacitidine/1", bundle).DosageInstruction[0].DoseAndRate.Clear(); break;
            case "block moved": Group("azacitidine-1").Extension[0].Extension[0].Value = new Date("2026-02-10"); break;
            case "block taken away": bundle.Entry.Remove(bundle.Entry.Single(each => each.Resource == Group("azacitidine-1"))); break;
            case "first block taken away": bundle.Entry.Remove(bundle.Entry.Single(each => each.Resource == Group("induction"))); break;
            case "without saying whether it is projected": Projected("azacitidine-1").Value = null; break;
            case "projected is no word": Projected("azacitidine-1").Value = new FhirString("perhaps"); break;
            case "first block projected": Projected("induction").Value = new FhirBoolean(true); break;
            case "block added twice": bundle.Entry.Add(new() { Resource = Group("azacitidine-1") }); break;
            case "day of the group moved": Group("azacitidine-1").Action[0].Timing = new FhirDateTime("2026-02-10"); break;
            case "another infant's plan": bundle.Entry.Select(each => each.Resource).OfType<CarePlan>().Single().Subject = new("Patient/18"); break;
            case "another protocol's plan": bundle.Entry.Select(each => each.Resource).OfType<CarePlan>().Single().InstantiatesCanonical = []; break;
            case "plan shortened": bundle.Entry.Select(each => each.Resource).OfType<CarePlan>().Single().Period!.End = "2027-12-31"; break;
            default: throw new ArgumentOutOfRangeException(nameof(how), how, "A change of the theory is expected.");
        }

        Assert.Equal(path, Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, bundle, Fhir.Context, ValidationTests.Infant)).Refusals).Path);

        RequestGroup Group(string block) => bundle.Entry.Select(each => each.Resource).OfType<RequestGroup>().Single(group => group.Identifier[0].Value == block);

        Extension Projected(string block) => Group(block).Extension[0].Extension.Single(part => part.Url == "projected");
    }

    [Fact]
    public void A_server_keeps_resources_in_whichever_order_it_likes()
    {
        Bundle bundle = Fhir.Sent(Written);
        bundle.Entry.Reverse();
        Assert.Equal(Roadmap.ToArray(), FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, bundle, Fhir.Context, ValidationTests.Infant).ToArray());
    }

    [Fact]
    public void A_host_adds_what_is_its_own()
    {
        Bundle bundle = Fhir.Sent(Written);
        MedicationRequest request = Request("induction/vincristine/8", bundle);
        request.Id = "4711";
        request.Meta = new() { VersionId = "2" };
        request.Status = MedicationRequest.MedicationrequestStatus.Completed;
        request.Requester = new("Practitioner/3");
        request.Note.Add(new() { Text = "given by ward 7" });
        request.Identifier.Add(new("urn:ward-7", "4711"));
        Assert.Equal(Roadmap.ToArray(), FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, bundle, Fhir.Context, ValidationTests.Infant).ToArray());
    }

    [Fact]
    public void Amounts_are_compared_with_those_of_the_infant_and_no_others()
    {
        Infant heavier = new(Fhir.Birth, [new(Fhir.Start, Weight.FromKilograms(6.3m), Height.FromCentimetres(62m))]);
        FhirRefusal refusal = Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, Fhir.Sent(Written), Fhir.Context, heavier)).Refusals);
        Assert.Equal(("MedicationRequest.dosageInstruction[0].doseAndRate[0].doseQuantity.value", "'15.5'", "'15.75', as this library writes it"), (refusal.Path, refusal.Found, refusal.Expected)); // 2.5 mg/kg × 6.3 kg
        Assert.Equal(Roadmap.ToArray(), FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, Fhir.Sent(Written), Fhir.Context).ToArray());
        Infant other = new(Fhir.Birth.PlusDays(1), []);
        Assert.Equal("infant", Assert.Throws<ArgumentException>(() => FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, Written, Fhir.Context, other)).ParamName);
    }

    [Theory]
    [InlineData("Patient/")]
    [InlineData("17")]
    [InlineData("Practitioner/17")]
    [InlineData("Patient/17 ")]
    public void A_reference_to_no_patient_is_refused(string patient) => Assert.Equal("patient", Assert.Throws<ArgumentException>(() => new FhirContext(patient, Fhir.Context.At, "pharmacy")).ParamName);

    private static (MedicationRequest.MedicationRequestIntent? Intent, MedicationRequest.MedicationrequestStatus? Status) State(MedicationRequest request) => (request.Intent, request.Status);

    private static Hl7.Fhir.Model.Period Bounds(MedicationRequest request) => (Hl7.Fhir.Model.Period)request.DosageInstruction[0].Timing!.Repeat!.Bounds!;

    private static IEnumerable<MedicationRequest> Requests(Bundle bundle) => bundle.Entry.Select(entry => entry.Resource).OfType<MedicationRequest>();

    private static MedicationRequest Request(string slot, Bundle? bundle = null) => Requests(bundle ?? Written).Single(request => request.Identifier[0].Value == slot);
}
