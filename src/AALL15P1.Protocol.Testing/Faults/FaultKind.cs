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
}
