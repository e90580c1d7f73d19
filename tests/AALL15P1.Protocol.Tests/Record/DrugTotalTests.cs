using AALL15P1.Protocol.Evidence;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What was given in all. By 60 cm and 5.4 kg the infant has 0.3 m² (Mosteller: the root of 324/3600), by 80 cm and 11.25 kg 0.5 m².</summary>
public sealed class DrugTotalTests
{
    [Fact]
    public void Amounts_add_up_by_drug_and_route_and_for_each_square_metre_of_their_day()
    {
        RecordBuilder journey = Journeys.Begin().Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))
            .Give(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-12"), amount: DrugMass.FromMilligrams(9m))
            .Measure("2026-01-13", Weight.FromKilograms(11.25m), Height.FromCentimetres(80m))
            .Give(BlockIds.Induction, "daunorubicin", 9, Date("2026-01-13"), amount: DrugMass.FromMilligrams(10m))
            .Give(BlockIds.Induction, "cytarabine", 8, Date("2026-01-12"), Route.SC, DrugMass.FromMilligrams(6m))
            .Give(BlockIds.Induction, "cytarabine", 9, Date("2026-01-13"), Route.IV)
            .Give(BlockIds.Induction, "cytarabine", 10, Date("2026-01-14"), Route.IV, DrugMass.FromMilligrams(6m))
            .Give(BlockIds.Induction, "pegaspargase", 12, Date("2026-01-16"), Route.IM, InternationalUnits.FromInternationalUnits(1000m));

        Assert.Equal(
            [
                "cytarabine IV 6 mg 0 IU 2 (1 without amount, 1 without area) 12 mg/m² | cannot be judged for each m²: 1 of 2 without an amount by mass, or without a weight and a height",
                "cytarabine SC 6 mg 0 IU 1 (0 without amount, 0 without area) 20 mg/m² | 20 mg/m²",
                "daunorubicin IV 19 mg 0 IU 2 (0 without amount, 0 without area) 50 mg/m² | 50 mg/m²",
                "pegaspargase IM 0 mg 1000 IU 1 (0 without amount, 1 without area) 0 mg/m² | cannot be judged for each m²: 1 of 1 without an amount by mass, or without a weight and a height",
            ],
            journey.Record.StateOn(Date("2026-01-20")).CumulativeDoses.Select(total =>
                $"{total.Drug} {total.Route} {total.Mass} {total.Units} {total.Administrations} ({total.WithoutAmount} without amount, {total.WithoutArea} without area) {total.PerArea} | {total.PerAreaText}"));
        Assert.Equal([false, true, true, true], journey.Record.StateOn(Date("2026-01-20")).CumulativeDoses.Select(total => total.IsComplete));
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 0)]
    public void A_surface_needs_a_weight_and_a_height(bool weighed, bool measured, int withoutArea)
    {
        RecordBuilder journey = Journeys.Begin().Measure("2026-01-05", weighed ? Weight.FromKilograms(5.4m) : null, measured ? Height.FromCentimetres(60m) : null)
            .Give(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-12"), amount: DrugMass.FromMilligrams(9m));

        Assert.Equal((withoutArea, 9m), (Assert.Single(journey.Record.StateOn(Date("2026-01-12")).CumulativeDoses).WithoutArea, journey.Record.StateOn(Date("2026-01-12")).CumulativeDoses[0].Mass.Milligrams));
    }

    [Fact]
    public void A_total_of_which_nothing_is_said_is_zero() =>
        Assert.Equal("0 mg/m²", new DrugTotal(Drugs.Daunorubicin, Route.IV, DrugMass.FromMilligrams(0m), InternationalUnits.FromInternationalUnits(0m), 0, 0).PerAreaText);

    // What was done stands by its day also where it was given in another order than planned.
    [Fact]
    public void What_was_done_stands_by_its_day()
    {
        RecordBuilder journey = Journeys.Begin().Give(BlockIds.Induction, "prednisolone", 1, Date("2026-01-07")).Give(BlockIds.Induction, "prednisolone", 2, Date("2026-01-06")).Give(BlockIds.Induction, "prednisolone", 3, Date("2026-01-08"));

        Assert.Equal([("2026-01-06", 2), ("2026-01-07", 1), ("2026-01-08", 3)], journey.Record.StateOn(Date("2026-01-08")).Done.Select(row => (NodaTime.Text.LocalDatePattern.Iso.Format(row.Date), row.Day)));
    }

    // A site that limits two classes: the doses of each are added up for each square metre. 6 mg of dexamethasone on 0.3 m² are 20 mg/m².
    [Fact]
    public void Each_class_with_a_limit_is_added_up()
    {
        Citation manual = new(new("SITE", "The test site's manual", Standing.Site), "limits");
        CumulativeLimit Limit(DrugClass of, decimal most) => new(of, new(MassPerArea.FromMilligramsPerSquareMetre(most), manual, Standing.Site));
        RecordBuilder journey = Journeys.Begin(Aall15P1.Compile(new SiteSupplement("site", "A site") { CumulativeLimits = [Limit(DrugClass.Anthracycline, 300m), Limit(DrugClass.Corticosteroid, 10m)] }))
            .Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))
            .Give(BlockIds.Induction, "dexamethasone", 8, Date("2026-01-12"), amount: DrugMass.FromMilligrams(6m));

        Assert.Contains(journey.Record.StateOn(Date("2026-01-12")).Findings, found => found.Finding.Rule.Id == SafetyRules.CumulativeDose.Id && found.Finding.Effect == DecisionOutcome.Hold && found.Finding.Observed!.Contains("20 mg/m²", StringComparison.Ordinal));
    }
}
