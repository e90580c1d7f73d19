using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>
/// Seeds errors into correct dose requests and counts how many the safety checks catch. The checks see what a
/// prescriber wrote (drug, amount, route, day), the infant's record and what was given before; they are never told
/// what was right.
/// </summary>
public static class FaultSeeding
{
    private const int DrawnInfants = 27;

    /// <summary>Of the enumerated infants those of the middle build: one at each side of every age band.</summary>
    private const int Builds = 3;
    private const int DrawnFrom = 2828358;

    /// <summary>
    /// Runs the exercise on the whole plans of <see cref="GrowingInfants"/>: infants that are drawn from birth on, and one at
    /// each side of every age band, with the illustrative supplement and a tolerance of a tenth, which is no site's policy but this exercise's.
    /// </summary>
    /// <returns>The report, the same on every run.</returns>
    public static FaultReport RunIllustration()
    {
        SiteSupplement supplement = Aall15P1.Illustration;
        Source exercise = new("FAULT-SEEDING", "The assumptions of this library's fault-seeding exercise; no site's policy", Standing.Site);
        CompiledProtocol protocol = Aall15P1.Compile(supplement with { DoseTolerance = new(0.1m, new(exercise, "tolerance"), Standing.Site) });
        return Run(protocol, GrowingInfants.Drawn(protocol.Safety.Growth, DrawnInfants, DrawnFrom).Concat(GrowingInfants.Within(protocol.Safety.Growth).Where((_, at) => at % Builds == 1)));
    }

    /// <summary>Runs the exercise.</summary>
    /// <param name="protocol">The protocol that computes the correct requests and checks every request.</param>
    /// <param name="infants">The infants.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">An infant's plan cannot be made.</exception>
    public static FaultReport Run(CompiledProtocol protocol, IEnumerable<PlannedInfant> infants)
    {
        FaultCount count = new();
        SeededNumbers numbers = new(DrawnFrom);
        CompiledProtocol withoutTolerance = protocol.Supplement is { } supplement ? protocol.With(supplement with { DoseTolerance = null }) : protocol;
        OtherFaults.OfSupplement(protocol, count);
        OtherFaults.OfTerms(protocol, count);
        foreach (PlannedInfant planned in infants)
        {
            count.Infants++;
            Roadmap roadmap = protocol.Plan(planned.Infant.BirthDate, planned.FirstDay);
            InfantPlan plan = new(protocol, roadmap, planned.Infant);
            Roadmap ofOlder = protocol.Plan(planned.Infant.BirthDate.PlusYears(-10), planned.FirstDay);
            Roadmap ofOther = withoutTolerance.Plan(planned.Infant.BirthDate, planned.FirstDay);
            OtherFaults.OfCounts(protocol, roadmap, numbers, count);
            foreach (PlannedRequest right in plan.Requests)
            {
                ReadOnlySpan<RecordedDose> given = plan.GivenBefore(right.Row);
                count.AddCorrect(protocol.EvaluateSafety(roadmap, planned.Infant, right.Request, given));
                foreach (SeededFault fault in plan.FaultsOf(right))
                {
                    ReadOnlySpan<RecordedDose> before = fault.IsAfterTheRightDose ? plan.GivenBefore(right.Row + 1) : given;
                    Decision decision = fault.IsWithoutTolerance
                        ? withoutTolerance.CheckSafety(ofOther, fault.Infant, fault.Request, before)
                        : protocol.CheckSafety(fault.Kind == FaultKind.WrongDecadeOfBirth ? ofOlder : roadmap, fault.Infant, fault.Request, before);
                    count.Add(fault, right.Request, decision);
                }
            }
        }

        return count.ToReport();
    }
}
