using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What must be known before a dose can be computed: this library's own safeguards, by which a dose is never guessed.</summary>
internal static class DosingRules
{
    /// <summary>A source or the site's supplement states the dose.</summary>
    public static Rule DoseStated { get; } = Safeguard(
        "DOSE-STATED", "Stated dose", "A dose is computed only from a size that a public source or the site's supplement states.");

    /// <summary>A weight was measured on or before the day of the dose.</summary>
    public static Rule WeightMeasured { get; } = Safeguard(
        "DOSE-WEIGHT", "Measured weight", "A dose by weight or body surface needs a weight that was measured on or before the day of the dose.") with
    {
        Grounds = PublishedSources.MetricWeightAtEveryEncounter,
    };

    /// <summary>A height was measured on or before the day of the dose.</summary>
    public static Rule HeightMeasured { get; } = Safeguard(
        "DOSE-HEIGHT", "Measured height", "A dose by body surface needs a height that was measured on or before the day of the dose.");

    /// <summary>A policy says which infant factor applies to a size that is stated before it.</summary>
    public static Rule InfantFactorStated { get; } = Safeguard(
        "DOSE-INFANT-FACTOR", "Infant factor", "A size that is stated before the infant factor gives a dose only when the site states the infant factor for the infant's age.");

    /// <summary>A table by age has a band for the infant's age.</summary>
    public static Rule AgeBandStated { get; } = Safeguard(
        "DOSE-AGE-BAND", "Age band", "A dose by age needs a band for the infant's age.");

    /// <summary>The doses a day are stated where the dose depends on them.</summary>
    public static Rule TimesPerDayStated { get; } = Safeguard(
        "DOSE-TIMES-PER-DAY", "Doses a day", "Where a size, a cap or a rounding speaks of one dose and another of a whole day, the number of doses a day must be stated.");

    /// <summary>A taper has a step for the day.</summary>
    public static Rule TaperCovers { get; } = Safeguard(
        "DOSE-TAPER", "Taper", "A tapered dose needs a step of the taper for the day.");

    /// <summary>A percentage of a new starting dose has that dose in mg.</summary>
    public static Rule StartingAmountStated { get; } = Safeguard(
        "DOSE-NEW-START", "Amount of a new starting dose", "Once a new starting dose was set, a percentage is an amount only where that starting dose is stated in mg.");

    /// <summary>Rounding leaves a dose.</summary>
    public static Rule NotRoundedAway { get; } = Safeguard(
        "DOSE-NOT-ROUNDED-AWAY", "Rounding leaves a dose", "Rounding never turns a dose into nothing.");

    /// <summary>Every rule of dosing.</summary>
    public static ValueList<Rule> All { get; } =
    [
        DoseStated, WeightMeasured, HeightMeasured, InfantFactorStated, AgeBandStated, TimesPerDayStated, TaperCovers, StartingAmountStated, NotRoundedAway,
    ];

    private static Rule Safeguard(string id, string title, string statement) => new(id, title, statement, Citation: null, Standing.Library);
}
