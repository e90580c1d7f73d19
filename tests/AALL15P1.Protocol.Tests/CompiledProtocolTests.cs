using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>The front door: what it refuses, in whole sentences, and what it keeps of the supplement and the readings.</summary>
public sealed class CompiledProtocolTests
{
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly LocalDate Start = new(2026, 1, 5);
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();
    private static readonly CompiledProtocol Site = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly Infant Weighed = new(Born, [new(Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    // Registered: azacitidine on days 1-5, vincristine of Induction on days 8, 15, 22 and 29, oral methotrexate weekly from day 8 of Maintenance.
    [Theory]
    [InlineData("azacitidine-1", "azacitidine", 6, "azacitidine is not given on day 6 of the block", "a day of the order: 1-5", "it is not given again in this block")]
    [InlineData("induction", "vincristine", 7, "vincristine is not given on day 7 of the block", "a day of the order: 8, 15, 22, 29", "it is next given on day 8, 2026-01-12")]
    [InlineData("induction", "vincristine", 9, "vincristine is not given on day 9 of the block", "a day of the order: 8, 15, 22, 29", "it is next given on day 15, 2026-01-19")]
    [InlineData("induction", "vincristine", 30, "vincristine is not given on day 30 of the block", "a day of the order: 8, 15, 22, 29", "it is not given again in this block")]
    public void A_day_without_the_order_has_no_dose_and_says_the_next(string block, string order, int day, string observed, string required, string instead)
    {
        DoseResult result = Site.Dose(new BlockId(block), order, Weighed, Start, Start.PlusDays(day - 1));
        Finding finding = Assert.Single(result.Decision.Findings);

        Assert.Equal(("DOSE-DUE", DecisionOutcome.Hold, Severity.Deviation), (finding.Rule.Id, finding.Effect, finding.Severity));
        Assert.Equal((observed, required, instead), (finding.Observed, finding.Required, finding.Instead));
        Assert.Equal((null, 0), (result.Dose.PerDose, result.Steps.Count));
        Assert.Equal(Site.Identity, result.Decision.DecidedBy);
    }

    // Of an order without end the next day is found however long its cycle is.
    [Fact]
    public void An_order_that_goes_on_has_a_next_day()
    {
        PlannedOrder weekly = Protocol.Definition.Blocks[^1].Order("methotrexate");
        DoseResult result = Site.Dose(BlockIds.Maintenance, "methotrexate", Weighed, Start, Start.PlusDays(8));

        ProtocolDefinition own = Aall15P1.Definition;
        PlannedOrder vincristine = own.Blocks[0].Order("vincristine");
        Block first = new(own.Blocks[0].Id, "Long", BlockKind.Chemotherapy, [new(vincristine.Id, vincristine.Drug, vincristine.Routes, DayPattern.EachCycle(1, 400, DayPattern.Days(1)), vincristine.Dose, vincristine.Citation, vincristine.Standing)]);
        CompiledProtocol yearly = CompiledProtocol.Compile(new ProtocolDefinition("long", "Long", "1", own.Formulary, [first], own.TherapyLength, own.Interpretations) { Safeguards = own.Safeguards });
        DoseResult later = yearly.Dose(first.Id, "vincristine", Weighed, Start, Start.PlusDays(1));

        Assert.Equal("it is next given on day 401, 2027-02-09", Assert.Single(later.Decision.Findings).Instead);
        Assert.Null(weekly.Days.LastDay);
        Assert.Equal("it is next given on day 15, 2026-01-19", Assert.Single(result.Decision.Findings).Instead);
    }

    [Fact]
    public void A_roadmap_of_another_protocol_or_infant_is_refused()
    {
        const string Another = "The roadmap was planned by another protocol, or under other readings or another supplement. One that this AALL15P1 planned is expected.";
        const string Born2 = "The infant was born on 2025-09-15, and the roadmap's infant on 2025-09-14.";
        Roadmap planned = Protocol.Plan(Born, Start);
        Administration due = planned[0];
        Infant other = new(Born.PlusDays(1), []);

        Refused.Argument("due", Another, () => Site.Dose(due, Weighed));
        Refused.Argument("due", Another, () => Site.EvaluateDose(due, Weighed, out _));
        Refused.Argument("due", Another, () => Site.EvaluateDoseUnguarded(due, Weighed, out _));
        Refused.Argument("roadmap", Another, () => Site.DosesOf(planned, Weighed));
        Refused.Argument("infant", Born2, () => Protocol.Dose(due, other));
        Refused.Argument("infant", Born2, () => Protocol.EvaluateDose(due, other, out _));
        Refused.Argument("infant", Born2, () => Protocol.EvaluateDoseUnguarded(due, other, out _));
        Refused.Argument("infant", Born2, () => Protocol.DosesOf(planned, other));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal("AALL15P1 (NCT02828358/2020.2)", $"{Protocol}");
        Assert.Equal("AALL15P1 (NCT02828358/2020.2), A site", $"{Aall15P1.Compile(new SiteSupplement("site", "A site"))}");
    }

    [Fact]
    public void Readings_and_a_supplement_are_taken_and_kept()
    {
        InterpretationChoices readings = Protocol.Readings.With("D3", "last-day-with");
        SiteSupplement supplement = new("site", "A site");
        CompiledProtocol site = Aall15P1.Compile(supplement);

        Assert.Same(Protocol, Aall15P1.Compile());
        Assert.Equal(readings, Aall15P1.Compile(readings: readings).Readings);
        Assert.Same(Protocol, Protocol.With(Protocol.Readings));
        Assert.Equal(readings, Protocol.With(readings).Readings);
        Assert.Same(Protocol.With(readings), Protocol.With(readings));
        Assert.Same(Protocol, Protocol.With(supplement: null));
        Assert.Same(site, site.With(supplement));
        Assert.Equal((supplement, readings), (site.With(supplement, readings).Supplement, site.With(supplement, readings).Readings));
        Assert.Equal((null, readings), (Protocol.With(supplement: null, readings).Supplement, Protocol.With(supplement: null, readings).Readings));
    }

    [Fact]
    public void It_knows_its_own_supplement_and_those_that_it_is_told()
    {
        SiteSupplement amended = new("amended", "Another");
        CompiledProtocol told = Site.Knowing([amended]);
        string own = Site.Definition.SupplementFingerprint!;
        string other = Aall15P1.Compile(amended).Definition.SupplementFingerprint!;

        Assert.Same(Site, Site.Known(own));
        Assert.Null(Site.Known(other));
        Assert.Null(Protocol.Known(own));
        Assert.Equal((own, other), (told.Known(own)!.Definition.SupplementFingerprint, told.Known(other)!.Definition.SupplementFingerprint));
        Assert.Null(told.Known("nothing"));
    }

    [Fact]
    public void What_a_protocol_does_not_state_is_refused_in_a_sentence()
    {
        ProtocolDefinition own = Aall15P1.Definition;
        CompiledProtocol bare = CompiledProtocol.Compile(own with { DoseLimitingToxicity = null, Grading = null, StartingDoses = null });
        CompiledProtocol uncycled = CompiledProtocol.Compile(new ProtocolDefinition("short", "Short", "1", own.Formulary, [own.Blocks[0]], own.TherapyLength, own.Interpretations) { Safeguards = own.Safeguards });

        Refused.Argument("drug", "AALL15P1 states no limits for the infusion of vincristine. It states them for azacitidine.", () => Protocol.InfusionLimits(Drugs.Vincristine));
        Assert.Equal("AALL15P1 does not say by which criteria adverse events are graded.", Assert.Throws<InvalidOperationException>(() => Graded(bare)).Message);
        Assert.Equal("AALL15P1 defines no dose-limiting toxicity.", Assert.Throws<InvalidOperationException>(() => bare.DltEvaluability(new DltPatient())).Message);
        Assert.Equal("AALL15P1 says nothing about starting doses.", Assert.Throws<InvalidOperationException>(() => bare.StartingDose(Born, Start, Start)).Message);
        Assert.Equal("No block of Short is given in cycles.", Assert.Throws<InvalidOperationException>(() => uncycled.StartingDose(Born, Start, Start)).Message);
    }

    [Fact]
    public void What_it_decides_names_it()
    {
        TitrationHistory history = new([new(Start, CellCount.FromPerMicrolitre(2_000m), CellCount.FromPerMicrolitre(200_000m))], []);
        CompiledProtocol named = Aall15P1.Compile(new SiteSupplement("site", "A site") { TitrationPolicy = Sample.Cited(TitrationPolicies.All[0]) });

        Assert.Equal(Site.Identity, Graded(Site).Decision.DecidedBy);
        Assert.Equal((null, null), (Protocol.Titrate(history, Start).SupplementFingerprint, Protocol.Titrate(history, Start).NamedBy));
        Assert.Equal((named.Definition.SupplementFingerprint, Sample.Cited(1).Citation), (named.Titrate(history, Start).SupplementFingerprint, named.Titrate(history, Start).NamedBy));
    }

    // A site's bounds of laboratory values hold for titration too, and a dose that lies off a step does so unless the site tolerates it.
    [Fact]
    public void Titration_is_judged_by_what_the_site_states()
    {
        LocalDate on = Start.PlusDays(14);
        TitrationHistory history = new(
            [new(on, CellCount.FromPerMicrolitre(2_000m), CellCount.FromPerMicrolitre(200_000m))],
            [new(Start, new(DosePercent.FromPercent(100m), DosePercent.FromPercent(100m)))]);
        TitrationHistory off = new(history.Counts, [new(Start, new(DosePercent.FromPercent(99.5m), DosePercent.FromPercent(100m)))]);
        CompiledProtocol narrow = Aall15P1.Compile(new SiteSupplement("site", "A site") { LaboratoryBounds = [new(Analyte.Neutrophils, 10m, 1_999m) { StatedBy = Sample.Cited(1).Citation }] });
        CompiledProtocol tolerant = Aall15P1.Compile(new SiteSupplement("site", "A site") { StepTolerance = Sample.Cited(1m) });

        Assert.IsType<TitrationAction.HoldSteady>(Protocol.Titrate(history, on).Decision.Action);
        Assert.IsType<TitrationAction.CannotDecide>(narrow.Titrate(history, on).Decision.Action);
        Assert.IsType<TitrationAction.Resume>(Protocol.Titrate(off, on).Decision.Action);
        Assert.IsType<TitrationAction.HoldSteady>(tolerant.Titrate(off, on).Decision.Action);
    }

    private static Grading Graded(CompiledProtocol protocol) =>
        protocol.Grade(CtcaeTerms.NeutrophilCountDecreased, Start, new MeasuredValue<CellCount>(CellCount.FromPerMicrolitre(400m)));
}
