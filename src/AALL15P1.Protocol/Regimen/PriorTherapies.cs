namespace AALL15P1.Protocol;

/// <summary>What was given for the leukaemia before enrolment. Members combine.</summary>
[Flags]
public enum PriorTherapies
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Steroids.</summary>
    Steroids = 1,

    /// <summary>Intrathecal methotrexate.</summary>
    IntrathecalMethotrexate = 2,

    /// <summary>Intrathecal cytarabine.</summary>
    IntrathecalCytarabine = 4,

    /// <summary>Anything else.</summary>
    Other = 8,
}
