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
        Assert.Equal("protocol", ResourceReader.Text(evidence, "standing"));
        Assert.Equal("DECK", ResourceReader.Text(evidence, "source"));
    }

    private static PlanDefinition.ActionComponent Action(string block) => Plan.Action.Single(action => action.ElementId == block);

    private static Timing.RepeatComponent Repeat(PlanDefinition.ActionComponent action) => ((Timing)action.Timing!).Repeat!;

    private static string DaysOf(PlanDefinition.ActionComponent action) => string.Join(
        ' ', action.Extension.Single(extension => extension.Url == "http://hl7.org/fhir/StructureDefinition/timing-daysOfCycle").Extension.Select(day => ((Integer)day.Value!).Value));
}
