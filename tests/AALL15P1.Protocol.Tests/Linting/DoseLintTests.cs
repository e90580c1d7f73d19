using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Linting;

/// <summary>Stated doses of an invented drug beside invented published ones and limits of a label.</summary>
public sealed class DoseLintTests
{
    private const string Name = "first, order, dose: ";
    private static readonly Citation Book = new(new Source("BOOK", "A protocol document", Standing.Protocol), "page 1");
    private static readonly Formulary Formulary = new([new("drug-a", (RouteSet)Route.IV | Route.SC), new("drug-b", Route.IV)], Book);
    private static readonly Rule Label = new("LABEL", "Label", "The label's limit.", Book, Standing.Reference);

    // 10 mg/m² is published: pointed out from 20 on and from 5 down, a hazard from 50 on and from 2 down.
    [Theory]
    [InlineData("2", "LINT-DOSE-FIVEFOLD", "0.2")]
    [InlineData("2.1", "LINT-DOSE-TWOFOLD", "0.21")]
    [InlineData("5", "LINT-DOSE-TWOFOLD", "0.5")]
    [InlineData("5.1", null, "")]
    [InlineData("10", null, "")]
    [InlineData("19.9", null, "")]
    [InlineData("20", "LINT-DOSE-TWOFOLD", "2")]
    [InlineData("49.9", "LINT-DOSE-TWOFOLD", "4.99")]
    [InlineData("50", "LINT-DOSE-FIVEFOLD", "5")]
    public void A_dose_is_pointed_out_from_twice_on_and_is_a_hazard_from_five_times_on(string stated, string? check, string times) => Finds(
        Subject(Area(stated)) with { References = [Published(Area("10"))] },
        check is null ? [] : [$"{check}: {Name}{stated} mg/m²/dose (BOOK, page 1) is {times} times the published 10 mg/m²/dose (BOOK, page 1)"]);

    // A table by age is as wrong as its worst band, and it is looked at at 0, 3, 6, 12, 24 and 36 months.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(35, false)]
    [InlineData(36, true)]
    [InlineData(37, false)]
    public void A_band_of_one_month_is_looked_at_where_ages_of_therapy_lie(int months, bool isFound)
    {
        AgeBand<DoseAmount>[] bands = [new(months, Milligrams(60m)), new(months + 1, Milligrams(10m))];
        AgeTable<DoseAmount> table = new([.. months == 0 ? bands : [new(0, Milligrams(10m)), .. bands]]);

        Assert.Equal(
            isFound ? ["LINT-DOSE-FIVEFOLD"] : [],
            Linter.Lint(Subject(DoseRule.Of(table)) with { References = [Published(DoseRule.Of(new AgeTable<DoseAmount>([new(0, Milligrams(10m))])))] }).Select(finding => finding.Check.Id));
    }

    [Fact]
    public void A_basis_that_is_not_among_the_published_ones_is_found_with_each_of_them_once()
    {
        ReferenceDose[] published = [Published(Area("10")), Published(Area("12")), Published(Area("10"))];
        LintSubject byWeight = Subject(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(1m).PerDose())) with { References = [.. published] };
        LabelGuard ofOther = new(Formulary.Find("drug-b"), MassPerWeight.FromMilligramsPerKilogram(1m), Label);
        LabelGuard own = new(Formulary.Find("drug-a"), MassPerWeight.FromMilligramsPerKilogram(1m), Label);
        string finding = $"LINT-DOSE-BASIS: {Name}1 mg/kg/dose, where drug-a is published as 10 mg/m²/dose, 12 mg/m²/dose";

        Finds(byWeight, finding);
        Finds(byWeight with { Guards = [ofOther] }, finding);
        Finds(byWeight with { Guards = [ofOther, own] });
        Finds(byWeight with { References = [.. published, Published(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(1m).PerDose()))] });
        Finds(Subject(DoseRule.Of(Milligrams(10m).Mass!.Value.PerDose())) with { References = [.. published], Guards = [own] }, $"LINT-DOSE-BASIS: {Name}10 mg/dose, where drug-a is published as 10 mg/m²/dose, 12 mg/m²/dose");
        Finds(
            Subject(DoseRule.Of(InternationalUnits.FromInternationalUnits(10m).PerDose())) with { References = [Published(Area("10"))] },
            $"LINT-DOSE-BASIS: {Name}10 IU/dose, where drug-a is published as 10 mg/m²/dose");
    }

    [Fact]
    public void A_dose_with_no_published_one_of_its_order_is_said_not_to_be_compared()
    {
        ReferenceDose other = new(Formulary.Find("drug-b"), new(Area("10"), Book, Standing.Reference));

        Finds(Subject(Area("100")) with { References = [other] }, $"LINT-DOSE-NOT-COMPARED: {Name}100 mg/m²/dose (BOOK, page 1) has no published dose of its order to be compared with");
        Finds(Subject(Area("100")));
    }

    // The label allows 1 mg/kg of a dose. A dose by weight is of every child the same multiple of it.
    [Theory]
    [InlineData("1.99 mg/kg/dose", null, null, "")]
    [InlineData("2 mg/kg/dose", null, "LINT-DOSE-TWOFOLD", "2")]
    [InlineData("2 mg/kg/dose", 4, "LINT-DOSE-TWOFOLD", "2")]
    [InlineData("4.99 mg/kg/dose", null, "LINT-DOSE-TWOFOLD", "4.99")]
    [InlineData("5 mg/kg/dose", null, "LINT-DOSE-FIVEFOLD", "5")]
    [InlineData("8 mg/kg/day", 4, "LINT-DOSE-TWOFOLD", "2")]
    [InlineData("7.9 mg/kg/day", 4, null, "")]
    [InlineData("8 mg/kg/day", null, null, "")]
    public void A_dose_above_a_labels_limit_is_found_by_its_single_doses(string dose, int? timesPerDay, string? check, string times)
    {
        DoseRule rule = PerDose<MassPerWeight>.TryParse(dose, out PerDose<MassPerWeight> each) ? DoseRule.Of(each) : DoseRule.Of(PerDay<MassPerWeight>.Parse(dose));
        LintSubject subject = Subject(rule, timesPerDay) with { Guards = [new(Formulary.Find("drug-a"), MassPerWeight.FromMilligramsPerKilogram(1m), Label)] };

        Finds(subject with { Growth = GrowthStandards.WorldHealthOrganization }, check is null ? [] : [$"{check}: {Name}{dose} is at least {times} times the label's 1 mg/kg (BOOK, page 1)"]);
        Finds(subject);
    }

    // The median newborn weighs 3.29 kg (growth standards of WHO: 3.35 kg of boys and 3.23 kg of girls): 6.58 mg are 2 mg/kg of it.
    [Theory]
    [InlineData("6.58", "3.29", "LINT-DOSE-TWOFOLD: first, order, dose: 6.58 mg/dose is at least 2 times the label's 1 mg/kg (BOOK, page 1)")]
    [InlineData("6.57", "3.29", null)]
    [InlineData("1000", "3.28", null)]
    public void A_label_is_about_children_up_to_its_weight(string milligrams, string upTo, string? finding)
    {
        LabelGuard guard = new(Formulary.Find("drug-a"), MassPerWeight.FromMilligramsPerKilogram(1m), Label) { UpToWeight = Weight.FromKilograms(decimal.Parse(upTo, CultureInfo.InvariantCulture)) };
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(decimal.Parse(milligrams, CultureInfo.InvariantCulture)).PerDose());

        Finds(Subject(rule) with { Guards = [guard], Growth = GrowthStandards.WorldHealthOrganization }, finding is null ? [] : [finding]);
    }

    // Twice the median weight (the mean of girls' and boys', WHO) of an infant born on 1 January 2020 at 0, 91, 182, 366, 731 and 1096 days
    // of age: 3.29, 6.097, 7.611, 9.306, 11.813 and 14.096 kg. Before the table begins, and at every other age, there is nothing to judge by.
    [Theory]
    [InlineData(0, "6.57", "6.58")]
    [InlineData(3, "12.19", "12.2")]
    [InlineData(6, "15.22", "15.23")]
    [InlineData(12, "18.61", "18.62")]
    [InlineData(24, "23.62", "23.63")]
    [InlineData(36, "28.19", "28.2")]
    public void A_table_by_age_is_above_a_label_where_every_child_of_median_size_is(int months, string below, string at)
    {
        Assert.Equal([], Found(below));
        Assert.Equal(
            [$"LINT-DOSE-TWOFOLD: {Name}from {months} months {at} mg; from {months + 1} months 9999 mg/dose is at least 2 times the label's 1 mg/kg (BOOK, page 1)"],
            Found(at));

        IEnumerable<string> Found(string milligrams)
        {
            DoseRule rule = ByAge((months, milligrams), (months + 1, "9999"));
            LintSubject subject = Subject(rule) with { Guards = [new(Formulary.Find("drug-a"), MassPerWeight.FromMilligramsPerKilogram(1m), Label)], Growth = GrowthStandards.WorldHealthOrganization };
            return Linter.Lint(subject).Where(finding => finding.Check != LintChecks.BandGap).Select(finding => finding.ToString());
        }
    }

    // The median newborn weighs 3.29 kg and is 49.5 cm long: 0.21269 m² (Mosteller), on which 1.3 mg/kg are 20.11 mg/m². Kilograms grow faster
    // than square metres, so that the newborn has the mildest answer: at 36 months (14.1 kg, 0.61 m²) 1.2 mg/kg are 27.7 mg/m².
    [Theory]
    [InlineData("1.2", null, null)]
    [InlineData("1.3", "2.0109", "2.01")]
    public void A_dose_of_another_basis_is_judged_by_the_child_who_has_the_mildest_answer(string stated, string? lint, string? finding)
    {
        DoseRule rule = DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(decimal.Parse(stated, CultureInfo.InvariantCulture)).PerDose());
        LintSubject subject = Subject(rule) with { References = [Published(Area("10"))], Growth = GrowthStandards.WorldHealthOrganization };
        string basis = $"LINT-DOSE-BASIS: {Name}{stated} mg/kg/dose, where drug-a is published as 10 mg/m²/dose";

        Finds(subject, lint is null ? [basis] : [basis, $"LINT-DOSE-TWOFOLD: {Name}{stated} mg/kg/dose (BOOK, page 1) is {lint} times the published 10 mg/m²/dose (BOOK, page 1)"]);
        Assert.Equal(
            finding is null ? [] : [$"drug-a is stated as {stated} mg/kg/dose, {finding} times the published 10 mg/m²/dose (BOOK, page 1) for an infant of median size"],
            Stated(subject).Select(found => found.Observed));
    }

    // 10 mg are published at every age. A table is as wrong as its worst band, whichever comes first, and says by how much.
    [Theory]
    [InlineData("10", "19.9", null, null)]
    [InlineData("19.9", "5.1", null, null)]
    [InlineData("20", "10", "2", DecisionOutcome.Proceed)]
    [InlineData("10", "20", "2", DecisionOutcome.Proceed)]
    [InlineData("40", "20", "4", DecisionOutcome.Proceed)]
    [InlineData("20", "40", "4", DecisionOutcome.Proceed)]
    [InlineData("50", "20", "5", DecisionOutcome.Hold)]
    [InlineData("20", "50", "5", DecisionOutcome.Hold)]
    [InlineData("500", "60", "50", DecisionOutcome.Hold)]
    [InlineData("60", "500", "50", DecisionOutcome.Hold)]
    [InlineData("2", "40", "0.2", DecisionOutcome.Hold)]
    public void A_table_by_age_is_as_wrong_as_its_worst_band(string fromBirth, string fromOneYear, string? times, DecisionOutcome? effect)
    {
        LintSubject subject = Subject(ByAge((0, fromBirth), (12, fromOneYear))) with { References = [Published(ByAge((0, "10")))], Growth = GrowthStandards.WorldHealthOrganization };
        string stated = $"from 0 months {fromBirth} mg; from 12 months {fromOneYear} mg/dose";

        Finds(subject, times is null ? [] : [$"LINT-DOSE-{(effect == DecisionOutcome.Hold ? "FIVEFOLD" : "TWOFOLD")}: {Name}{stated} (BOOK, page 1) is {times} times the published from 0 months 10 mg/dose (BOOK, page 1)"]);
        Assert.Equal(
            times is null ? [] : [($"drug-a is stated as {stated}, {times} times the published from 0 months 10 mg/dose (BOOK, page 1) for an infant of median size", effect!.Value)],
            Stated(subject).Select(found => (found.Observed!, found.Effect)));
    }

    // A table that is published from 12 months on says nothing of younger infants, and no less of the older ones.
    [Theory]
    [InlineData("19.9", null)]
    [InlineData("60", "6")]
    public void A_dose_is_judged_at_the_ages_that_are_published(string milligrams, string? times)
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(decimal.Parse(milligrams, CultureInfo.InvariantCulture)).PerDose());
        LintSubject subject = Subject(rule) with { References = [Published(ByAge((12, "10")))], Growth = GrowthStandards.WorldHealthOrganization };

        Assert.Equal(times is null ? [] : [LintChecks.DoseFivefold], Linter.Lint(subject).Select(finding => finding.Check).Where(check => check != LintChecks.DoseBasis));
        Assert.Equal(
            times is null ? [] : [$"drug-a is stated as {milligrams} mg/dose, {times} times the published from 12 months 10 mg/dose (BOOK, page 1) for an infant of median size"],
            Stated(subject).Select(found => found.Observed));
    }

    // Units are no multiple of milligrams: the linter tells the basis, and the check of the stated doses holds.
    [Fact]
    public void A_dose_of_another_kind_is_told_as_such()
    {
        LintSubject subject = Subject(DoseRule.Of(InternationalUnits.FromInternationalUnits(10m).PerDose())) with { References = [Published(Area("10"))], Growth = GrowthStandards.WorldHealthOrganization };

        Finds(subject, $"LINT-DOSE-BASIS: {Name}10 IU/dose, where drug-a is published as 10 mg/m²/dose");
        Assert.Equal(
            [("drug-a is stated as 10 IU/dose, and the published 10 mg/m²/dose (BOOK, page 1) is of another kind", DecisionOutcome.Hold)],
            Stated(subject).Select(found => (found.Observed!, found.Effect)));
    }

    [Fact]
    public void A_label_in_milligrams_says_nothing_of_units_and_nothing_of_another_drug()
    {
        LabelGuard guard = new(Formulary.Find("drug-a"), MassPerWeight.FromMilligramsPerKilogram(1m), Label);

        Finds(Subject(DoseRule.Of(InternationalUnits.FromInternationalUnits(1000m).PerDose())) with { Guards = [guard], Growth = GrowthStandards.WorldHealthOrganization });
        Finds(Subject(Area("1000")) with { Guards = [guard with { Drug = Formulary.Find("drug-b") }], Growth = GrowthStandards.WorldHealthOrganization });
    }

    [Fact]
    public void A_factor_that_nothing_states_is_said_to_be_missing() => Finds(
        Subject(Area("10")) with { FactoredWithoutPolicy = ["supplement, first, order, dose"] },
        "LINT-FACTOR-WITHOUT-POLICY: supplement, first, order, dose: the dose is stated before the infant factor, and no policy states the factor");

    private static DoseRule Area(string milligrams) => DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(decimal.Parse(milligrams, CultureInfo.InvariantCulture)).PerDose());

    private static DoseRule ByAge(params ReadOnlySpan<(int FromMonths, string Milligrams)> bands)
    {
        List<AgeBand<DoseAmount>> table = [];
        foreach ((int fromMonths, string milligrams) in bands)
        {
            table.Add(new(fromMonths, Milligrams(decimal.Parse(milligrams, CultureInfo.InvariantCulture))));
        }

        return DoseRule.Of(new AgeTable<DoseAmount>([.. table]));
    }

    /// <summary>What the check of the stated doses finds of the same.</summary>
    private static ValueList<Finding> Stated(LintSubject subject) =>
        SupplementLint.DoseFindings(subject.Definition, new SafetyPolicy(subject.Growth!, [], subject.Guards) { References = subject.References });

    private static DoseAmount Milligrams(decimal milligrams) => DoseAmount.FromMass(DrugMass.FromMilligrams(milligrams));

    private static ReferenceDose Published(DoseRule rule) => new(Formulary.Find("drug-a"), new(rule, Book, Standing.Reference));

    private static LintSubject Subject(DoseRule dose, int? timesPerDay = null)
    {
        PlannedOrder order = new("order", Formulary.Find("drug-a"), Route.IV, DayPattern.Days(1), new Fact<DoseRule>.Known(new(dose, Book, Standing.Protocol)), Book, Standing.Protocol) { TimesPerDay = timesPerDay };
        return new(new(
            "test",
            "Test",
            "1",
            Formulary,
            [new(new("first"), "first", BlockKind.Induction, [order])],
            new(new(1, Book, Standing.Protocol), AnniversaryIsTreated: false),
            InterpretationChoices.DefaultsOf([])));
    }

    private static void Finds(LintSubject subject, params string[] findings) => Assert.Equal(findings, Linter.Lint(subject).Select(finding => finding.ToString()));
}
