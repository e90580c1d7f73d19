namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>A kind of error that is seeded into a correct dose request.</summary>
public enum FaultKind
{
    /// <summary>Twice the dose.</summary>
    Twofold,

    /// <summary>Five times the dose.</summary>
    Fivefold,

    /// <summary>Ten times the dose.</summary>
    Tenfold,

    /// <summary>A tenth of the dose.</summary>
    Tenth,

    /// <summary>The weight was measured in pounds and entered as kilograms, and the dose is computed from it.</summary>
    PoundsForKilograms,

    /// <summary>A size for each square metre is given for each kilogram, or the other way round.</summary>
    WrongBasis,

    /// <summary>The amount of a whole day is given as one dose.</summary>
    DayForDose,

    /// <summary>The dose is written for another drug that is due on the same day by the same route.</summary>
    SwapWithDueDrug,

    /// <summary>The dose is written for another drug of the plan that can be given by the same route and is not due on that day.</summary>
    SwapWithOtherDrug,

    /// <summary>A weekly dose is given again on the next day.</summary>
    DailyForWeekly,

    /// <summary>A drug with a shortest interval is given again after a week.</summary>
    RepeatedTooSoon,

    /// <summary>A drug that is not intrathecal is given intrathecally.</summary>
    IntrathecalRoute,

    /// <summary>The amount of an order is given by a route of another order of the same drug.</summary>
    AmountOfAnotherRoute,

    /// <summary>An order is given again after half of the days between its own days.</summary>
    HalfTheInterval,

    /// <summary>The infant's year of birth is ten years too early.</summary>
    WrongDecadeOfBirth,

    /// <summary>Four times the dose, at a site that states no tolerance.</summary>
    FourfoldWithoutTolerance,

    /// <summary>A neutrophil or platelet count with which a block starts is a thousand times the true one, or a thousandth.</summary>
    CountThousandfold,

    /// <summary>A dose of the site's supplement is ten times what was meant, or a tenth.</summary>
    SupplementTenfold,

    /// <summary>An expected toxicity is recorded in the other spelling, British or American, than in the site's list of expected ones.</summary>
    OtherSpelling,
}
