using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for every quantity. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
/// <remarks>
/// <para>
/// Most values are plausible for an infant, with up to four decimal places; the rest are the ends of that range, the
/// smallest step above 0, 0 itself where the type allows it, and numbers far outside of it. The ranges are test data:
/// they state no limit, clinical or other, and nothing in the library depends on them.
/// </para>
/// <para>
/// No value has more than 12 significant digits or 9 decimal places, so the product of two is exact in a decimal, and
/// laws such as <c>a * b / b == a</c> hold without a tolerance. Failing values shrink to fewer decimals, then to
/// smaller whole numbers, and stay valid.
/// </para>
/// </remarks>
internal static class QuantityGenerators
{
    private const decimal SmallestStep = 0.000000001m;

    /// <summary>Drug amounts, mostly up to 10 g.</summary>
    public static Arbitrary<DrugMass> Masses() => Quantities(0m, 10_000m, DrugMass.FromMilligrams, mass => mass.Milligrams);

    /// <summary>Drug amounts, mostly up to 20,000 IU.</summary>
    public static Arbitrary<InternationalUnits> InternationalUnitAmounts() =>
        Quantities(0m, 20_000m, InternationalUnits.FromInternationalUnits, amount => amount.Value);

    /// <summary>Body weights, mostly 0.5-30 kg.</summary>
    public static Arbitrary<Weight> Weights() => Quantities(0.5m, 30m, Weight.FromKilograms, weight => weight.Kilograms);

    /// <summary>Body lengths, mostly 30-130 cm.</summary>
    public static Arbitrary<Height> Heights() => Quantities(30m, 130m, Height.FromCentimetres, height => height.Centimetres);

    /// <summary>Body surface areas, mostly 0.05-1.5 m².</summary>
    public static Arbitrary<BodySurfaceArea> BodySurfaceAreas() =>
        Quantities(0.05m, 1.5m, BodySurfaceArea.FromSquareMetres, area => area.SquareMetres);

    /// <summary>Fluid volumes, mostly up to 2 L.</summary>
    public static Arbitrary<FluidVolume> Volumes() => Quantities(0m, 2_000m, FluidVolume.FromMillilitres, volume => volume.Millilitres);

    /// <summary>Blood counts, mostly up to 1,000,000/µL: neutrophils, platelets and the white cells of infant leukaemia.</summary>
    public static Arbitrary<CellCount> CellCounts() =>
        Quantities(0m, 1_000_000m, CellCount.FromPerMicrolitre, count => count.PerMicrolitre);

    /// <summary>Concentrations by mass, mostly up to 200 mg/mL.</summary>
    public static Arbitrary<MassPerVolume> MassConcentrations() =>
        Quantities(0m, 200m, MassPerVolume.FromMilligramsPerMillilitre, concentration => concentration.MilligramsPerMillilitre);

    /// <summary>Concentrations by amount of substance, mostly up to 10,000 µmol/L.</summary>
    public static Arbitrary<MolarConcentration> MolarConcentrations() =>
        Quantities(0m, 10_000m, MolarConcentration.FromMicromolesPerLitre, concentration => concentration.MicromolesPerLitre);

    /// <summary>Molar masses, mostly 10-2000 g/mol.</summary>
    public static Arbitrary<MassPerMole> MolarMasses() => Quantities(10m, 2_000m, MassPerMole.FromGramsPerMole, mass => mass.GramsPerMole);

    /// <summary>Enzyme activities in serum, mostly up to 20,000 U/L.</summary>
    public static Arbitrary<EnzymeActivity> EnzymeActivities() =>
        Quantities(0m, 20_000m, EnzymeActivity.FromUnitsPerLitre, activity => activity.UnitsPerLitre);

    /// <summary>Doses by weight, mostly up to 50 mg/kg.</summary>
    public static Arbitrary<MassPerWeight> MassesPerWeight() =>
        Quantities(0m, 50m, MassPerWeight.FromMilligramsPerKilogram, dose => dose.MilligramsPerKilogram);

    /// <summary>Doses by surface, mostly up to 12 g/m².</summary>
    public static Arbitrary<MassPerArea> MassesPerArea() =>
        Quantities(0m, 12_000m, MassPerArea.FromMilligramsPerSquareMetre, dose => dose.MilligramsPerSquareMetre);

    /// <summary>Doses by weight, mostly up to 1000 IU/kg.</summary>
    public static Arbitrary<UnitsPerWeight> UnitsPerWeights() =>
        Quantities(0m, 1_000m, UnitsPerWeight.FromInternationalUnitsPerKilogram, dose => dose.InternationalUnitsPerKilogram);

    /// <summary>Doses by surface, mostly up to 20,000 IU/m².</summary>
    public static Arbitrary<UnitsPerArea> UnitsPerAreas() =>
        Quantities(0m, 20_000m, UnitsPerArea.FromInternationalUnitsPerSquareMetre, dose => dose.InternationalUnitsPerSquareMetre);

    /// <summary>Amounts in milligrams per dose.</summary>
    public static Arbitrary<PerDose<DrugMass>> MassesPerDose() => EachDose(Masses());

    /// <summary>Amounts in international units per dose.</summary>
    public static Arbitrary<PerDose<InternationalUnits>> InternationalUnitAmountsPerDose() => EachDose(InternationalUnitAmounts());

    /// <summary>Doses in mg/kg/dose.</summary>
    public static Arbitrary<PerDose<MassPerWeight>> MassesPerWeightPerDose() => EachDose(MassesPerWeight());

    /// <summary>Doses in mg/m²/dose.</summary>
    public static Arbitrary<PerDose<MassPerArea>> MassesPerAreaPerDose() => EachDose(MassesPerArea());

    /// <summary>Doses in IU/kg/dose.</summary>
    public static Arbitrary<PerDose<UnitsPerWeight>> UnitsPerWeightsPerDose() => EachDose(UnitsPerWeights());

    /// <summary>Doses in IU/m²/dose.</summary>
    public static Arbitrary<PerDose<UnitsPerArea>> UnitsPerAreasPerDose() => EachDose(UnitsPerAreas());

    /// <summary>Amounts in milligrams per day.</summary>
    public static Arbitrary<PerDay<DrugMass>> MassesPerDay() => EachDay(Masses());

    /// <summary>Amounts in international units per day.</summary>
    public static Arbitrary<PerDay<InternationalUnits>> InternationalUnitAmountsPerDay() => EachDay(InternationalUnitAmounts());

    /// <summary>Doses in mg/kg/day.</summary>
    public static Arbitrary<PerDay<MassPerWeight>> MassesPerWeightPerDay() => EachDay(MassesPerWeight());

    /// <summary>Doses in mg/m²/day.</summary>
    public static Arbitrary<PerDay<MassPerArea>> MassesPerAreaPerDay() => EachDay(MassesPerArea());

    /// <summary>Doses in IU/kg/day.</summary>
    public static Arbitrary<PerDay<UnitsPerWeight>> UnitsPerWeightsPerDay() => EachDay(UnitsPerWeights());

    /// <summary>Doses in IU/m²/day.</summary>
    public static Arbitrary<PerDay<UnitsPerArea>> UnitsPerAreasPerDay() => EachDay(UnitsPerAreas());

    private static Arbitrary<PerDose<T>> EachDose<T>(Arbitrary<T> amounts)
        where T : struct, IDoseQuantity<T> =>
        Arb.Convert(amounts, amount => amount.PerDose(), dose => dose.Quantity);

    private static Arbitrary<PerDay<T>> EachDay<T>(Arbitrary<T> amounts)
        where T : struct, IDoseQuantity<T> =>
        Arb.Convert(amounts, amount => amount.PerDay(), dose => dose.Quantity);

    private static Arbitrary<T> Quantities<T>(decimal smallest, decimal largest, Func<decimal, T> make, Func<T, decimal> read)
        where T : struct, IDecimalQuantity<T> =>
        Arb.From(
            Values(smallest, largest, T.AllowsZero).Select(make),
            quantity => SmallerValues(read(quantity), T.AllowsZero).Select(make));

    private static Gen<decimal> Values(decimal smallest, decimal largest, bool allowsZero)
    {
        Gen<decimal> plausible =
            from places in Gen.Choose(0, 4)
            from whole in Gen.Choose(decimal.ToInt32(decimal.Truncate(smallest)), decimal.ToInt32(decimal.Truncate(largest)))
            from fraction in Gen.Choose(0, 9_999)
            let value = whole + decimal.Round(fraction / 10_000m, places, MidpointRounding.ToZero)
            select Math.Clamp(value, smallest, largest);
        Gen<decimal> faraway =
            from places in Gen.Choose(0, 9)
            from millions in Gen.Choose(0, 999_999)
            from rest in Gen.Choose(1, 999_999)
            select new decimal(rest + (1_000_000L * millions)) * new decimal(1, 0, 0, isNegative: false, (byte)places);
        decimal[] edges = [SmallestStep, allowsZero ? 0m : 1m, smallest == 0m ? 1m : smallest, largest];
        return Gen.Frequency((8, plausible), (1, faraway), (1, Gen.Elements(edges)));
    }

    private static IEnumerable<decimal> SmallerValues(decimal value, bool allowsZero)
    {
        decimal whole = decimal.Truncate(value);
        IEnumerable<decimal> candidates = whole == value
            ? [0m, 1m, decimal.Truncate(value / 2m), value - 1m]
            : [whole, decimal.Round(value, 1, MidpointRounding.ToZero), decimal.Round(value, value.Scale - 1, MidpointRounding.ToZero)];
        return candidates.Where(candidate => candidate < value && (candidate > 0m || (allowsZero && candidate == 0m))).Distinct();
    }
}
