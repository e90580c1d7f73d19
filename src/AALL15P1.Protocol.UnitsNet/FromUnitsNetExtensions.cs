using System.Globalization;
using NodaTime;
using UnitsNet.Units;
using UnitsNetArea = UnitsNet.Area;
using UnitsNetAreaDensity = UnitsNet.AreaDensity;
using UnitsNetDuration = UnitsNet.Duration;
using UnitsNetLength = UnitsNet.Length;
using UnitsNetMass = UnitsNet.Mass;
using UnitsNetMassConcentration = UnitsNet.MassConcentration;
using UnitsNetMolarity = UnitsNet.Molarity;
using UnitsNetMolarMass = UnitsNet.MolarMass;
using UnitsNetVolume = UnitsNet.Volume;

namespace AALL15P1.Protocol.UnitsNet;

/// <summary>From UnitsNet's quantities to this library's, exactly.</summary>
/// <remarks>
/// <para>
/// A UnitsNet 5 quantity is a double and a unit. The double is read as the decimal that it prints as, and multiplied by a
/// decimal factor, so that 0.1 mg is exactly 0.1 mg, although no double is. UnitsNet's own conversions, which are in
/// double, are not used.
/// </para>
/// <para>
/// Each method accepts the units listed, whose factors are exact. Any other unit is refused: convert it with UnitsNet
/// first, knowingly, because some factors there are rounded (its stone is 6.350288 kg, and 14 lb are 6.35029318 kg).
/// </para>
/// <para>
/// UnitsNet has one mass and one area for everything, so the name of the method says what it is taken for.
/// </para>
/// </remarks>
public static class FromUnitsNetExtensions
{
    /// <summary>The mass as a drug amount. Accepted units: nanograms to kilograms.</summary>
    /// <param name="mass">0 or more.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static DrugMass ToDrugMass(this UnitsNetMass mass) =>
        DrugMass.FromMilligrams(ExactNumber.Product(mass.Value, mass.Unit switch
        {
            MassUnit.Nanogram => 0.000001m,
            MassUnit.Microgram => 0.001m,
            MassUnit.Milligram => 1m,
            MassUnit.Gram => 1000m,
            MassUnit.Kilogram => 1_000_000m,
            _ => throw NotExact(mass.Value, mass.Unit, MassUnit.Milligram, nameof(mass)),
        }));

    /// <summary>The mass as a body weight. Accepted units: grams, kilograms, and avoirdupois ounces (a sixteenth of a pound) and pounds.</summary>
    /// <param name="mass">Greater than 0.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static Weight ToWeight(this UnitsNetMass mass) =>
        Weight.FromKilograms(ExactNumber.Product(mass.Value, mass.Unit switch
        {
            MassUnit.Gram => 0.001m,
            MassUnit.Kilogram => 1m,
            MassUnit.Ounce => 0.028349523125m,
            MassUnit.Pound => 0.45359237m,
            _ => throw NotExact(mass.Value, mass.Unit, MassUnit.Kilogram, nameof(mass)),
        }));

    /// <summary>The length as a body height. Accepted units: millimetres, centimetres, metres, inches and feet.</summary>
    /// <param name="length">Greater than 0.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static Height ToHeight(this UnitsNetLength length) =>
        Height.FromCentimetres(ExactNumber.Product(length.Value, length.Unit switch
        {
            LengthUnit.Millimeter => 0.1m,
            LengthUnit.Centimeter => 1m,
            LengthUnit.Meter => 100m,
            LengthUnit.Inch => 2.54m,
            LengthUnit.Foot => 30.48m,
            _ => throw NotExact(length.Value, length.Unit, LengthUnit.Centimeter, nameof(length)),
        }));

    /// <summary>The area as a body surface area. Accepted units: square centimetres and square metres.</summary>
    /// <param name="area">Greater than 0.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static BodySurfaceArea ToBodySurfaceArea(this UnitsNetArea area) =>
        BodySurfaceArea.FromSquareMetres(ExactNumber.Product(area.Value, area.Unit switch
        {
            AreaUnit.SquareCentimeter => 0.0001m,
            AreaUnit.SquareMeter => 1m,
            _ => throw NotExact(area.Value, area.Unit, AreaUnit.SquareMeter, nameof(area)),
        }));

    /// <summary>The volume. Accepted units: microlitres, millilitres, cubic centimetres, decilitres and litres.</summary>
    /// <param name="volume">0 or more.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static FluidVolume ToVolume(this UnitsNetVolume volume) =>
        FluidVolume.FromMillilitres(ExactNumber.Product(volume.Value, volume.Unit switch
        {
            VolumeUnit.Microliter => 0.001m,
            VolumeUnit.Milliliter => 1m,
            VolumeUnit.CubicCentimeter => 1m,
            VolumeUnit.Deciliter => 100m,
            VolumeUnit.Liter => 1000m,
            _ => throw NotExact(volume.Value, volume.Unit, VolumeUnit.Milliliter, nameof(volume)),
        }));

    /// <summary>The areal density as a dose by surface. Accepted units: milligrams, grams and kilograms per square metre.</summary>
    /// <param name="density">0 or more.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static MassPerArea ToMassPerArea(this UnitsNetAreaDensity density) =>
        MassPerArea.FromMilligramsPerSquareMetre(ExactNumber.Product(density.Value, density.Unit switch
        {
            AreaDensityUnit.MilligramPerSquareMeter => 1m,
            AreaDensityUnit.GramPerSquareMeter => 1000m,
            AreaDensityUnit.KilogramPerSquareMeter => 1_000_000m,
            _ => throw NotExact(density.Value, density.Unit, AreaDensityUnit.MilligramPerSquareMeter, nameof(density)),
        }));

    /// <summary>The concentration by mass. Accepted units: micrograms per litre and millilitre, milligrams per litre, decilitre and millilitre, grams per litre and decilitre, kilograms per cubic metre.</summary>
    /// <param name="concentration">0 or more.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static MassPerVolume ToMassConcentration(this UnitsNetMassConcentration concentration) =>
        MassPerVolume.FromMilligramsPerMillilitre(ExactNumber.Product(concentration.Value, concentration.Unit switch
        {
            MassConcentrationUnit.MicrogramPerLiter => 0.000001m,
            MassConcentrationUnit.MicrogramPerMilliliter => 0.001m,
            MassConcentrationUnit.MilligramPerLiter => 0.001m,
            MassConcentrationUnit.MilligramPerDeciliter => 0.01m,
            MassConcentrationUnit.MilligramPerMilliliter => 1m,
            MassConcentrationUnit.GramPerLiter => 1m,
            MassConcentrationUnit.GramPerDeciliter => 10m,
            MassConcentrationUnit.KilogramPerCubicMeter => 1m,
            _ => throw NotExact(concentration.Value, concentration.Unit, MassConcentrationUnit.MilligramPerMilliliter, nameof(concentration)),
        }));

    /// <summary>The concentration by amount of substance. Accepted units: nanomoles to moles per litre, and moles per cubic metre.</summary>
    /// <param name="concentration">0 or more.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static MolarConcentration ToMolarConcentration(this UnitsNetMolarity concentration) =>
        MolarConcentration.FromMicromolesPerLitre(ExactNumber.Product(concentration.Value, concentration.Unit switch
        {
            MolarityUnit.NanomolePerLiter => 0.001m,
            MolarityUnit.MicromolePerLiter => 1m,
            MolarityUnit.MillimolePerLiter => 1000m,
            MolarityUnit.MolePerLiter => 1_000_000m,
            MolarityUnit.MolePerCubicMeter => 1000m,
            _ => throw NotExact(concentration.Value, concentration.Unit, MolarityUnit.MicromolePerLiter, nameof(concentration)),
        }));

    /// <summary>The molar mass. Accepted units: grams and kilograms per mole, and kilograms per kilomole.</summary>
    /// <param name="molarMass">Greater than 0.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static MassPerMole ToMolarMass(this UnitsNetMolarMass molarMass) =>
        MassPerMole.FromGramsPerMole(ExactNumber.Product(molarMass.Value, molarMass.Unit switch
        {
            MolarMassUnit.GramPerMole => 1m,
            MolarMassUnit.KilogramPerMole => 1000m,
            MolarMassUnit.KilogramPerKilomole => 1m,
            _ => throw NotExact(molarMass.Value, molarMass.Unit, MolarMassUnit.GramPerMole, nameof(molarMass)),
        }));

    /// <summary>
    /// The length of time, to the nearest nanosecond, which is NodaTime's resolution (half a nanosecond goes to the even
    /// one). Accepted units: weeks to nanoseconds. A year or a month is no fixed length: NodaTime has periods for them.
    /// </summary>
    /// <param name="duration">The length of time, which may be negative.</param>
    /// <exception cref="ArgumentException">The unit is not one of the accepted ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is beyond a NodaTime duration.</exception>
    /// <exception cref="OverflowException">The number does not fit a decimal.</exception>
    public static Duration ToDuration(this UnitsNetDuration duration)
    {
        decimal nanoseconds = ExactNumber.Product(duration.Value, duration.Unit switch
        {
            DurationUnit.Nanosecond => 1m,
            DurationUnit.Microsecond => 1000m,
            DurationUnit.Millisecond => NodaConstants.NanosecondsPerMillisecond,
            DurationUnit.Second => NodaConstants.NanosecondsPerSecond,
            DurationUnit.Minute => NodaConstants.NanosecondsPerMinute,
            DurationUnit.Hour => NodaConstants.NanosecondsPerHour,
            DurationUnit.Day => NodaConstants.NanosecondsPerDay,
            DurationUnit.Week => NodaConstants.NanosecondsPerWeek,
            _ => throw NotExact(duration.Value, duration.Unit, DurationUnit.Second, nameof(duration)),
        });
        return Duration.FromNanoseconds((Int128)decimal.Round(nanoseconds, MidpointRounding.ToEven));
    }

    private static ArgumentException NotExact(double value, Enum unit, Enum accepted, string parameter) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"The unit {unit} has no exact conversion here. Found {value:R} {unit}. A unit that the method accepts is expected: convert with UnitsNet first, knowingly, as by ToUnit({accepted.GetType().Name}.{accepted})."),
            parameter);
}
