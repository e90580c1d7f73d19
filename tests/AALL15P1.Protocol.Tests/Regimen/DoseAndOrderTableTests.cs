using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Doses, orders, blocks and policies in their own words, and what they refuse.</summary>
public sealed class DoseAndOrderTableTests
{
    private static readonly Citation Site = new(new Source("SITE", "A site's protocol document", Standing.Site), "4");
    private static readonly PerDay<MassPerArea> Daily = MassPerArea.FromMilligramsPerSquareMetre(75m).PerDay();

    private static readonly Dictionary<string, DoseRule> Doses = new(StringComparer.Ordinal)
    {
        ["5 mg/dose"] = DoseRule.Of(DrugMass.FromMilligrams(5m).PerDose()),
        ["5 mg/day"] = DoseRule.Of(DrugMass.FromMilligrams(5m).PerDay()),
        ["500 IU/dose"] = DoseRule.Of(InternationalUnits.FromInternationalUnits(500m).PerDose()),
        ["500 IU/day"] = DoseRule.Of(InternationalUnits.FromInternationalUnits(500m).PerDay()),
        ["2.5 mg/kg/dose"] = DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose()),
        ["2.5 mg/kg/day"] = DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDay()),
        ["75 mg/m²/dose"] = DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(75m).PerDose()),
        ["75 mg/m²/day"] = DoseRule.Of(Daily),
        ["80 IU/kg/dose"] = DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(80m).PerDose()),
        ["80 IU/kg/day"] = DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(80m).PerDay()),
        ["2500 IU/m²/dose"] = DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDose()),
        ["2500 IU/m²/day"] = DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDay()),
        ["from 0 months 15 mg; above 12 months 20 mg/dose"] = DoseRule.Of(new AgeTable<DoseAmount>([new(0, DoseAmount.Parse("15 mg")), new(12, DoseAmount.Parse("20 mg")) { BeginsAfter = true }])),
        ["from 0 to below 6 months 75 mg/m²/day; from 6 months 150 mg/m²/day"] = DoseRule.AtStart([new(0, 6, Cite(DoseRule.Of(Daily))), new(6, null, Cite(DoseRule.Of(Daily * 2m)))], eachDays: 84),
    };

    // What kind of dose it is: by weight, by area, by age, in units; its number and unit; and three times of it.
    [Theory]
    [InlineData("5 mg/dose", "", false, "5 mg", "15 mg/dose")]
    [InlineData("5 mg/day", "", false, "5 mg", "15 mg/day")]
    [InlineData("500 IU/dose", "", true, "500 IU", "1500 IU/dose")]
    [InlineData("500 IU/day", "", true, "500 IU", "1500 IU/day")]
    [InlineData("2.5 mg/kg/dose", "weight", false, "2.5 mg/kg", "7.5 mg/kg/dose")]
    [InlineData("2.5 mg/kg/day", "weight", false, "2.5 mg/kg", "7.5 mg/kg/day")]
    [InlineData("75 mg/m²/dose", "area", false, "75 mg/m²", "225 mg/m²/dose")]
    [InlineData("75 mg/m²/day", "area", false, "75 mg/m²", "225 mg/m²/day")]
    [InlineData("80 IU/kg/dose", "weight", true, "80 IU/kg", "240 IU/kg/dose")]
    [InlineData("80 IU/kg/day", "weight", true, "80 IU/kg", "240 IU/kg/day")]
    [InlineData("2500 IU/m²/dose", "area", true, "2500 IU/m²", "7500 IU/m²/dose")]
    [InlineData("2500 IU/m²/day", "area", true, "2500 IU/m²", "7500 IU/m²/day")]
    [InlineData("from 0 months 15 mg; above 12 months 20 mg/dose", "age", false, null, "from 0 months 15 mg; above 12 months 20 mg/dose")]
    [InlineData("from 0 to below 6 months 75 mg/m²/day; from 6 months 150 mg/m²/day", "area", false, null, "from 0 to below 6 months 225 mg/m²/day; from 6 months 450 mg/m²/day")]
    public void A_dose_is_told_on_its_basis(string text, string basis, bool isUnits, string? number, string threefold)
    {
        DoseRule dose = Doses[text];

        Assert.Equal(text, dose.ToString());
        Assert.Equal((basis == "weight", basis == "area", basis == "age", isUnits), (dose.IsByWeight, dose.IsByArea, dose.IsByAge, dose.IsUnits));
        Assert.Equal(number, dose.NumberAndUnit is { } size ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{size.Number} {size.Unit}") : null);
        Assert.Equal(threefold, dose.Times(3m).ToString());
        Assert.Equal(text.EndsWith("/dose", StringComparison.Ordinal) ? DosePeriod.PerDose : DosePeriod.PerDay, dose.Period);
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => dose.Times(0m));
    }

    [Fact]
    public void A_dose_keeps_its_caps_its_taper_and_its_factor()
    {
        DoseRule dose = Doses["75 mg/m²/day"] with
        {
            IsBeforeInfantFactor = true,
            MaximumPerDose = DoseAmount.Parse("2 mg"),
            MaximumPerDay = DoseAmount.Parse("4.5 mg"),
            Taper = [new(1, new(1, 2)), new(3, new(1, 4))],
        };

        Assert.Equal("75 mg/m²/day, before the infant factor, tapered 1/2 for 1 day, 1/4 for 3 days, at most 2 mg/dose, at most 4.5 mg/day", dose.ToString());
        Assert.Equal("150 mg/m²/day, before the infant factor, tapered 1/2 for 1 day, 1/4 for 3 days, at most 2 mg/dose, at most 4.5 mg/day", dose.Times(2m).ToString());
        Refused.Argument("cap", "A cap of 2 IU does not fit a dose of 75 mg/m²: it is more than 0 and of the dose's kind.", () => dose with { MaximumPerDose = DoseAmount.Parse("2 IU") });
        Refused.Argument("cap", "A cap of 0 mg does not fit a dose of 75 mg/m²: it is more than 0 and of the dose's kind.", () => dose with { MaximumPerDay = DoseAmount.Parse("0 mg") });
        Assert.Null((dose with { MaximumPerDay = null }).MaximumPerDay);
        Assert.Equal("75 mg/m²/day, at most 0.1 mg/dose", (Doses["75 mg/m²/day"] with { MaximumPerDose = DoseAmount.Parse("0.1 mg") }).ToString());
        Assert.Equal("75 mg/m²/day, tapered 1/3 for 2 days", (Doses["75 mg/m²/day"] with { Taper = [new(2, new(1, 3))] }).ToString());
        Refused.OutOfRange("Days", 0, "A step of a taper lasts 1 day or more.", () => new TaperStep(0, Fraction.One));
        Refused.Argument("Table", "The amounts of a table by age are all masses or all international units.", () => DoseRule.Of(new AgeTable<DoseAmount>([new(0, DoseAmount.Parse("15 mg")), new(12, DoseAmount.Parse("15 IU"))])));
        Assert.True(DoseRule.Of(new AgeTable<DoseAmount>([new(0, DoseAmount.Parse("15 IU"))])).IsUnits);
    }

    [Fact]
    public void Starting_doses_are_of_ages_that_follow_one_another()
    {
        const string Message = "Starting doses are one or more, by body surface, all for one dose or all for a day, of ages that follow one another.";
        Cited<DoseRule> dose = Cite(Doses["75 mg/m²/day"]);
        DoseSize.ByAgeAtStart size = (DoseSize.ByAgeAtStart)DoseRule.AtStart([new(0, 6, dose), new(6, null, dose)], eachDays: 84).Size;
        LocalDate start = new(2026, 2, 9);

        Refused.Argument("Bands", Message, () => new DoseSize.ByAgeAtStart([], EachDays: null));
        Refused.Argument("Bands", Message, () => new DoseSize.ByAgeAtStart([new(0, null, Cite(Doses["5 mg/day"]))], EachDays: null));
        Refused.Argument("Bands", Message, () => new DoseSize.ByAgeAtStart([new(0, 6, dose), new(6, null, Cite(Doses["75 mg/m²/dose"]))], EachDays: null));
        Refused.Argument("Bands", Message, () => new DoseSize.ByAgeAtStart([new(0, 6, dose), new(5, null, dose)], EachDays: null));
        Refused.Argument("Bands", Message, () => new DoseSize.ByAgeAtStart([new(0, null, dose), new(6, null, dose)], EachDays: null));
        Refused.OutOfRange("EachDays", 0, "The age is taken anew after 1 day or more.", () => new DoseSize.ByAgeAtStart([new(0, null, dose)], EachDays: 0));
        Assert.Equal(1, new DoseSize.ByAgeAtStart([new(0, null, dose)], EachDays: 1).EachDays);
        Assert.Equal("from 0 months 75 mg/m²/day", DoseRule.AtStart([new(0, null, dose)], eachDays: null).ToString());
        Refused.Argument("FromMonths", "The age band from -1 to below  months holds no age; it begins at 0 or later and ends after it begins.", () => new StartingBand(-1, null, dose));
        Refused.Argument("FromMonths", "The age band from 6 to below 6 months holds no age; it begins at 0 or later and ends after it begins.", () => new StartingBand(6, 6, dose));
        Assert.Equal([start, start, start.PlusDays(84), start.PlusDays(168)], [size.AgeOn(start, start), size.AgeOn(start, start.PlusDays(83)), size.AgeOn(start, start.PlusDays(84)), size.AgeOn(start, start.PlusDays(169))]);
        Assert.Equal(start, new DoseSize.ByAgeAtStart([new(0, null, dose)], EachDays: null).AgeOn(start, start.PlusDays(400)));
        StartingBand band = new(6, 12, dose);
        Assert.Equal([false, true, true, false], [band.Holds(new(2025, 3, 1), new(2025, 8, 31)), band.Holds(new(2025, 3, 1), new(2025, 9, 1)), band.Holds(new(2025, 3, 1), new(2026, 2, 28)), band.Holds(new(2025, 3, 1), new(2026, 3, 1))]);
        Assert.True(new StartingBand(0, null, dose).Holds(new(2025, 3, 1), new(2035, 3, 1)));
    }

    [Fact]
    public void Hold_policies_are_told_with_what_each_is_for_and_the_narrower_counts()
    {
        BlockId block = BlockIds.Induction;
        HoldPolicies policies = HoldPolicies.Always(Cite(HoldPolicy.Omit))
            .With(block, null, Cite(HoldPolicy.MakeUp)).With(block, "vincristine", Cite(HoldPolicy.ShiftOrder)).With(BlockIds.Consolidation, null, Cite(HoldPolicy.ShiftBlock));

        Assert.Equal("everything is omitted (SITE, 4); induction is made up (SITE, 4); induction/vincristine shifts its order (SITE, 4); consolidation shifts its block (SITE, 4)", policies.ToString());
        Assert.Equal("no policy is stated", HoldPolicies.Undecided.ToString());
        Assert.Equal(
            [HoldPolicy.ShiftOrder, HoldPolicy.MakeUp, HoldPolicy.ShiftBlock, HoldPolicy.Omit],
            [policies.For(block, "vincristine")!.Value, policies.For(block, "other")!.Value, policies.For(BlockIds.Consolidation, "vincristine")!.Value, policies.For(BlockIds.Azacitidine1, "other")!.Value]);
        Assert.Null(HoldPolicies.Undecided.For(block, "vincristine"));
        Assert.Equal("induction is omitted (SITE, 4)", HoldPolicies.Undecided.With(block, null, Cite(HoldPolicy.MakeUp)).With(block, null, Cite(HoldPolicy.Omit)).ToString());
        Assert.Throws<ArgumentException>("id", () => HoldPolicies.Undecided.With(new("course-1"), null, Cite(HoldPolicy.Omit)).RequireFit(Aall15P1.Definition));
        Assert.Throws<ArgumentException>("orderId", () => HoldPolicies.Undecided.With(block, "no-order", Cite(HoldPolicy.Omit)).RequireFit(Aall15P1.Definition));
    }

    [Fact]
    public void A_gestational_age_is_counted_in_weeks_and_days()
    {
        GestationalAge born = new(36, 1);
        LocalDate birth = new(2026, 2, 9);

        Assert.Equal((253, 36, 1, "36+1 weeks"), (born.TotalDays, born.Weeks, born.Days, born.ToString()));
        Assert.Equal(new GestationalAge(37, 0), born.AtBirthThenOn(birth, birth.PlusDays(6)));
        Assert.Equal(born, born.AtBirthThenOn(birth, birth));
        Refused.OutOfRange("on", birth.PlusDays(-1), "The day must not be before the birth, 2026-02-09.", () => born.AtBirthThenOn(birth, birth.PlusDays(-1)));
        Assert.Equal([false, false, true, true], [new GestationalAge(36, 2) < born, new GestationalAge(36, 2) <= born, new GestationalAge(36, 2) > born, new GestationalAge(36, 2) >= born]);
        Assert.Equal([false, true, false, true], [born < new GestationalAge(36, 1), born <= new GestationalAge(36, 1), born > new GestationalAge(36, 1), born >= new GestationalAge(36, 1)]);
        Assert.True(born.CompareTo(new(36, 2)) < 0);
        Assert.Equal([born, born, new(36, 6), new(0, 0)], [GestationalAge.Parse("36+1"), GestationalAge.Parse(" 36+1 weeks "), GestationalAge.Parse("36+6"), GestationalAge.Parse("0+0")]);
        foreach (string text in (string[])["36+7", "5218+0", "2147483647+0", "36", "6", "", "+1", "36+", "36 1"])
        {
            Assert.False(GestationalAge.TryParse(text, out GestationalAge none));
            Assert.Equal(default, none);
            Assert.Equal($"\"{text}\" is not a valid gestational age. Expected completed weeks and 0 to 6 days, such as 36+1.", Assert.Throws<FormatException>(() => GestationalAge.Parse(text)).Message);
        }

        Assert.Throws<ArgumentNullException>("s", () => GestationalAge.Parse(null!));
        Assert.Throws<ArgumentOutOfRangeException>("weeks", () => new GestationalAge(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("weeks", () => new GestationalAge(5218, 0));
        Assert.Throws<ArgumentOutOfRangeException>("weeks", () => new GestationalAge(int.MaxValue, 0));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => new GestationalAge(36, -1));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => new GestationalAge(36, 7));
    }

    [Fact]
    public void Routes_are_read_and_told_in_one_order()
    {
        RouteSet all = (RouteSet)Route.IT | Route.SC | Route.IM | Route.IV | Route.NG | Route.PO;

        Assert.Equal("PO or NG or IV or IM or SC or IT", all.ToString());
        Assert.Equal(all, RouteSet.Parse("IT or SC or IM or IV or NG or PO"));
        Assert.Equal([true, false], [RouteSet.None.IsEmpty, all.IsEmpty]);
        Assert.Equal([true, false, true, true, false], [((RouteSet)Route.PO).IsSubsetOf(all), all.IsSubsetOf(Route.PO), RouteSet.None.IsSubsetOf(Route.PO), all.Overlaps(Route.IT), ((RouteSet)Route.PO).Overlaps(Route.NG)]);
        Refused.OutOfRange("route", (Route)6, "A route is PO, NG, IV, IM, SC or IT.", () => RouteSet.FromRoute((Route)6));
        Refused.OutOfRange("route", (Route)(-1), "A route is PO, NG, IV, IM, SC or IT.", () => RouteSet.FromRoute((Route)(-1)));
        Assert.Equal("\"PO, NG\" is not a valid set of routes. Expected PO, NG, IV, IM, SC or IT, joined by \"or\", or nothing.", Assert.Throws<FormatException>(() => RouteSet.Parse("PO, NG")).Message);
        Assert.Throws<ArgumentNullException>("s", () => RouteSet.Parse(null!));
        Assert.False(RouteSet.TryParse("PO or XX", out RouteSet none));
        Assert.True(none.IsEmpty && !RouteSet.TryParse(null, out _) && RouteSet.TryParse("", out _));
    }

    [Fact]
    public void Infusions_have_a_shortest_and_a_longest_time()
    {
        InfusionTime time = InfusionTime.Parse("10-40 min");
        InfusionWindow window = AzacitidinePreparation.Window;
        Instant reconstituted = Instant.FromUtc(2026, 2, 9, 8, 0);

        Assert.Equal([false, true, true, false], [time.Contains(Minutes(10) - Duration.Epsilon), time.Contains(Minutes(10)), time.Contains(Minutes(40)), time.Contains(Minutes(40) + Duration.Epsilon)]);
        Assert.Equal(["24 h", "24-48 h", "30-60 min", "90 min"], ((InfusionTime[])[new(Duration.FromHours(24), Duration.FromHours(24)), new(Duration.FromHours(24), Duration.FromHours(48)), new(Minutes(30), Minutes(60)), new(Minutes(90), Minutes(90))]).Select(each => each.ToString()));
        Refused.OutOfRange("shortest", Duration.Zero, "The shortest time must be more than zero.", () => new InfusionTime(Duration.Zero, Minutes(1)));
        Refused.OutOfRange("longest", Minutes(9), "The longest time must not be below the shortest, 10 min.", () => new InfusionTime(Minutes(10), Minutes(9)));
        Refused.OutOfRange("longest", Duration.FromDays(366) + Duration.FromTicks(1), "The longest time must not be above 366 days.", () => new InfusionTime(Minutes(10), Duration.FromDays(366) + Duration.FromTicks(1)));
        Refused.OutOfRange("shortest", Duration.Epsilon, "The time must be a whole number of ticks of 100 ns.", () => new InfusionTime(Duration.Epsilon, Minutes(1)));
        Refused.OutOfRange("longest", Minutes(1) + Duration.Epsilon, "The time must be a whole number of ticks of 100 ns.", () => new InfusionTime(Minutes(1), Minutes(1) + Duration.Epsilon));
        Assert.False(InfusionTime.TryParse("8785 h", out InfusionTime none));
        Assert.Equal(default, none);
        Assert.Throws<ArgumentNullException>("s", () => InfusionTime.Parse(null!));
        Assert.False(InfusionTime.TryParse("0-10 min", out _) || InfusionTime.TryParse("40-10 min", out _) || InfusionTime.TryParse("x-10 min", out _) || InfusionTime.TryParse("10-x min", out _) || InfusionTime.TryParse(null, out _));
        Assert.Equal((time, Minutes(45), CareSetting.TertiaryCentre), (window.Infusion, window.CompleteWithin, window.Site));
        Assert.Equal(Instant.FromUtc(2026, 2, 9, 8, 35), window.LatestStart(reconstituted, Minutes(10)));
        Assert.Equal(Instant.FromUtc(2026, 2, 9, 8, 5), window.LatestStart(reconstituted, Minutes(40)));
        Refused.OutOfRange("duration", Minutes(41), "An infusion of azacitidine lasts 10-40 min, both bounds inclusive.", () => window.LatestStart(reconstituted, Minutes(41)));
        Assert.Equal(["AZA-INFUSION-10-40", "AZA-VIAL-45", window.SiteRule.Id, "AZA-CONCENTRATION", "AZA-NO-DEXTROSE"], window.Rules.Select(rule => rule.Id));
        Refused.OutOfRange("completeWithin", Minutes(9), "An infusion of 10-40 min cannot be completed in it.", () => Window(Minutes(9)));
        Assert.Equal(Minutes(10), Window(Minutes(10)).CompleteWithin);
        Assert.Equal(CareSetting.Elsewhere, new InfusionWindow(window.Drug, time, window.InfusionRule, Minutes(45), window.CompletionRule, CareSetting.Elsewhere, window.SiteRule, window.Product).Site);
        VialProduct vial = window.Product;
        Assert.Equal(
            ["AZA-INFUSION-10-40", "AZA-VIAL-45", window.SiteRule.Id, "AZA-CONCENTRATION"],
            Window(Minutes(10), new(vial.Content, vial.DiluentVolume, vial.Weakest, vial.Strongest, vial.ConcentrationRule, diluentRule: null, vial.Citation)).Rules.Select(rule => rule.Id));

        InfusionWindow Window(Duration within, VialProduct? product = null) => new(window.Drug, time, window.InfusionRule, within, window.CompletionRule, window.Site, window.SiteRule, product ?? window.Product);
    }

    [Fact]
    public void A_vial_says_what_a_dose_takes()
    {
        VialProduct vial = AzacitidinePreparation.Window.Product;
        DrugMass none = DrugMass.FromMilligrams(0m);

        // 100 mg in 10 mL are 10 mg/mL; 100 mg are one vial, 10 mL, 25 mL at 4 mg/mL; 100.1 mg are two.
        Assert.Equal("10 mg/mL", vial.ReconstitutedConcentration.ToString());
        VialAmounts one = vial.For(DrugMass.FromMilligrams(100m));
        Assert.Equal((1, "10 mL", "25 mL"), (one.Vials, one.VolumeToDraw.ToString(), one.SmallestFinalVolume.ToString()));
        Assert.Equal("100 mL", vial.For(DrugMass.FromMilligrams(90m)).LargestFinalVolume.ToString());
        Assert.Equal(2, vial.For(DrugMass.FromMilligrams(100.1m)).Vials);
        Assert.Equal(int.MaxValue, vial.For(DrugMass.FromMilligrams(214_748_364_700m)).Vials);
        Refused.OutOfRange("dose", DrugMass.FromMilligrams(214_748_364_700.1m), "The dose needs more than 2147483647 vials of 100 mg.", () => vial.For(DrugMass.FromMilligrams(214_748_364_700.1m)));
        Refused.OutOfRange("dose", none, "A dose that is drawn from a vial is more than 0 mg.", () => vial.For(none));
        Refused.OutOfRange("content", none, "A vial holds more than 0 mg.", () => Vial(none, vial.DiluentVolume, vial.Strongest));
        Refused.OutOfRange("diluentVolume", FluidVolume.FromMillilitres(0m), "A vial is reconstituted with more than 0 mL.", () => Vial(vial.Content, FluidVolume.FromMillilitres(0m), vial.Strongest));
        Refused.OutOfRange("strongest", MassPerVolume.FromMilligramsPerMillilitre(0.8m), "The strongest concentration is not below the weakest, 0.9 mg/mL.", () => Vial(vial.Content, vial.DiluentVolume, MassPerVolume.FromMilligramsPerMillilitre(0.8m)));
        Assert.Equal(vial.Weakest, Vial(vial.Content, vial.DiluentVolume, vial.Weakest).Strongest);

        VialProduct Vial(DrugMass content, FluidVolume diluent, MassPerVolume strongest) => new(content, diluent, vial.Weakest, strongest, vial.ConcentrationRule, vial.DiluentRule, vial.Citation);
    }

    [Fact]
    public void A_rescue_goes_by_the_hour()
    {
        RescueClock clock = Clock(Duration.FromHours(42), Duration.FromHours(48), Duration.FromHours(54.5)) with { EarliestStart = new(6, 0), EarliestStartRule = PlausibilityRules.LaboratoryUnits };
        Instant start = Instant.FromUtc(2026, 2, 9, 8, 0);

        RescueClock fraction = Clock(Minutes((42 * 60) + 20), Minutes((46 * 60) + 20)) with { EarliestStart = new(6, 0), EarliestStartRule = PlausibilityRules.LaboratoryUnits };

        Assert.Equal(("hours 42, 48, 54.5", "hour 42", "hours 42.33, 46.33"), (clock.HoursText(), Clock(Duration.FromHours(42)).HoursText(), fraction.HoursText()));
        Assert.Equal((Duration.FromHours(3), Duration.FromHours(2), Duration.Zero), (clock.Tolerance(), fraction.Tolerance(), Clock(Duration.FromHours(42)).Tolerance()));
        Assert.Equal("leucovorin goes by the hour: its first dose is 42.33 hours after the start, a day before its first registered day", fraction.FindingFor(new(5, 59))!.Instead);
        Assert.Equal([Instant.FromUtc(2026, 2, 11, 2, 0), Instant.FromUtc(2026, 2, 11, 8, 0), Instant.FromUtc(2026, 2, 11, 14, 30)], clock.DosesFrom(start));
        Assert.Null(clock.FindingFor(new(6, 0)));
        Assert.Null((clock with { EarliestStart = null }).FindingFor(new(5, 59)));
        Assert.Null((clock with { EarliestStartRule = null }).FindingFor(new(5, 59)));
        Finding early = clock.FindingFor(new(5, 59))!;
        Assert.Equal(
            (DecisionOutcome.Proceed, Audience.Pharmacy, "the infusion of methotrexate starts at 05:59", "a start at or after 06:00, for leucovorin on its registered days", "leucovorin goes by the hour: its first dose is 42 hours after the start, a day before its first registered day"),
            (early.Effect, early.Audience, early.Observed, early.Required, early.Instead));
        Refused.Argument("hours", "A rescue needs at least one time.", () => Clock());
        Refused.Argument("hours", "The times rise from more than zero; 0 hours does not come after 0 hours.", () => Clock(Duration.Zero));
        Refused.Argument("hours", "The times rise from more than zero; 42 hours does not come after 42 hours.", () => Clock(Duration.FromHours(42), Duration.FromHours(42)));

        static RescueClock Clock(params Duration[] hours) => new(Drugs.Leucovorin, Drugs.Methotrexate, new(hours.ToValueList(), Site, Standing.Site), new Fact<string>.Unpublished("when it ends"));
    }

    [Fact]
    public void A_growth_table_runs_straight_from_step_to_step()
    {
        GrowthTable table = new(2, [1m, 2m, 4m], [3m, 5m, 8m]);

        Assert.Equal((2, 4), (table.First, table.Last));
        Assert.Equal(["none", "1-3", "1.25-3.5", "2-5", "3-6.5", "4-8", "none"], ((decimal[])[1.9m, 2m, 2.25m, 3m, 3.5m, 4m, 4.1m]).Select(Band));
        Refused.Argument("highest", "A table has as many lowest as highest values, and at least one; it has 0 and 0.", () => new GrowthTable(0, [], []));
        Refused.Argument("highest", "A table has as many lowest as highest values, and at least one; it has 1 and 2.", () => new GrowthTable(0, [1m], [1m, 2m]));
        Refused.Argument("lowest", "At step 2 the values 0 and 3 are no band above 0.", () => new GrowthTable(2, [0m, 2m], [3m, 5m]));
        Refused.Argument("lowest", "At step 3 the values 0 and 5 are no band above 0.", () => new GrowthTable(2, [1m, 0m], [3m, 5m]));
        Refused.Argument("lowest", "At step 3 the values 2.5 and 2.4 are no band above 0.", () => new GrowthTable(2, [1m, 2.5m], [3m, 2.4m]));
        Assert.Single(new GrowthTable(0, [1m], [1m]).Lowest);
        Assert.Throws<ArgumentOutOfRangeException>("first", () => new GrowthTable(-1, [1m], [1m]));

        Assert.Equal(365m / 30.4375m, GrowthReference.MonthsOfAge(new(2025, 2, 9), new(2026, 2, 9)));
        Assert.Equal(60, GrowthStandards.WorldHealthOrganization.LastMonth);
        Assert.Equal([3, 3, 3, 3], Enumerable.Range(0, 4).Select(LastMonth));

        // Of the four tables by age one ends at month 3; the others go on to month 9.
        static int LastMonth(int shortest)
        {
            GrowthReference standard = GrowthStandards.WorldHealthOrganization;
            GrowthTable[] tables = [.. Enumerable.Range(0, 4).Select(each => new GrowthTable(each == shortest ? 3 : 9, [1m], [2m]))];
            return (standard with { WeightForAge = tables[0], HeightForAge = tables[1], MedianWeight = tables[2], MedianHeight = tables[3] }).LastMonth;
        }

        string Band(decimal at) => table.TryFind(at, out decimal lowest, out decimal highest) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lowest:0.##}-{highest:0.##}") : $"none{(lowest + highest == 0m ? "" : "!")}";
    }

    [Fact]
    public void The_band_of_a_day_is_worked_out_once_and_kept()
    {
        // From 1-2 at birth to 2-4 at one month, which is 30.4375 days.
        GrowthByDay days = new(new GrowthTable(0, [1m, 2m], [2m, 4m]));

        Assert.Equal([null, new(1m, 2m), new(1m + (30m / 30.4375m), 2m + (60m / 30.4375m)), null], ((int[])[-1, 0, 30, 31]).Select(days.Of));
        Assert.Same(days.Of(0), days.Of(0));
        Assert.Same(days.Of(30), days.Of(30));
    }

    [Fact]
    public void A_full_dose_is_that_of_every_age_from_birth()
    {
        InfantFactorPolicy full = InfantFactorPolicy.FullDose(Cite("full doses"));

        Assert.True(full.Bands.TryFind(new(2026, 2, 9), new(2026, 2, 9), out AgeBand<Cited<Fraction>>? band));
        Assert.Equal(("full doses", Fraction.One, Site, AgeReference.BlockDay1), (full.Title, band.Value.Value, band.Value.Citation, full.AgeTaken));
        Assert.Single(full.Bands.Bands);

        InfantFactorPolicy factors = new("factors", new([new(0, Cite(new Fraction(2, 3))), new(6, Cite(Fraction.One)) { BeginsAfter = true }]), AgeReference.EachDose);
        Citation elsewhere = new(Site.Source, "5");
        InfantFactorPolicy same = factors.As(new("the same factors", elsewhere, Standing.Site));
        Assert.Equal(("the same factors", AgeReference.EachDose), (same.Title, same.AgeTaken));
        Assert.Equal([(0, new(2, 3), elsewhere, false), (6, Fraction.One, elsewhere, true)], same.Bands.Bands.Select(each => (each.FromMonths, each.Value.Value, each.Value.Citation, each.BeginsAfter)));
    }

    [Fact]
    public void Policies_of_a_site_have_bounds()
    {
        Refused.OutOfRange("value", -1, "A measurement is 0 or more days old.", () => new MeasurementPolicy { LongestAgeInDays = Cite(-1) });
        Refused.OutOfRange("value", -0.1m, "A part is 0 or more.", () => new MeasurementPolicy { LargestGrowth = Cite(-0.1m) });
        Refused.OutOfRange("tolerance", -0.1m, "A tolerance is 0 or more.", () => SafetyPolicy.RequireTolerance(Cite(-0.1m)));
        Assert.Equal((0, 0m, 0m), (new MeasurementPolicy { LongestAgeInDays = Cite(0) }.LongestAgeInDays!.Value, new MeasurementPolicy { LargestGrowth = Cite(0m) }.LargestGrowth!.Value, SafetyPolicy.RequireTolerance(Cite(0m))!.Value));
        Assert.Equal((0.1m, null, null), (MeasurementPolicy.LargestGrowthWithoutPolicy, MeasurementPolicy.Default.LongestAgeInDays, MeasurementPolicy.Default.LargestGrowth));
        TherapyLength length = new(Cite(2), AnniversaryIsTreated: false);
        Assert.Equal([new(2028, 2, 9), new(2028, 2, 10), new(2026, 2, 28)], [length.EndFor(new(2026, 2, 9)), (length with { AnniversaryIsTreated = true }).EndFor(new(2026, 2, 9)), length.EndFor(new(2024, 2, 29))]);
        Refused.OutOfRange("years", 0, "Therapy lasts 1 year or more.", () => new TherapyLength(Cite(0), AnniversaryIsTreated: false));
    }

    [Fact]
    public void A_published_dose_belongs_to_a_block_an_order_or_routes()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.Induction).Orders.First(each => each.Drug == Drugs.Vincristine);
        ReferenceDose everywhere = new(Drugs.Vincristine, Cite(Doses["5 mg/dose"]));

        Assert.Equal(
            [true, false, true, false, true, false, true, false],
            ((ReferenceDose[])
            [
                everywhere, new(Drugs.Azacitidine, everywhere.Dose), everywhere with { Block = BlockIds.Induction }, everywhere with { Block = BlockIds.Consolidation },
                everywhere with { OrderId = order.Id }, everywhere with { OrderId = "other" }, everywhere with { Routes = Route.IV }, everywhere with { Routes = Route.PO },
            ]).Select(dose => dose.IsFor(BlockIds.Induction, order)));
        Assert.Equal([true, false, false, true], [everywhere.IsFor(Drugs.Vincristine, Route.IV), everywhere.IsFor(Drugs.Vincristine, Route.PO), everywhere.IsFor(Drugs.Azacitidine, Route.IV), (everywhere with { Routes = Route.PO }).IsFor(Drugs.Vincristine, Route.PO)]);
    }

    private static Cited<T> Cite<T>(T value) => new(value, Site, Standing.Site);

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);
}
