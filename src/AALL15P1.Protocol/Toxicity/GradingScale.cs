namespace AALL15P1.Protocol;

/// <summary>What the numbers of a grading criterion count.</summary>
internal enum GradingScale
{
    /// <summary>The measured value, in the first unit of its quantity.</summary>
    MeasuredValue,

    /// <summary>Multiples of the laboratory's upper limit of normal.</summary>
    MultipleOfUpperLimit,

    /// <summary>Multiples of the patient's baseline.</summary>
    MultipleOfBaseline,
}
