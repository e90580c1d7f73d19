using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck;
using FsCheck.Fluent;
using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

public class PlanDefinitionTests
{
    private static readonly PlanDefinition Plan = FhirWriter.PlanDefinitionOf(Fhir.Protocol);

    [Fact]
    public void It_is_a_draft_of_a_clinical_protocol_with_the_blocks_in_order()
    {
        Assert.Equal("clinical-protocol", Plan.Type!.Coding[0].Code);
        Assert.Equal(PublicationStatus.Draft, Plan.Status);
        Assert.Equal(
            ["induction", "azacitidine-1", "consolidation", "azacitidine-2", "interim-maintenance", "azacitidine-3", "delayed-intensification-1", "azacitidine-4", "delayed-intensification-2", "maintenance"],
            Plan.Action.Select(action => action.ElementId));
        Assert.Contains(Plan.Identifier, identifier => identifier.Value == Fhir.Protocol.Identity.Fingerprint);
    }

    [Fact]
    public void A_supplement_makes_another_version() => Assert.NotEqual(Plan.Version, FhirWriter.PlanDefinitionOf(Fhir.Illustrated).Version);

    [Theory]
    [InlineData("induction", "induction-vincristine", "8 15 22 29")]
    [InlineData("induction", "induction-pegaspargase", "12")]
    [InlineData("azacitidine-3", "azacitidine-3-azacitidine", "1 2 3 4 5")]
    [InlineData("consolidation", "consolidation-cytarabine", "3 4 5 6 10 11 12 13 17 18 19 20 24 25 26 27")]
    public void An_order_has_its_days(string block, string order, string days) => Assert.Equal(days, DaysOf(Action(block).Action.Single(action => action.ElementId == order)));

    [Theory]
    [InlineData("azacitidine-1", "induction", 7)]
    [InlineData("consolidation", "azacitidine-1", 1)]
    [InlineData("maintenance", "delayed-intensification-2", 14)]
    public void A_block_follows_the_end_of_the_one_before(string block, string before, int days)
    {
        PlanDefinition.RelatedActionComponent related = Assert.Single(Action(block).RelatedAction);
        Assert.Equal(before, related.ActionId);
        Assert.Equal(ActionRelationshipType.AfterEnd, related.Relationship);
        Assert.Equal(days, ((Duration)related.Offset!).Value);
        Assert.Equal("d", ((Duration)related.Offset!).Code);
    }

    [Fact]
    public void Maintenance_has_days_1_to_168_and_then_cycles_of_84_days()
    {
        PlanDefinition.ActionComponent[] parts = [.. Action("maintenance").Action];
        Assert.Equal(["maintenance-once", "maintenance-cycle"], parts.Select(part => part.ElementId));
        Assert.Equal(168, Repeat(parts[0]).Duration);
        Assert.Equal((84m, 84m), (Repeat(parts[1]).Duration, Repeat(parts[1]).Period));
        Assert.Equal("8 15 22 29 36 43 50 57 64 71 78 85 99 106 113 120 127 134 141 148 155 162", DaysOf(parts[0].Action.Single(action => action.ElementId == "maintenance-methotrexate-once")));
        Assert.Equal("1 8 15 22 29 36 43 50 57 64 71 78", DaysOf(parts[1].Action.Single(action => action.ElementId == "maintenance-methotrexate-cycle")));
        Assert.Equal("1 92", DaysOf(parts[0].Action.Single(action => action.ElementId == "maintenance-methotrexate-intrathecal-once")));
    }

    /// <summary>Daily oral methotrexate kills: no reader of the timing may take the weekly order for a daily one.</summary>
    [Fact]
    public void Oral_methotrexate_is_once_a_week_in_both_parts()
    {
        foreach (PlanDefinition.ActionComponent order in Action("maintenance").Action.SelectMany(part => part.Action).Where(action => action.ElementId!.StartsWith("maintenance-methotrexate-o", StringComparison.Ordinal) || action.ElementId == "maintenance-methotrexate-cycle"))
        {
            Timing.RepeatComponent repeat = Repeat(order);
            Assert.Equal((1, 1m, Timing.UnitsOfTime.Wk), (repeat.Frequency, repeat.Period, repeat.PeriodUnit));
        }
    }

    [Fact]
    public void A_published_dose_has_its_ucum_unit_and_an_unpublished_one_no_number()
    {
        ActivityDefinition azacitidine = Plan.Contained.OfType<ActivityDefinition>().Single(activity => activity.Id == "azacitidine-1-azacitidine");
        Quantity dose = (Quantity)azacitidine.Dosage[0].DoseAndRate[0].Dose!;
        Assert.Equal((2.5m, "mg/kg", "http://unitsofmeasure.org"), (dose.Value, dose.Code, dose.System));
        ActivityDefinition vincristine = Plan.Contained.OfType<ActivityDefinition>().Single(activity => activity.Id == "induction-vincristine");
        Assert.Empty(vincristine.Dosage[0].DoseAndRate);
        Assert.Contains("Unpublished: the site states it.", vincristine.Dosage[0].Text, StringComparison.Ordinal);
        Assert.Equal(["11202", "L01CA02", "vincristine"], ((CodeableConcept)vincristine.Product!).Coding.Select(coding => coding.Code));
    }

    [Fact]
    public void What_nobody_has_verified_has_no_code_of_others()
    {
        ActivityDefinition pegaspargase = Plan.Contained.OfType<ActivityDefinition>().Single(activity => activity.Id == "induction-pegaspargase");
        Assert.Equal(["http://www.whocc.no/atc", "urn:aall15p1-protocol:drug"], ((CodeableConcept)pegaspargase.Product!).Coding.Select(coding => coding.System));
        Assert.Empty(pegaspargase.Dosage[0].Route!.Coding);
        Assert.Equal("IV or IM", pegaspargase.Dosage[0].Route!.Text);
    }

    [Fact]
    public void A_start_criterion_is_a_condition_with_its_rule_and_its_source()
    {
        PlanDefinition.ConditionComponent[] conditions = [.. Action("azacitidine-2").Condition];
        Assert.Contains(conditions, condition => condition.Expression!.Expression_ == "%neutrophils >= 500 '/uL'" && condition.Expression.Description!.StartsWith("EPI-START-ANC.", StringComparison.Ordinal));
        Assert.Contains(conditions, condition => condition.Expression!.Expression_ == "%platelets >= 50000 '/uL'");
        Assert.Contains(conditions, condition => condition.Expression!.Expression_ == "%`EPI-START-TOXICITY`");
        Extension evidence = conditions.Single(condition => condition.Expression!.Expression_!.StartsWith("%neutrophils", StringComparison.Ordinal)).Extension[0];
        Assert.Equal("protocol", Fhir.PartOf(evidence, "standing"));
        Assert.Equal("DECK", Fhir.PartOf(evidence, "source"));
    }

    [Fact]
    public void What_was_written_is_read_back_to_the_same_definition()
    {
        foreach (CompiledProtocol protocol in (CompiledProtocol[])[Fhir.Protocol, Fhir.Illustrated, Fhir.Illustrated.With(Fhir.Illustrated.Readings.With("D10", "taper-over-1-week").With("D1", "day-92"))])
        {
            ProtocolDefinition read = FhirReader.DefinitionOf(Fhir.Sent(FhirWriter.PlanDefinitionOf(protocol)));
            Assert.Equal(protocol.Definition, read);
            Assert.Equal(DefinitionJson.Write(protocol.Definition), DefinitionJson.Write(read));
        }
    }

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 5)]
    public void It_is_read_back_under_any_readings(RoadmapCase drawn)
    {
        CompiledProtocol protocol = drawn.Compile();
        Assert.Equal(protocol.Definition, FhirReader.DefinitionOf(Fhir.Sent(FhirWriter.PlanDefinitionOf(protocol))));
    }

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 5)]
    public Property It_is_read_back_with_any_supplement(SiteSupplement supplement)
    {
        CompiledProtocol protocol = Aall15P1.Compile(supplement);
        bool canBePlanned = CanBePlanned(protocol);
        if (canBePlanned)
        {
            Assert.Equal(protocol.Definition, FhirReader.DefinitionOf(Fhir.Sent(FhirWriter.PlanDefinitionOf(protocol))));
        }
        else
        {
            Assert.Equal("protocol", Assert.Throws<ArgumentException>(() => FhirWriter.PlanDefinitionOf(protocol)).ParamName);
        }

        return true.Classify(canBePlanned, "can be planned");
    }

    [Fact]
    public void A_spacing_by_which_nobody_can_be_treated_is_refused()
    {
        SiteSupplement site = Aall15P1.Illustration with
        {
            Spacing = [new(BlockIds.Azacitidine2, BlockSpacing.OnDay(7, BlockSpacingBasis.Stated(new("Made up for a test.", new Citation(Aall15P1.Definition.Sources[0], "page 1"), Standing.Site))))],
        };
        Assert.Contains(
            " cannot be planned for anybody. azacitidine-2 would be projected to start on ",
            Assert.Throws<ArgumentException>(() => FhirWriter.PlanDefinitionOf(Aall15P1.Compile(site))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The elements alone, without the form that the resource carries, tell a reader of FHIR every order: its days, route, dose, standing and source.</summary>
    [Fact]
    public void The_elements_tell_every_order_as_the_definition_has_it()
    {
        ProtocolDefinition definition = Fhir.Illustrated.Definition;
        PlanDefinition plan = Fhir.Sent(FhirWriter.PlanDefinitionOf(Fhir.Illustrated));
        List<string> told = [];
        foreach (PlanDefinition.ActionComponent block in plan.Action)
        {
            bool isParted = block.Action.TrueForAll(part => part.Action.Count > 0);
            foreach ((PlanDefinition.ActionComponent part, PlanDefinition.ActionComponent order) in isParted ? block.Action.SelectMany(part => part.Action.Select(order => (part, order))) : block.Action.Select(order => (block, order)))
            {
                int before = part.ElementId!.EndsWith("-cycle", StringComparison.Ordinal) ? (int)Repeat(block.Action[0]).Duration!.Value : 0;
                ActivityDefinition activity = plan.Contained.OfType<ActivityDefinition>().Single(each => $"#{each.Id}" == ((Canonical)order.Definition!).Value);
                Extension stated = order.Extension[0];
                string dose = activity.Dosage[0].DoseAndRate is [{ Dose: Quantity amount }] ? FormattableString.Invariant($"{amount.Value:0.######} {amount.Unit}") : "none";
                string name = activity.Id![(block.ElementId!.Length + 1)..];
                told.AddRange(DaysOf(order).Split(' ').Select(day => $"{block.ElementId}/{name} {int.Parse(day, CultureInfo.InvariantCulture) + before} {activity.Dosage[0].Route!.Text} {((CodeableConcept)activity.Product!).Text} {dose} {Fhir.PartOf(stated, "standing")} {Fhir.PartOf(stated, "source")} {Fhir.PartOf(stated, "place")}"));
            }
        }

        const int CycleEnds = 168 + 84;
        IEnumerable<string> expected = definition.Blocks.SelectMany(block => block.Orders.SelectMany(order => order.Days.DaysUpTo(order.Days.LastDay ?? CycleEnds).ToArray().Select(day =>
        {
            string dose = order.Dose is Fact<DoseRule>.Known { Stated.Value.NumberAndUnit: { } size } ? FormattableString.Invariant($"{size.Number:0.######} {size.Unit.Symbol}") : "none";
            return FormattableString.Invariant($"{block.Id}/{order.Id} {day} {order.Routes} {order.Drug.Name} {dose} {order.Standing.ToString().ToLowerInvariant()} {order.Citation.Source.Id} {order.Citation.Place}");
        })));
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>Weekly methotrexate made daily, a dose made tenfold, a day moved: nothing that somebody changed is read as the protocol.</summary>
    [Theory]
    [InlineData("weekly made daily", "action[9].action[0].action[1].timingTiming.repeat.periodUnit")]
    [InlineData("dose made tenfold", "contained[9].dosage[0].doseAndRate[0].doseQuantity.value")]
    [InlineData("day moved", "action[0].action[7].extension[1].extension[0].valueInteger")]
    [InlineData("day added", "action[0].action[7].extension[1].extension[4]")]
    [InlineData("order taken away", "action[1].action")]
    [InlineData("block added", "action[10]")]
    [InlineData("distance shortened", "action[1].relatedAction[0].offsetDuration.value")]
    [InlineData("condition loosened", "action[3].condition[0].expression.expression")]
    [InlineData("standing raised", "action[0].action[0].extension[0].extension[0].valueCode")]
    [InlineData("route changed", "contained[9].dosage[0].route.coding[0].code")]
    [InlineData("drug changed", "contained[9].productCodeableConcept.coding[0].code")]
    [InlineData("modifier added", "modifierExtension")]
    [InlineData("another version", "version")]
    [InlineData("another fingerprint", "identifier")]
    [InlineData("form taken away", "relatedArtifact.document.data")]
    [InlineData("form damaged", "relatedArtifact.document.data")]
    [InlineData("form of another protocol", "identifier")]
    public void A_plan_that_somebody_changed_is_refused(string how, string path)
    {
        PlanDefinition plan = Fhir.Sent(Plan);
        Attachment form = plan.RelatedArtifact.Single(artifact => artifact.Document is not null).Document!;
        ActivityDefinition azacitidine = plan.Contained.OfType<ActivityDefinition>().Single(activity => activity.Id == "azacitidine-1-azacitidine");
        List<Extension> vincristine = plan.Action[0].Action.Single(order => order.ElementId == "induction-vincristine").Extension[1].Extension;
        switch (how)
        {
            case "weekly made daily": Repeat(plan.Action[9].Action[0].Action.Single(order => order.ElementId == "maintenance-methotrexate-once")).PeriodUnit = Timing.UnitsOfTime.D; break;
            case "dose made tenfold": ((Quantity)azacitidine.Dosage[0].DoseAndRate[0].Dose!).Value = 25m; break;
            case "day moved": vincristine[0].Value = new Integer(9); break;
            case "day added": vincristine.Add(new Extension("day", new Integer(36))); break;
            case "order taken away": plan.Action[1].Action.Clear(); break;
            case "block added": plan.Action.Add(plan.Action[1]); break;
            case "distance shortened": ((Duration)plan.Action[1].RelatedAction[0].Offset!).Value = 1; break;
            case "condition loosened": plan.Action[3].Condition[0].Expression!.Expression_ = "%neutrophils >= 50 '/uL'"; break;
            case "standing raised": plan.Action[0].Action[0].Extension[0].Extension[0].Value = new Code("library"); break;
            case "route changed": azacitidine.Dosage[0].Route!.Coding[0].Code = "ITINJ"; break;
            case "drug changed": ((CodeableConcept)azacitidine.Product!).Coding[0].Code = "3041"; break;
            case "modifier added": plan.ModifierExtension.Add(new Extension("urn:another", new FhirBoolean(true))); break;
            case "another version": plan.Version = "2"; break;
            case "another fingerprint": plan.Identifier[1].Value = new string('0', 64); break;
            case "form taken away": form.Data = null; break;
            case "form damaged": form.Data = form.Data![..^1]; break;
            default: form.Data = Encoding.UTF8.GetBytes(DefinitionJson.Write(Fhir.Illustrated.Definition)); break;
        }

        FhirRefusal refusal = Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.DefinitionOf(Fhir.Sent(plan))).Refusals);
        Assert.Equal(($"PlanDefinition/aall15p1", $"PlanDefinition.{path}"), (refusal.Resource, refusal.Path));
    }

    [Fact]
    public void A_refusal_says_what_was_found_and_what_is_expected()
    {
        PlanDefinition plan = Fhir.Sent(Plan);
        ((Duration)plan.Action[1].RelatedAction[0].Offset!).Value = 1;
        Assert.Equal(
            "PlanDefinition/aall15p1: PlanDefinition.action[1].relatedAction[0].offsetDuration.value cannot be read. Found '1'. Expected '7', as this library writes it.",
            Assert.Throws<FhirRefusedException>(() => FhirReader.DefinitionOf(plan)).Message);
    }

    [Fact]
    public void A_site_makes_it_active_and_names_a_publisher()
    {
        PlanDefinition plan = Fhir.Sent(Plan);
        plan.Status = PublicationStatus.Active;
        plan.Publisher = "Ward 7";
        plan.Title = "Our infants' protocol";
        plan.Text = new() { Status = Narrative.NarrativeStatus.Generated, Div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">AALL15P1</div>" };
        plan.Identifier.Insert(0, new("urn:ward-7", "42"));
        ((Quantity)plan.Contained.OfType<ActivityDefinition>().Single(activity => activity.Id == "azacitidine-1-azacitidine").Dosage[0].DoseAndRate[0].Dose!).Value = 2.50m;
        Assert.Equal(Fhir.Protocol.Definition, FhirReader.DefinitionOf(Fhir.Sent(plan)));
    }

    private static bool CanBePlanned(CompiledProtocol protocol)
    {
        try
        {
            return protocol.Plan(Fhir.Birth, Fhir.Start).Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static PlanDefinition.ActionComponent Action(string block) => Plan.Action.Single(action => action.ElementId == block);

    private static Timing.RepeatComponent Repeat(PlanDefinition.ActionComponent action) => ((Timing)action.Timing!).Repeat!;

    private static string DaysOf(PlanDefinition.ActionComponent action) => string.Join(
        ' ', action.Extension.Single(extension => extension.Url == "http://hl7.org/fhir/StructureDefinition/timing-daysOfCycle").Extension.Select(day => ((Integer)day.Value!).Value));
}
