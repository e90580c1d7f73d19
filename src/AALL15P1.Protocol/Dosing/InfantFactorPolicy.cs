using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// By which factor a dose is scaled that its source states before the infant factor. A site selects it. None is
/// assumed for AALL15P1: whether it uses Interfant's is unpublished.
/// </summary>
/// <param name="Title">What the policy is called.</param>
/// <param name="Bands">The factors by age, each with its citation.</param>
/// <param name="AgeTaken">When the age is taken (D9).</param>
public sealed record InfantFactorPolicy(string Title, AgeTable<Cited<Fraction>> Bands, AgeReference AgeTaken)
{
    private static readonly Cited<string> Interfant99 = new("Interfant", new(Sources.Interfant99Methotrexate, "abstract, dose by age"), Standing.Backbone);

    /// <summary>
    /// Interfant's factors: 2/3 below 6 months, 3/4 from 6 to 12 months, and the full dose above (Backbone). To which
    /// band exactly 12 months belongs is D4, and when the age is taken is D9.
    /// </summary>
    /// <param name="readings">The readings of D4 and D9.</param>
    /// <param name="stated">Where a site's protocol states the same factors, with the policy's title; null for Interfant-99's own statement.</param>
    /// <returns>The policy.</returns>
    public static InfantFactorPolicy Interfant(InterpretationChoices readings, Cited<string>? stated = null)
    {
        Cited<string> source = stated ?? Interfant99;
        return new(
            source.Value,
            new(
            [
                new(0, source.Same(new Fraction(2, 3))),
                new(6, source.Same(new Fraction(3, 4))),
                new(12, source.Same(Fraction.One)) { BeginsAfter = readings.Takes(Interpretations.InfantAgeBands, "as-printed") },
            ]),
            AgeTakenBy(readings));
    }

    /// <summary>The policy that gives every infant the full dose, as a site's protocol may state.</summary>
    /// <param name="stated">Where it is stated; its value is the policy's title.</param>
    /// <returns>The policy.</returns>
    public static InfantFactorPolicy FullDose(Cited<string> stated) =>
        new(stated.Value, new([new(0, stated.Same(Fraction.One))]), AgeReference.BlockDay1);

    /// <summary>When the age is taken by a reading of D9.</summary>
    /// <param name="readings">The readings.</param>
    /// <returns>The day.</returns>
    public static AgeReference AgeTakenBy(InterpretationChoices readings) =>
        readings.Takes(Interpretations.InfantFactorAge, "each-dose") ? AgeReference.EachDose : AgeReference.BlockDay1;
}
