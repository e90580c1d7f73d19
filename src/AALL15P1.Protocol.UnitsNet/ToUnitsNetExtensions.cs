using NodaTime;
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

/// <summary>
/// From this library's quantities to those of UnitsNet, each in its canonical unit here, so that nothing but the change
/// from decimal to double touches the number: it becomes the nearest double.
/// </summary>
/// <remarks>
/// A value of at most 15 significant digits comes back unchanged through <see cref="FromUnitsNetExtensions"/>. What
/// UnitsNet has no unit for has no conversion: international units, cell counts, enzyme units, mg/kg as a dose (UnitsNet
/// takes mg/kg for a fraction, and would cancel it), and the difference between per dose and per day.
/// </remarks>
public static class ToUnitsNetExtensions
{
    /// <summary>The amount in milligrams, where it is a mass and not in international units, for which UnitsNet has no unit.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="mass">The mass; 0 g when there is none.</param>
    /// <returns>False for international units.</returns>
    public static bool TryGetMass(this DoseAmount amount, out UnitsNetMass mass)
    {
        mass = amount.Mass?.ToUnitsNet() ?? default;
        return amount.Mass is not null;
    }

    /// <summary>The single dose in milligrams, where the result is a dose and a mass.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mass">The single dose; 0 g when there is none.</param>
    /// <returns>False when there is no dose (the result holds or cannot be decided), when no single dose is stated, and for international units.</returns>
    public static bool TryGetMass(this DoseResult result, out UnitsNetMass mass)
    {
        mass = default;
        return result.Outcome == DecisionOutcome.Proceed && result.Dose.PerDose is { } each && each.TryGetMass(out mass);
    }

    /// <summary>The drug amount in milligrams.</summary>
    /// <param name="mass">The drug amount.</param>
    public static UnitsNetMass ToUnitsNet(this DrugMass mass) => UnitsNetMass.FromMilligrams(ExactNumber.ToDouble(mass.Milligrams));

    /// <summary>The weight in kilograms.</summary>
    /// <param name="weight">The body weight.</param>
    /// <exception cref="InvalidOperationException">The weight was never given a value.</exception>
    public static UnitsNetMass ToUnitsNet(this Weight weight) => UnitsNetMass.FromKilograms(ExactNumber.ToDouble(weight.Kilograms));

    /// <summary>The height in centimetres.</summary>
    /// <param name="height">The body height.</param>
    /// <exception cref="InvalidOperationException">The height was never given a value.</exception>
    public static UnitsNetLength ToUnitsNet(this Height height) => UnitsNetLength.FromCentimeters(ExactNumber.ToDouble(height.Centimetres));

    /// <summary>The area in square metres.</summary>
    /// <param name="area">The body surface area.</param>
    /// <exception cref="InvalidOperationException">The area was never given a value.</exception>
    public static UnitsNetArea ToUnitsNet(this BodySurfaceArea area) => UnitsNetArea.FromSquareMeters(ExactNumber.ToDouble(area.SquareMetres));

    /// <summary>The volume in millilitres.</summary>
    /// <param name="volume">The volume.</param>
    public static UnitsNetVolume ToUnitsNet(this FluidVolume volume) => UnitsNetVolume.FromMilliliters(ExactNumber.ToDouble(volume.Millilitres));

    /// <summary>The dose by surface as an areal density in milligrams per square metre.</summary>
    /// <param name="dose">The dose by surface.</param>
    public static UnitsNetAreaDensity ToUnitsNet(this MassPerArea dose) =>
        UnitsNetAreaDensity.FromMilligramsPerSquareMeter(ExactNumber.ToDouble(dose.MilligramsPerSquareMetre));

    /// <summary>The concentration in milligrams per millilitre.</summary>
    /// <param name="concentration">The concentration by mass.</param>
    public static UnitsNetMassConcentration ToUnitsNet(this MassPerVolume concentration) =>
        UnitsNetMassConcentration.FromMilligramsPerMilliliter(ExactNumber.ToDouble(concentration.MilligramsPerMillilitre));

    /// <summary>The concentration in micromoles per litre.</summary>
    /// <param name="concentration">The concentration by amount of substance.</param>
    public static UnitsNetMolarity ToUnitsNet(this MolarConcentration concentration) =>
        UnitsNetMolarity.FromMicromolesPerLiter(ExactNumber.ToDouble(concentration.MicromolesPerLitre));

    /// <summary>The molar mass in grams per mole.</summary>
    /// <param name="molarMass">The molar mass.</param>
    /// <exception cref="InvalidOperationException">The molar mass was never given a value.</exception>
    public static UnitsNetMolarMass ToUnitsNet(this MassPerMole molarMass) =>
        UnitsNetMolarMass.FromGramsPerMole(ExactNumber.ToDouble(molarMass.GramsPerMole));

    /// <summary>The length of time in seconds, which may be negative, as in NodaTime.</summary>
    /// <param name="duration">The length of time.</param>
    public static UnitsNetDuration ToUnitsNet(this Duration duration) =>
        UnitsNetDuration.FromSeconds(ExactNumber.ToDouble((decimal)duration.ToInt128Nanoseconds() / NodaConstants.NanosecondsPerSecond));
}
