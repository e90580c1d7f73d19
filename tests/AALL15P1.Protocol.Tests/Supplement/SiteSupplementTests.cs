using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

public sealed class SiteSupplementTests
{
    private static readonly DoseRule TenMilligrams = DoseRule.Of(DrugMass.FromMilligrams(10m).PerDose());

    [Fact]
    public void A_supplied_dose_completes_the_order_with_the_sites_citation_and_the_fingerprint()
    {
        SiteSupplement supplement = new SiteSupplement("site", "A site") with { Doses = [Dose(BlockIds.Consolidation, "cyclophosphamide")] };

        ProtocolDefinition definition = Aall15P1.Compile(supplement).Definition;
        DoseResult result = DoseBook.Compile(definition, Aall15P1.Compile(supplement).Dosing).Of(BlockIds.Consolidation, "cyclophosphamide")
            .Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart);

        Assert.Equal(Sample.Milligrams(10m), result.Dose.PerDose);
        Assert.Equal(Standing.Site, result.LowestStanding);
        Assert.Equal("SITE, page 1", result.Steps[0].Citation!.ToString());
        Assert.Equal(SupplementJson.Fingerprint(supplement), result.SupplementFingerprint);
        Assert.IsType<Fact<DoseRule>.Unpublished>(definition.Block(BlockIds.DelayedIntensification2).Order("cyclophosphamide").Dose);
        Assert.Null(Aall15P1.Definition.SupplementFingerprint);
    }

    // Azacitidine is stated for AALL15P1 itself; daunorubicin is Backbone, which a site's own protocol text replaces
    // and another protocol's number does not.
    [Theory]
    [InlineData("azacitidine-1", "azacitidine", Standing.Site, false)]
    [InlineData("induction", "daunorubicin", Standing.Site, true)]
    [InlineData("induction", "daunorubicin", Standing.Backbone, true)]
    [InlineData("induction", "daunorubicin", Standing.Reference, false)]
    [InlineData("induction", "vincristine", Standing.Reference, true)]
    public void A_value_is_replaced_only_by_one_that_stands_no_weaker(string block, string order, Standing standing, bool isReplaced)
    {
        SiteSupplement supplement = new SiteSupplement("site", "A site") with
        {
            Doses = [new(new BlockId(block), order, new(TenMilligrams, Sample.Site, standing))],
        };

        if (isReplaced)
        {
            Assert.Equal(standing, Aall15P1.Compile(supplement).Definition.Block(new BlockId(block)).Order(order).Dose.Standing);
        }
        else
        {
            Assert.Contains("does not replace it", Assert.Throws<ArgumentException>(() => Aall15P1.Compile(supplement)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_intrathecal_table_serves_every_intrathecal_order_of_its_drug_unless_an_order_has_its_own()
    {
        SuppliedIntrathecalDose table = new(Drugs.Cytarabine, Sample.Cited(new AgeTable<DoseAmount>([new(0, Sample.Milligrams(20m))])));
        SiteSupplement supplement = new SiteSupplement("site", "A site") with
        {
            Intrathecal = [table],
            Doses = [Dose(BlockIds.Maintenance, "cytarabine-intrathecal")],
        };
        ProtocolDefinition definition = Aall15P1.Compile(supplement).Definition;

        Assert.Equal("from 0 months 20 mg/dose", Stated(BlockIds.Induction, "cytarabine-intrathecal"));
        Assert.Equal("from 0 months 20 mg/dose", Stated(BlockIds.Consolidation, "cytarabine-intrathecal"));
        Assert.Equal("10 mg/dose", Stated(BlockIds.Maintenance, "cytarabine-intrathecal"));
        Assert.Equal("unpublished", Stated(BlockIds.Consolidation, "cytarabine"));
        Assert.Equal("unpublished", Stated(BlockIds.Induction, "methotrexate-intrathecal"));
        Assert.Throws<ArgumentException>(() => new SuppliedIntrathecalDose(Drugs.Vincristine, table.Table));

        string Stated(BlockId block, string order) =>
            definition.Block(block).Order(order).Dose is Fact<DoseRule>.Known known ? known.Stated.Value.ToString() : "unpublished";
    }

    [Fact]
    public void Unknown_repeated_and_contradicting_values_are_refused()
    {
        SiteSupplement empty = new("site", "A site");
        SuppliedDose dose = Dose(BlockIds.Consolidation, "cyclophosphamide");
        BlockSpacingBasis basis = BlockSpacingBasis.Stated(Sample.Cited("stated"));

        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(empty with { Doses = [Dose(BlockIds.Consolidation, "vincristine")] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(empty with { Doses = [Dose(new BlockId("course-9"), "vincristine")] }));
        Refused.Argument(
            "dose",
            "consolidation/cyclophosphamide is given 1 times a day by CTGOV, outline, Consolidation; the supplement says 2.",
            () => Aall15P1.Compile(empty with { Doses = [new(dose.Block, dose.OrderId, dose.Dose, TimesPerDay: 2)] }));
        Refused.Argument("spacing", "induction is the first block and has no spacing.", () => Aall15P1.Compile(empty with { Spacing = [new(BlockIds.Induction, new BlockSpacing.DaysAfterLastAdministration(3, basis))] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(empty with { Spacing = [new(BlockIds.Consolidation, new BlockSpacing.DaysAfterLastAdministration(3, basis))] }));
        Refused.Argument(
            "supplement",
            "The supplement takes D1 as 'day-92' and the definition takes it as '" + Aall15P1.Definition.Interpretations.Of("D1").Id + "'.",
            () => Aall15P1.Compile(empty with { Readings = [new("D1", Sample.Cited("day-92"))] }, Aall15P1.Definition.Interpretations));
        Assert.StartsWith(
            "There is no interpretation 'D99'; the register has D1, ",
            Assert.Throws<ArgumentException>(() => (empty with { Readings = [new("D99", Sample.Cited("day-92"))] }).ApplyTo(Aall15P1.Definition)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SiteSupplement("My site", "A site"));
    }

    [Fact]
    public void What_is_stated_twice_is_named()
    {
        SiteSupplement empty = new("site", "A site");
        SuppliedDose dose = Dose(BlockIds.Consolidation, "cyclophosphamide");
        SuppliedDose other = Dose(BlockIds.Consolidation, "cytarabine");
        SuppliedIntrathecalDose table = new(Drugs.Cytarabine, Sample.Cited(new AgeTable<DoseAmount>([new(0, Sample.Milligrams(20m))])));
        SuppliedSpacing spacing = new(BlockIds.Azacitidine2, new BlockSpacing.DaysAfterLastAdministration(3, BlockSpacingBasis.Stated(Sample.Cited("stated"))));
        CumulativeLimit limit = new(DrugClass.Anthracycline, Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(300m)));
        Cited<RoundingPolicy> tenth = Sample.Cited(new RoundingPolicy(Sample.Milligrams(0.1m)));
        Cited<RoundingPolicy> whole = Sample.Cited(new RoundingPolicy(Sample.Milligrams(1m)));
        LaboratoryBounds bounds = new(Analyte.Platelets, 100m, 99_000m) { StatedBy = Sample.Site };

        Twice("the dose of consolidation/cyclophosphamide", empty with { Doses = [dose, other, other, dose] });
        Twice("the intrathecal dose of cytarabine", empty with { Intrathecal = [table, table] });
        Twice("the spacing to azacitidine-2", empty with { Spacing = [spacing, spacing] });
        Twice("the cumulative limit of Anthracycline", empty with { CumulativeLimits = [limit, limit] });
        Refused.Argument(
            "policies",
            "The supplement states the rounding of every drug twice: to the nearest multiple of (a tie goes down) 0.1 mg, and to the nearest multiple of (a tie goes down) 1 mg.",
            () => (empty with { Rounding = [tenth, whole] }).ApplyTo(Aall15P1.Definition));
        Refused.Argument(
            "policies",
            "The supplement states the rounding of cytarabine twice: ",
            () => (empty with { Rounding = [tenth, tenth.WithValue(tenth.Value with { Drug = Drugs.Cytarabine }), whole.WithValue(whole.Value with { Drug = Drugs.Cytarabine })] }).ApplyTo(Aall15P1.Definition));

        // What is rounded by vein and what is rounded by mouth do not meet; a third that rounds both is told beside the first.
        Cited<RoundingPolicy> byVein = Sample.Cited(new RoundingPolicy(Sample.Milligrams(1m)) { Routes = Route.IV });
        Cited<RoundingPolicy> byMouth = Sample.Cited(new RoundingPolicy(Sample.Milligrams(2m)) { Routes = Route.PO });
        Cited<RoundingPolicy> everywhere = Sample.Cited(new RoundingPolicy(Sample.Milligrams(5m)));
        Refused.Argument(
            "policies",
            "The supplement states the rounding of every drug twice: to the nearest multiple of (a tie goes down) 1 mg, and to the nearest multiple of (a tie goes down) 5 mg.",
            () => (empty with { Rounding = [byVein, byMouth, everywhere] }).ApplyTo(Aall15P1.Definition));
        Refused.Argument("value", "A site's bounds have a citation, and an analyte has them once.", () => empty with { LaboratoryBounds = [bounds, new LaboratoryBounds(Analyte.Platelets, 100m, 98_000m) { StatedBy = Sample.Site }] });

        static void Twice(string what, SiteSupplement supplement) =>
            Refused.Argument("keys", $"The supplement states {what} twice.", () => supplement.ApplyTo(Aall15P1.Definition));
    }

    [Fact]
    public void A_policy_of_holds_is_for_an_order_that_there_is()
    {
        Cited<HoldPolicy> omit = Sample.Cited(HoldPolicy.Omit);
        SiteSupplement empty = new("site", "A site");

        Assert.Throws<ArgumentException>(() => (empty with { Holds = HoldPolicies.Undecided.With(BlockIds.Consolidation, "vincristine", omit) }).ApplyTo(Aall15P1.Definition));
        Assert.Throws<ArgumentException>(() => (empty with { Holds = HoldPolicies.Undecided.With(new BlockId("course-9"), null, omit) }).ApplyTo(Aall15P1.Definition));
        (empty with { Holds = HoldPolicies.Undecided.With(BlockIds.Consolidation, "cytarabine", omit) }).ApplyTo(Aall15P1.Definition);
    }

    [Fact]
    public void Doses_a_day_are_1_to_24_and_a_spacing_and_a_tolerance_have_their_bounds()
    {
        SuppliedDose dose = Dose(BlockIds.InterimMaintenance, "leucovorin");

        Assert.Equal([null, 1, 24], new int?[] { null, 1, 24 }.Select(times => new SuppliedDose(dose.Block, dose.OrderId, dose.Dose, times).TimesPerDay));
        Refused.OutOfRange("TimesPerDay", 0, "The doses a day are 1 to 24, both inclusive.", () => new SuppliedDose(dose.Block, dose.OrderId, dose.Dose, TimesPerDay: 0));
        Refused.OutOfRange("TimesPerDay", 25, "The doses a day are 1 to 24, both inclusive.", () => new SuppliedDose(dose.Block, dose.OrderId, dose.Dose, TimesPerDay: 25));
        Refused.Argument(
            "Spacing", "The spacing to azacitidine-2 needs a citation.", () => new SuppliedSpacing(BlockIds.Azacitidine2, new BlockSpacing.DaysAfterLastAdministration(3, BlockSpacingBasis.Assumed("guess"))));
        Refused.OutOfRange(
            "value", 12.5m, "The tolerance is from 0 to below 12.5 percentage points.", () => new SiteSupplement("site", "A site") { StepTolerance = Sample.Cited(12.5m) });
    }

    [Fact]
    public void A_limit_is_that_of_its_class()
    {
        CumulativeLimit anthracyclines = new(DrugClass.Anthracycline, Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(300m)));
        CumulativeLimit asparaginases = new(DrugClass.Asparaginase, Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(9m)));
        SiteSupplement supplement = new SiteSupplement("site", "A site") with { CumulativeLimits = [anthracyclines, asparaginases] };

        Assert.Equal((anthracyclines, asparaginases, null), (supplement.LimitOf(DrugClass.Anthracycline), supplement.LimitOf(DrugClass.Asparaginase), supplement.LimitOf(DrugClass.Thiopurine)));

        // A supplement that states two fits no protocol; until it is asked of one, the first is told.
        CumulativeLimit higher = new(DrugClass.Anthracycline, Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(450m)));
        Assert.Equal(anthracyclines, (supplement with { CumulativeLimits = [anthracyclines, higher] }).LimitOf(DrugClass.Anthracycline));
    }

    // A site's own spacing, once stated, is replaced by another of the site's, and not by one of another protocol.
    [Theory]
    [InlineData(Standing.Site, true)]
    [InlineData(Standing.Backbone, false)]
    public void A_spacing_is_replaced_only_by_one_that_stands_no_weaker(Standing standing, bool isReplaced)
    {
        ProtocolDefinition stated = Spaced(14, Standing.Site).ApplyTo(Aall15P1.Definition);

        if (isReplaced)
        {
            Assert.Equal(Spaced(21, standing).Spacing[0].Spacing, Spaced(21, standing).ApplyTo(stated).Block(BlockIds.Azacitidine2).Spacing);
        }
        else
        {
            Refused.Argument(
                "spacing", "The spacing to azacitidine-2 is stated with the standing Site; one with the standing Backbone does not replace it.", () => Spaced(21, standing).ApplyTo(stated));
        }

        static SiteSupplement Spaced(int days, Standing standing) => new SiteSupplement("site", "A site") with
        {
            Spacing = [new(BlockIds.Azacitidine2, new BlockSpacing.DaysAfterLastAdministration(days, BlockSpacingBasis.Stated(new Cited<string>("stated", Sample.Site, standing))))],
        };
    }

    // EPI#2 is projected on the day after Consolidation's last administration; a site that states 14 days moves it by 13.
    [Fact]
    public void A_supplied_spacing_dates_the_projection()
    {
        SuppliedSpacing spacing = new(BlockIds.Azacitidine2, new BlockSpacing.DaysAfterLastAdministration(14, BlockSpacingBasis.Stated(Sample.Cited("Two weeks."))));
        SiteSupplement supplement = new SiteSupplement("site", "A site") with { Spacing = [spacing] };
        NodaTime.LocalDate induction = new(2026, 1, 5);

        NodaTime.LocalDate start = AALL15P1.Protocol.Schedule.Compile(Aall15P1.Compile(supplement).Definition).Plan(Sample.Born, induction).Block(BlockIds.Azacitidine2).Start;

        Assert.Equal(new NodaTime.LocalDate(2026, 3, 28), start);
    }

    [Fact]
    public void A_supplied_reading_is_taken_by_the_definition_and_by_the_infant_factor()
    {
        SiteSupplement supplement = new SiteSupplement("site", "A site") with
        {
            Readings = [new("D9", Sample.Cited("each-dose")), new("D3", Sample.Cited("last-day-with"))],
            InfantScaling = new SuppliedInfantFactor.Named(Sample.Cited("Interfant"), "interfant"),
        };

        Assert.Equal(AgeReference.EachDose, Aall15P1.Compile(supplement).Dosing.InfantFactor!.AgeTaken);
        Assert.True(Aall15P1.Compile(supplement).Definition.TherapyLength.AnniversaryIsTreated);
        Assert.Equal(Standing.Site, Aall15P1.Compile(supplement).Dosing.InfantFactor!.Bands.Bands[0].Value.Standing);
    }

    [Fact]
    public void An_infant_factor_is_named_as_the_protocol_names_one()
    {
        ProtocolDefinition none = Aall15P1.Definition with { InfantFactors = [] };
        NamedInfantFactor own = Assert.Single(Aall15P1.Definition.InfantFactors);
        ProtocolDefinition two = none with { InfantFactors = [own, new("other", own.Policy)] };
        ProtocolDefinition twice = none with { InfantFactors = [own, own] };
        SuppliedInfantFactor half = SuppliedInfantFactor.ByName(Sample.Cited("Half"), "half");

        Refused.Argument("definition", "AALL15P1 has no infant factor 'half'; it has none.", () => half.PolicyFor(none));
        Refused.Argument("definition", "AALL15P1 has no infant factor 'half'; it has interfant, other.", () => half.PolicyFor(two));
        Refused.Argument(
            "definition", "AALL15P1 has more than one infant factor 'interfant'; it has interfant, interfant.", () => SuppliedInfantFactor.ByName(Sample.Cited("Interfant"), "interfant").PolicyFor(twice));
        Assert.Equal("Other", SuppliedInfantFactor.ByName(Sample.Cited("Other"), "other").PolicyFor(two).Title);
    }

    [Fact]
    public void Leucovorins_doses_a_day_may_be_supplied_because_the_calendar_states_none()
    {
        SiteSupplement supplement = new SiteSupplement("site", "A site") with
        {
            Doses = [new(BlockIds.InterimMaintenance, "leucovorin", Sample.Cited(TenMilligrams), TimesPerDay: 4)],
        };

        DoseBook.Compile(Aall15P1.Compile(supplement).Definition, Aall15P1.Compile(supplement).Dosing).Of(BlockIds.InterimMaintenance, "leucovorin")
            .Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart, out ComputedDose dose);

        Assert.Equal(new ComputedDose(Sample.Milligrams(10m), Sample.Milligrams(40m)), dose);
    }

    private static SuppliedDose Dose(BlockId block, string order) => new(block, order, Sample.Cited(TenMilligrams));
}
