using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// Interfant's factors: 2/3 below 6 months, 3/4 from 6 to 12 months, and the full dose above (Backbone). To which band
/// exactly 12 months belongs is D4, and when the age is taken is D9. Whether AALL15P1 uses them is unpublished: a site
/// selects them.
/// </summary>
internal static class InterfantFactor
{
    public const string Id = "interfant";

    private static readonly Cited<string> Interfant99 = new("Interfant", new(Sources.Interfant99Methotrexate, "abstract, dose by age"), Standing.Backbone);

    public static InfantFactorPolicy Under(InterpretationChoices readings) => new(
        Interfant99.Value,
        new(
        [
            new(0, Interfant99.WithValue(new Fraction(2, 3))),
            new(6, Interfant99.WithValue(new Fraction(3, 4))),
            new(12, Interfant99.WithValue(Fraction.One)) { BeginsAfter = readings.Takes(Interpretations.InfantAgeBands, "as-printed") },
        ]),
        AgeTakenBy(readings));

    public static AgeReference AgeTakenBy(InterpretationChoices readings) =>
        readings.Takes(Interpretations.InfantFactorAge, "each-dose") ? AgeReference.EachDose : AgeReference.BlockDay1;
}
