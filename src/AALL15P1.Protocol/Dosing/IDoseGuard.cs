using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What must not be against a dose before its amount is shown.</summary>
internal interface IDoseGuard
{
    /// <summary>Judges a computed dose, and what it was computed from, without an explanation.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="block">The block of the order.</param>
    /// <param name="order">The order.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="dose">The computed dose; without amounts when none could be computed.</param>
    /// <returns>The answer.</returns>
    DecisionOutcome Evaluate(Infant infant, BlockId block, PlannedOrder order, LocalDate on, in ComputedDose dose);

    /// <summary>A computed dose with what is against it.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="block">The block of the order.</param>
    /// <param name="result">The computed dose.</param>
    /// <returns>The result, with what is pointed out, when nothing is against it; otherwise one with the findings and without any amount.</returns>
    DoseResult Guard(Infant infant, BlockId block, DoseResult result);
}
