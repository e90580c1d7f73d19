using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What must not be against a dose before its amount is told.</summary>
internal interface IDoseGuard
{
    /// <summary>Judges what the infant's doses on a date would be computed from.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <returns>The answer.</returns>
    Outcome Evaluate(Infant infant, LocalDate on);

    /// <summary>A computed dose with what is against it.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="result">The computed dose.</param>
    /// <returns>The same result when nothing is against it; otherwise one with the findings and without any amount.</returns>
    DoseResult Guard(Infant infant, DoseResult result);
}
