using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Dosing;

/// <summary>What the tests of dosing share: an infant, a site's source, and orders with a stated dose.</summary>
internal static class Sample
{
    public static readonly LocalDate Born = new(2025, 9, 14);
    public static readonly LocalDate BlockStart = new(2026, 2, 9);
    public static readonly Citation Site = new(new Source("SITE", "A site's protocol text", Standing.Site), "page 1");

    /// <summary>6.2 kg on 2026-02-07 and 62 cm on 2026-02-02.</summary>
    public static readonly Infant Infant = new(
        Born,
        [
            new(new LocalDate(2026, 2, 7), Weight.FromKilograms(6.2m), height: null),
            new(new LocalDate(2026, 2, 2), weight: null, Height.FromCentimetres(62m)),
        ]);

    public static Cited<T> Cited<T>(T value) => new(value, Site, Standing.Site);

    public static PlannedOrder Order(DoseRule rule, int? timesPerDay = 1, Drug? drug = null) => new(
        "order",
        drug ?? Drugs.Cytarabine,
        (drug ?? Drugs.Cytarabine).Routes,
        DayPattern.Through((1, 28)),
        new Fact<DoseRule>.Known(Cited(rule)),
        new Citation(Sources.Registry, "outline"),
        Standing.Protocol)
    {
        TimesPerDay = timesPerDay,
    };

    public static DosingPolicy Rounding(DoseAmount increment, RoundingDirection direction = RoundingDirection.Nearest, RoundingTie tie = RoundingTie.Down) =>
        DosingPolicy.Default with { Rounding = [Cited(new RoundingPolicy(increment, direction, tie))] };

    public static DoseResult Explain(DoseRule rule, DosingPolicy? policy = null, int? timesPerDay = 1, Infant? infant = null, LocalDate? date = null) =>
        DoseCalculator.Compile(Order(rule, timesPerDay), policy ?? DosingPolicy.Default).Explain(infant ?? Infant, BlockStart, date ?? BlockStart);

    public static Infant Measured(decimal kilograms, decimal centimetres, LocalDate? born = null) => new(
        born ?? Born, [new(BlockStart, Weight.FromKilograms(kilograms), Height.FromCentimetres(centimetres))]);

    public static DoseAmount Milligrams(decimal milligrams) => DrugMass.FromMilligrams(milligrams);

    /// <summary>An infant who is measured every four weeks for two years, at the median of the growth standards.</summary>
    public static Infant Growing(LocalDate birth, LocalDate first) =>
        new(birth, Enumerable.Range(0, 28).Select(time => At(birth, first.PlusDays(28 * time))).ToValueList());

    private static Measurement At(LocalDate birth, LocalDate on)
    {
        GrowthReference growth = AALL15P1.Protocol.Definition.GrowthStandards.WorldHealthOrganization;
        decimal months = Period.DaysBetween(birth, on) / 30.4375m;
        if (!growth.MedianWeight.TryFind(months, out _, out decimal kilograms) || !growth.MedianHeight.TryFind(months, out _, out decimal centimetres))
        {
            throw new ArgumentOutOfRangeException(nameof(on), on, "The growth standards end before this day.");
        }

        return new(on, Protocol.Weight.FromKilograms(decimal.Round(kilograms, 2)), Protocol.Height.FromCentimetres(decimal.Round(centimetres, 1)));
    }
}
