using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Definition;

/// <summary>What the public record says beside days and doses: where a rule comes from, what supports it, where a block comes from.</summary>
public sealed class FactTests
{
    public static TheoryData<string> RuleIds => [.. ProtocolRules.Catalogue.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_cites_a_source_exactly_when_its_standing_claims_one(string id)
    {
        Rule rule = ProtocolRules.Catalogue.Find(id);

        Assert.Equal(rule.Standing is Standing.Library or Standing.Unpublished, rule.Citation is null);
        Assert.All(rule.Grounds, ground => Assert.Contains(ground.Source, Sources.All));
        Assert.True(rule.Citation is null || rule.Standing >= rule.Citation.Source.Gives, id);
    }

    [Fact]
    public void The_library_s_own_safeguards_are_these() => Assert.Equal(
        [
            "BLOCK-BEFORE-COMPLETE", "DOSE-AGE-BAND", "DOSE-DUE", "DOSE-FIVEFOLD", "DOSE-HEIGHT", "DOSE-INFANT-FACTOR", "DOSE-NEW-START", "DOSE-NOT-ROUNDED-AWAY", "DOSE-OTHER-ROUTE",
            "DOSE-REFERENCE-FIVEFOLD", "DOSE-REFERENCE-TWOFOLD", "DOSE-STATED", "DOSE-TAPER",
            "DOSE-TIMES-PER-DAY", "DOSE-WEIGHT", "GESTATION-AGREES-WITH-AGE", "HEIGHT-UNIT-SLIP", "INFANT-AGE-TABLES", "INTRATHECAL-ONE-PUNCTURE", "IT-VINCA-SAME-DAY",
            "LAB-ANC-WITHIN-WBC", "LAB-CHANGE", "LAB-PLAUSIBLE", "LEUCOVORIN-RESCUE", "MEASUREMENT-GROWTH", "METHOTREXATE-PO-IT", "ORDER-INTERVAL", "PEG-AFTER-REACTION", "RECORD-AFTER-LEAVING", "RECORD-CLOCK",
            "RECORD-DELAY-CONTRADICTED", "RECORD-DELAY-END", "RECORD-EVENT-OF-DEATH", "RECORD-GRADE-5", "RECORD-HELD-GIVEN", "RECORD-LATER", "RECORD-LEFT-OUT", "RECORD-OMITTED-GIVEN", "RECORD-STOPPED-GIVEN", "RECORD-TITRATION-START",
            "TITRATION-KNOWN-DOSES", "WEEKLY-ORDER-INTERVAL", "WEIGHT-JUMP", "WEIGHT-UNIT-SLIP",
        ],
        ProtocolRules.Catalogue.Rules.Where(rule => rule.Standing == Standing.Library).Select(rule => rule.Id));

    // Section 10 of the reference.
    [Theory]
    [InlineData("IT-VINCA-SAME-DAY", "FDA-VINCA ISMP-VCR WHO-VCR")]
    [InlineData("ROUTE-IT-LOCKED", "FDA-VINCA ISMP-VCR WHO-VCR")]
    [InlineData("WEEKLY-ORDER-INTERVAL", "ISMP-MTX")]
    [InlineData("DOSE-WEIGHT", "ISMP-WEIGHT")]
    [InlineData("WEIGHT-UNIT-SLIP", "ISMP-WEIGHT")]
    [InlineData("MEASUREMENT-AGE", "ISMP-WEIGHT")]
    [InlineData("PEG-INTERVAL-14", "EMA-PEG")]
    [InlineData("DOSE-FIVEFOLD", "")]
    public void What_supports_a_safeguard_is_cited_beside_it(string id, string sources) =>
        Assert.Equal(sources, string.Join(' ', ProtocolRules.Catalogue.Find(id).Grounds.Select(ground => ground.Source.Id)));

    [Fact]
    public void Each_source_is_in_the_register_once()
    {
        string[] expected =
        [
            "DECK", "CTGOV", "LISTING", "HAEM24", "ASPHO21", "CTGOV-I06", "CTGOV-I99", "I99-MTX", "I99-DNR", "I06-ASP", "AALL0631", "CHEO", "FDA-AZA", "VIDAZA",
            "FDA-PEG", "EMA-PEG", "FDA-VCR", "FDA-DNR", "FDA-MTX", "FDA-VINCA", "ISMP-VCR", "WHO-VCR", "ISMP-MTX", "ISMP-WEIGHT", "BFM90", "BFM95", "BFM-LTF",
            "EORTC58951", "BLOOD-HR", "BFM-IT", "POG-IT", "CTCAE4", "CTCAE5", "CTCAE6", "CPIC", "ICICLE", "MOSTELLER", "HAYCOCK", "DUBOIS", "WHO-CGS", "SI-UNITS",
        ];

        Assert.Equal(expected, Sources.All.Select(source => source.Id));
    }

    [Fact]
    public void Induction_is_AALL0631_s_and_the_chemotherapy_after_it_Interfant_06_s()
    {
        Assert.Equal(["LISTING", "AALL0631"], Parents(BlockIds.Induction));
        Assert.All(
            [BlockIds.Consolidation, BlockIds.InterimMaintenance, BlockIds.DelayedIntensification1, BlockIds.DelayedIntensification2, BlockIds.Maintenance],
            block => Assert.Equal(["CTGOV"], Parents(block)));
        Assert.Empty(Parents(BlockIds.Azacitidine1));

        static IEnumerable<string> Parents(BlockId block) => Aall15P1.Definition.Block(block).Parentage.Select(parent => parent.Citation.Source.Id);
    }

    [Fact]
    public void Vincristine_keeps_its_registered_minute_and_says_that_it_comes_in_a_bag()
    {
        PlannedOrder[] orders = [.. Aall15P1.Definition.Blocks.SelectMany(block => block.Orders).Where(order => order.Drug == Drugs.Vincristine)];

        Assert.Equal(2, orders.Length);
        Assert.All(orders, order =>
        {
            Assert.Equal(Duration.FromMinutes(1), order.Infusion!.Value.Longest);
            Assert.Equal(["FDA-VINCA", "ISMP-VCR", "WHO-VCR"], order.Notes.Select(note => note.Citation.Source.Id));
            Assert.All(order.Notes, note => Assert.DoesNotMatch("(?i)push|syringe", note.Value));
        });
    }

    [Property]
    [Trait("Rule", "LEUCOVORIN-HOURS")]
    public void A_start_is_pointed_out_exactly_when_hour_42_is_before_day_3(ushort minuteOfDay)
    {
        LocalDateTime start = new LocalDateTime(2026, 3, 20, 0, 0).PlusMinutes(minuteOfDay % 1440);

        Assert.Equal(
            start.PlusHours(42).Date < new LocalDate(2026, 3, 22),
            Rescues.LeucovorinAfterHighDoseMethotrexate.FindingFor(start.TimeOfDay) is not null);
    }

    // Hour 42 after 06:00 is midnight, the first minute of day 3; a minute earlier it is on day 2.
    [Theory]
    [Trait("Rule", "LEUCOVORIN-HOURS")]
    [InlineData(5, 59, true)]
    [InlineData(6, 0, false)]
    [InlineData(6, 1, false)]
    [InlineData(0, 0, true)]
    [InlineData(23, 59, false)]
    public void A_methotrexate_infusion_that_starts_before_06_00_is_pointed_out(int hour, int minute, bool isPointedOut)
    {
        LocalDateTime start = new(2026, 3, 20, hour, minute);
        LocalDateTime hour42 = start.PlusHours(42);
        Finding? finding = Rescues.LeucovorinAfterHighDoseMethotrexate.FindingFor(start.TimeOfDay);

        Assert.Equal(isPointedOut, finding is not null);
        Assert.Equal(isPointedOut, hour42.Date < new LocalDate(2026, 3, 22));
        Assert.True(finding is null or { Effect: DecisionOutcome.Proceed, Severity: Severity.Information });
    }
}
