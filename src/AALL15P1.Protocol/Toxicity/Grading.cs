namespace AALL15P1.Protocol;

/// <summary>An explained grade. Two are equal when they are of equal input.</summary>
/// <param name="Term">The term.</param>
/// <param name="Version">The version of the criteria.</param>
/// <param name="Grade">The grade, or the grades that it can be.</param>
/// <param name="Decision">Why: <see cref="Outcome.Proceed"/> when the grade is known, else <see cref="Outcome.CannotDecide"/> with what is missing.</param>
public sealed record Grading(AdverseEventTerm Term, CtcaeVersion Version, GradeRange Grade, Decision Decision);
