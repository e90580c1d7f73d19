using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Json;
using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

/// <summary>The sections of a supplement that state policies: start criteria, ages, safety, toxicity, titration.</summary>
public sealed class SupplementPoliciesJsonTests
{
    private const string Complete = SupplementJsonTests.Complete;

    private static readonly SiteSupplement Read = SupplementJson.Read(Complete);

    [Fact]
    public void Start_criteria_are_read()
    {
        Assert.Equal(["maintenance", "maintenance", "induction"], Read.StartCriteria.Select(supplied => supplied.Block.Value));
        StartCriterion.CountAtLeast count = Assert.IsType<StartCriterion.CountAtLeast>(Read.StartCriteria[0].Criterion);
        Assert.Equal((Analyte.Neutrophils, CellCount.FromPerMicrolitre(750m)), (count.Analyte, count.Minimum));
        Assert.Equal(new Rule("S7-MAINTENANCE-ANC", "Neutrophils", "At least 750/µL.", new(Read.OwnSources[0], "12"), Standing.Site), count.Rule);
        Assert.Equal("S7-TOXICITY", Assert.IsType<StartCriterion.ToxicityResolved>(Read.StartCriteria[1].Criterion).Rule.Id);
        Assert.Equal("S7-RECENT", Assert.IsType<StartCriterion.LaboratoryValuesRecent>(Read.StartCriteria[2].Criterion).Rule.Id);
    }

    [Fact]
    public void The_age_of_laboratory_values_and_the_safety_policies_are_read()
    {
        Assert.Equal("3 (Site: S7, 15)", Read.LaboratoryAgeLimit!.Days.ToString());
        Assert.Equal("7 (Site: S7, 16)", Aall15P1.Compile(Read).Safety.Measurements.LongestAgeInDays!.ToString());
        Assert.Equal((0.125m, "S7, 17"), (Aall15P1.Compile(Read).Safety.Tolerance!.Value, Aall15P1.Compile(Read).Safety.Tolerance!.Citation.ToString()));
        Assert.Equal(SafetyPolicies.Published.Intervals, Aall15P1.Compile(Read).Safety.Intervals);
        Assert.Equal("240 mg/m² (Site: S7, 18)", Read.LimitOf(DrugClass.Anthracycline)!.Limit.ToString());
        Assert.Null(Read.LimitOf(DrugClass.VincaAlkaloid));
    }

    [Fact]
    public void The_unpublished_parts_of_dose_limiting_toxicity_are_read()
    {
        Assert.Equal("14 (Site: S7, 19)", Read.DltPolicy.MinimumDelayDays!.ToString());
        Assert.Equal([new ExpectedToxicity(new("febrile-neutropenia"), Grade.Severe)], Read.DltPolicy.Expected!.Value);
        Assert.Equal("S7, 20", Read.DltPolicy.Expected.Citation.ToString());
        Assert.Equal("True (Site: S7, 21)", Read.DltPolicy.RequiresAttribution!.ToString());
    }

    // 365 days from 2025-09-14 reach 2026-09-14, 12 completed months.
    [Theory]
    [InlineData(2026, 9, 13, "40 mg/m²/day (Site: S7, 22)", "15 mg/m²/dose (Site: S7, 23)")]
    [InlineData(2026, 9, 14, "50 mg/m²/day (Reference: BFM-LTF, table)", "20 mg/m²/dose (Reference: BFM-LTF, table)")]
    public void Starting_doses_go_by_age_on_the_day(int year, int month, int day, string thiopurine, string methotrexate)
    {
        StartingDose dose = StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, Read.StartingDoses, new(2025, 9, 14), new(year, month, day));

        Assert.Equal((thiopurine, methotrexate), (dose.Band!.Thiopurine.ToString(), dose.Band.WeeklyAntifolate.ToString()));
    }

    [Fact]
    public void The_named_titration_policy_is_selected_with_the_sites_citation()
    {
        Assert.Same(IcicleAll14.Policy, Read.TitrationPolicy!.Value);
        Assert.Equal(("S7, 24", Standing.Site), (Read.TitrationPolicy.Citation.ToString(), Read.TitrationPolicy.Standing));
    }

    [Theory]
    [InlineData("consolidation", "cyclophosphamide", HoldPolicy.ShiftBlock, "S7, 27")]
    [InlineData("consolidation", "cytarabine", HoldPolicy.Omit, "S7, 25")]
    [InlineData("maintenance", "methotrexate", HoldPolicy.MakeUp, "S7, 26")]
    public void Hold_policies_are_read_the_narrower_over_the_wider(string block, string order, HoldPolicy policy, string citation)
    {
        Cited<HoldPolicy> found = Aall15P1.Compile(Read).Holds.For(new(block), order)!;

        Assert.Equal((policy, citation), (found.Value, found.Citation.ToString()));
    }

    [Fact]
    public void A_policy_for_everything_may_stand_anywhere()
    {
        const string Stated = """{ "schemaVersion": 1, "protocol": "aall15p1", "id": "a", "title": "t", "sources": [{ "id": "S", "title": "t", "gives": "site" }], "holds": [{ "block": "maintenance", "policy": "make-up", "citation": { "source": "S", "place": "1" }, "standing": "site" }, { "policy": "omit", "citation": { "source": "S", "place": "2" }, "standing": "site" }] }""";
        SiteSupplement supplement = SupplementJson.Read(Stated);

        Assert.Equal([HoldPolicy.Omit, HoldPolicy.MakeUp], supplement.Holds.Entries.Select(entry => entry.Policy.Value));
        Assert.Equal(supplement, SupplementJson.Read(SupplementJson.Write(supplement)));
    }

    [Fact]
    public void Records_are_kept_against_the_sites_policies()
    {
        CompiledProtocol protocol = Aall15P1.Compile(Read);

        Assert.Equal((Read.LaboratoryAgeLimit, Read.DltPolicy, SupplementJson.Fingerprint(Read)), (protocol.LaboratoryAgeLimit, protocol.DltPolicy, protocol.Definition.SupplementFingerprint));
        Assert.Contains(protocol.Definition.Block(BlockIds.Maintenance).StartCriteria, criterion => criterion.Rule.Id == "S7-MAINTENANCE-ANC");
    }

    [Fact]
    public void What_is_left_out_stays_unstated()
    {
        SiteSupplement nothing = SupplementJson.Read("""{ "schemaVersion": 1, "protocol": "aall15p1", "id": "a", "title": "t", "safety": {}, "doseLimitingToxicity": {}, "titration": {} }""");

        Assert.Empty(nothing.StartCriteria);
        Assert.Null(nothing.LaboratoryAgeLimit);
        Assert.Equal(SafetyPolicies.Published, Aall15P1.Compile(nothing).Safety);
        Assert.Empty(nothing.CumulativeLimits);
        Assert.Equal(DltPolicy.Unstated, nothing.DltPolicy);
        Assert.Null(nothing.StartingDoses);
        Assert.Null(nothing.TitrationPolicy);
        Assert.Equal(HoldPolicies.Undecided, nothing.Holds);
        Assert.Equal(SupplementJson.Fingerprint(new SiteSupplement("a", "t")), SupplementJson.Fingerprint(nothing));
    }

    /// <summary>Every single change of a value changes the fingerprint.</summary>
    [Theory]
    [InlineData("\"block\": \"maintenance\", \"kind\": \"toxicity", "\"block\": \"induction\", \"kind\": \"toxicity")]
    [InlineData("\"analyte\": \"neutrophils\"", "\"analyte\": \"white-cells\"")]
    [InlineData("0.75 ×10⁹/L", "751/µL")]
    [InlineData("\"toxicity-resolved\"", "\"laboratory-values-recent\"")]
    [InlineData("S7-RECENT", "S7-FRESH")]
    [InlineData("\"title\": \"Toxicity\"", "\"title\": \"Toxicities\"")]
    [InlineData("They are recent.", "They are not old.")]
    [InlineData("\"place\": \"14\"", "\"place\": \"14a\"")]
    [InlineData("\"days\": 3, \"citation\"", "\"days\": 4, \"citation\"")]
    [InlineData("\"days\": 7,", "\"days\": 8,")]
    [InlineData("\"percent\": 12.5", "\"percent\": 12.6")]
    [InlineData("\"class\": \"anthracycline\"", "\"class\": \"vinca-alkaloid\"")]
    [InlineData("240 mg/m²", "241 mg/m²")]
    [InlineData("\"days\": 14,", "\"days\": 15,")]
    [InlineData("febrile-neutropenia", "sepsis")]
    [InlineData("\"upToGrade\": 3", "\"upToGrade\": 4")]
    [InlineData("\"required\": true", "\"required\": false")]
    [InlineData("\"fromMonths\": 0, \"belowMonths\": 12", "\"fromMonths\": 1, \"belowMonths\": 12")]
    [InlineData("\"belowMonths\": 12", "\"belowMonths\": 11")]
    [InlineData("40 mg/m²/day", "41 mg/m²/day")]
    [InlineData("15 mg/m²/dose\", \"citation\": { \"source\": \"S7\", \"place\": \"23\"", "16 mg/m²/dose\", \"citation\": { \"source\": \"S7\", \"place\": \"23\"")]
    [InlineData("\"place\": \"22\"", "\"place\": \"22a\"")]
    [InlineData("\"policy\": \"make-up\"", "\"policy\": \"shift-order\"")]
    [InlineData("\"block\": \"maintenance\", \"policy\"", "\"block\": \"induction\", \"policy\"")]
    [InlineData(" \"order\": \"cyclophosphamide\", \"policy\"", "\"policy\"")]
    [InlineData("\"place\": \"25\"", "\"place\": \"25a\"")]
    [InlineData("\"place\": \"24\" }, \"standing\": \"site\"", "\"place\": \"24\" }, \"standing\": \"reference\"")]
    public void A_change_of_any_value_changes_the_fingerprint(string from, string to)
    {
        string changed = Complete.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Complete, changed);
        Assert.NotEqual(SupplementJson.Fingerprint(Read), SupplementJson.Fingerprint(SupplementJson.Read(changed)));
    }

    /// <summary>The same value in another spelling is the same value.</summary>
    [Theory]
    [InlineData("\"percent\": 12.5", "\"percent\": 12.500")]
    [InlineData("0.75 ×10⁹/L", "750/µL")]
    [InlineData("240 mg/m²", "0.24 g/m²")]
    public void Another_spelling_does_not_change_the_fingerprint(string from, string to)
    {
        SiteSupplement again = SupplementJson.Read(Complete.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(Read, again);
        Assert.Equal(SupplementJson.Fingerprint(Read), SupplementJson.Fingerprint(again));
    }

    [Theory]
    [InlineData("\"block\": \"maintenance\", \"kind\": \"toxicity", "\"block\": \"maintenances\", \"kind\": \"toxicity", "$.startCriteria[1].block: found a value that does not fit. There is no block 'maintenances'")]
    [InlineData("\"count-at-least\"", "\"count\"", "$.startCriteria[0].kind: found \"count\", expected one of count-at-least, toxicity-resolved, laboratory-values-recent.")]
    [InlineData("\"analyte\": \"neutrophils\"", "\"analyte\": \"haemoglobin\"", "$.startCriteria[0].analyte: found \"haemoglobin\", expected one of neutrophils, platelets, white-cells.")]
    [InlineData("\"minimum\": \"0.75 ×10⁹/L\", ", "", "$.startCriteria[0]: found no member 'minimum', expected one.")]
    [InlineData("0.75 ×10⁹/L", "0.75", "$.startCriteria[0].minimum: found \"0.75\", expected a count such as 750/µL or 0.75 ×10⁹/L.")]
    [InlineData("\"count-at-least\", \"analyte\": \"neutrophils\",", "\"toxicity-resolved\",", "$.startCriteria[0].minimum: found \"0.75 ×10⁹/L\", expected no such member unless kind is 'count-at-least'.")]
    [InlineData("\"S7-TOXICITY\"", "\"s7-toxicity\"", "$.startCriteria[1].rule: found \"s7-toxicity\", expected words of capitals")]
    [InlineData("\"S7-TOXICITY\"", "\"S7--TOXICITY\"", "$.startCriteria[1].rule: found \"S7--TOXICITY\", expected words of capitals")]
    [InlineData("\"S7-TOXICITY\"", "\"EPI-START-TOXICITY\"", "$.startCriteria[1].rule: found a value that does not fit. EPI-START-TOXICITY is a rule of this library")]
    [InlineData("\"place\": \"13\" }, \"standing\": \"site\"", "\"place\": \"13\" }, \"standing\": \"reference\"", "$.startCriteria[1].standing: found \"reference\", expected one of site.")]
    [InlineData("\"title\": \"Toxicity\", ", "", "$.startCriteria[1]: found no member 'title', expected one.")]
    [InlineData("\"S7-TOXICITY\"", "\"S7-MAINTENANCE-ANC\"", "$: found a value that does not fit. The supplement states the criterion of rule S7-MAINTENANCE-ANC twice.")]
    [InlineData("\"days\": 3, \"citation\"", "\"days\": -1, \"citation\"", "$.laboratoryAgeLimit.days: found -1, expected a whole number from 0 to 1000.")]
    [InlineData("\"citation\": { \"source\": \"S7\", \"place\": \"15\" }, ", "", "$.laboratoryAgeLimit: found no member 'citation', expected one.")]
    [InlineData("\"measurementAgeLimit\": {", "\"measurementsAgeLimit\": {", "$.safety: found a member 'measurementsAgeLimit', expected only measurementAgeLimit, measurementGrowthLimit, doseTolerance, laboratoryBounds, cumulativeLimits.")]
    [InlineData("\"days\": 7,", "\"days\": \"7\",", "$.safety.measurementAgeLimit.days: found \"7\", expected a whole number from 0 to 1000.")]
    [InlineData("\"percent\": 12.5", "\"percent\": -0.1", "$.safety.doseTolerance.percent: found -0.1, expected a number from 0 to 1000.")]
    [InlineData("\"percent\": 12.5", "\"percent\": 1000.1", "$.safety.doseTolerance.percent: found 1000.1, expected a number from 0 to 1000.")]
    [InlineData("\"class\": \"anthracycline\"", "\"class\": \"other\"", "$.safety.cumulativeLimits[0].class: found \"other\", expected one of anthracycline, asparaginase,")]
    [InlineData("240 mg/m²", "240 mg", "$.safety.cumulativeLimits[0].limit: found \"240 mg\", expected a cumulative dose such as 300 mg/m².")]
    [InlineData("\"days\": 14,", "\"days\": 0,", "$.doseLimitingToxicity.minimumDelay.days: found 0, expected a whole number from 1 to 1000.")]
    [InlineData("febrile-neutropenia", "Febrile neutropenia!", "$.doseLimitingToxicity.expected.toxicities[0].term: found \"Febrile neutropenia!\", expected a CTCAE term or free words of letters and digits.")]
    [InlineData("\"upToGrade\": 3", "\"upToGrade\": 5", "$.doseLimitingToxicity.expected.toxicities[0].upToGrade: found 5, expected a whole number from 1 to 4.")]
    [InlineData("[{ \"term\": \"febrile-neutropenia\", \"upToGrade\": 3 }]", "[{ \"term\": \"sepsis\", \"upToGrade\": 3 }, { \"term\": \"sepsis\", \"upToGrade\": 4 }]", "$: found a value that does not fit. The supplement states the expected toxicity sepsis twice.")]
    [InlineData("\"required\": true", "\"required\": \"yes\"", "$.doseLimitingToxicity.attribution.required: found \"yes\", expected true or false.")]
    [InlineData("40 mg/m²/day", "40 mg/m²/dose", "$.titration.startingDoses[0].thiopurine.dose: found \"40 mg/m²/dose\", expected a daily dose such as 50 mg/m²/day.")]
    [InlineData("15 mg/m²/dose\", \"citation\": { \"source\": \"S7\", \"place\": \"23\"", "15 mg/m²/day\", \"citation\": { \"source\": \"S7\", \"place\": \"23\"", "$.titration.startingDoses[0].weeklyMethotrexate.dose: found \"15 mg/m²/day\", expected the dose of a week such as 20 mg/m²/dose.")]
    [InlineData("\"belowMonths\": 12", "\"belowMonths\": 13", "$.titration.startingDoses: found a value that does not fit. The age bands from 0 and from 12 months overlap.")]
    [InlineData("\"omit\"", "\"skip\"", "$.holds[0].policy: found \"skip\", expected one of omit, make-up, shift-order, shift-block.")]
    [InlineData("\"policy\": \"omit\"", "\"order\": \"cytarabine\", \"policy\": \"omit\"", "$.holds[0].order: found \"cytarabine\", expected it only together with block.")]
    [InlineData("\"block\": \"maintenance\", \"policy\"", "\"policy\"", "$.holds[1]: found {")]
    [InlineData("\"order\": \"cyclophosphamide\", \"policy\"", "\"order\": \"vincristine\", \"policy\"", "$.holds[2].order: found a value that does not fit. Block consolidation has no order 'vincristine'")]
    [InlineData("\"icicle-all-14\"", "\"aall15p1\"", "$.titration.policy.id: found a value that does not fit. There is no titration policy 'aall15p1'; there is icicle-all-14.")]
    public void What_does_not_fit_is_told_with_path_found_and_expected(string from, string to, string message)
    {
        string broken = Complete.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Complete, broken);
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => SupplementJson.Read(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_accepts_what_is_read_and_what_is_written()
    {
        Assert.Empty(SchemaCheck.Problems("site-supplement", Complete));
        Assert.Empty(SchemaCheck.Problems("site-supplement", SupplementJson.Write(Read)));
        Assert.Empty(SchemaCheck.Problems("site-supplement", SupplementJson.Write(Aall15P1.Illustration)));
    }

    [Theory]
    [InlineData("\"count-at-least\"", "\"toxicity-resolved\"")]
    [InlineData("\"minimum\": \"0.75 ×10⁹/L\", ", "")]
    [InlineData("\"place\": \"13\" }, \"standing\": \"site\"", "\"place\": \"13\" }, \"standing\": \"reference\"")]
    [InlineData("\"S7-TOXICITY\"", "\"s7-toxicity\"")]
    [InlineData("\"days\": 3, \"citation\"", "\"days\": -1, \"citation\"")]
    [InlineData("\"percent\": 12.5", "\"percent\": 1000.1")]
    [InlineData("\"class\": \"anthracycline\"", "\"class\": \"other\"")]
    [InlineData("\"days\": 14,", "\"days\": 0,")]
    [InlineData("\"upToGrade\": 3", "\"upToGrade\": 5")]
    [InlineData("40 mg/m²/day", "40 mg/m²/dose")]
    [InlineData("\"icicle-all-14\"", "\"aall15p1\"")]
    [InlineData("\"decimals\": 2, \"direction\": \"nearest\", \"tie\": \"up\"", "\"decimals\": 2, \"direction\": \"nearest\"")]
    [InlineData("\"onDayOfPrevious\": 36, \"exact\"", "\"daysAfterLastAdministration\": 36, \"exact\"")]
    public void The_schema_refuses_what_the_reader_refuses(string from, string to)
    {
        string broken = Complete.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Complete, broken);
        Assert.NotEmpty(SchemaCheck.Problems("site-supplement", broken));
        Assert.Throws<FormatException>(() => SupplementJson.Read(broken));
    }
}
