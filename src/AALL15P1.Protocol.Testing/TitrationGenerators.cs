using AALL15P1.Protocol.Titration;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>FsCheck generators and shrinkers for titration in Maintenance.</summary>
/// <remarks>
/// The counts lie on, just below and just above the thresholds of ICiCLe-ALL-14, or well above them, and a few are slips of a thousand. Most
/// prescriptions follow that policy, so that histories reach its highest dose; the rest are any others. Failing
/// histories shrink by leaving out single entries.
/// </remarks>
internal static class TitrationGenerators
{
    private static readonly LocalDate FirstDay = new(2026, 7, 6);

    private static readonly Gen<CellCount?> Neutrophils = Count(
        [1500, 1501, 2400, 3000, 5000], [0, 300, 499, 500, 501, 620, 749, 750, 751, 1200, 1499], [2, 2_400_000]);

    // 300 × 10⁹/L read as 300/µL, and a value of 2000/µL after 1,200,000/µL or the reverse, are what a slip leaves.
    private static readonly Gen<CellCount?> Platelets = Count(
        [75_001, 120_000, 250_000], [0, 20_000, 49_999, 50_000, 50_001, 60_000, 74_999, 75_000], [300, 250_000_000, 1_200, 1_200_000]);

    private static readonly Gen<DosePercent> Percents = Gen.Elements(0m, 40m, 50m, 62.5m, 75m, 100m, 110m, 125m, 150m, 175m, 200m).Select(DosePercent.FromPercent);

    private static readonly Gen<Visit> Visits =
        from gap in Gen.Frequency((6, Gen.Constant(14)), (2, Gen.Choose(1, 13)), (1, Gen.Choose(15, 30)))
        from neutrophils in Neutrophils
        from platelets in Platelets
        from answer in Gen.Frequency((16, Gen.Constant(Answer.Followed)), (1, Gen.Constant(Answer.None)), (1, Gen.Constant(Answer.Other)), (1, Gen.Constant(Answer.NewStart)))
        from thiopurine in Percents
        from methotrexate in Percents
        select new Visit(gap, neutrophils, platelets, answer, new(thiopurine, methotrexate));

    private enum Answer
    {
        Followed,
        None,
        Other,
        NewStart,
    }

    /// <summary>Histories of up to about a year and a half, from a prescription of both starting doses on 2026-07-06.</summary>
    public static Arbitrary<TitrationHistory> Histories() => Arb.From(
        from count in Gen.Choose(0, 40)
        from visits in Visits.ListOf(count)
        select History(visits),
        Shrink);

    private static Gen<CellCount?> Count(int[] good, int[] low, int[] slipped) => Gen.Frequency(
        (1, Gen.Elements(slipped).Select(count => (CellCount?)CellCount.FromPerMicrolitre(count))),
        (20, Gen.Elements(good).Select(count => (CellCount?)CellCount.FromPerMicrolitre(count))),
        (4, Gen.Elements(low).Select(count => (CellCount?)CellCount.FromPerMicrolitre(count))),
        (1, Gen.Constant((CellCount?)null)));

    private static TitrationHistory History(IEnumerable<Visit> visits)
    {
        List<DatedCounts> counts = [];
        List<DatedDoses> doses = [new(FirstDay, TitratedDoses.Both(DosePercent.StartingDose))];
        LocalDate day = FirstDay;
        foreach (Visit visit in visits)
        {
            day = day.PlusDays(visit.Gap);
            counts.Add(new(day, visit.Neutrophils, visit.Platelets));
            TitratedDoses? followed = TitrationPolicies.All[0].Decide(new(counts, doses), day).Doses;
            switch (visit.Answer)
            {
                case Answer.Followed when followed is { } said:
                    doses.Add(new(day, said));
                    break;
                case Answer.Other:
                    doses.Add(new(day, visit.Other));
                    break;
                case Answer.NewStart:
                    doses.Add(new(day, TitratedDoses.Both(DosePercent.StartingDose)) { SetsNewStartingDose = true });
                    break;
                default:
                    break;
            }
        }

        return new(counts, doses);
    }

    private static IEnumerable<TitrationHistory> Shrink(TitrationHistory history) =>
        history.Counts.Select(left => new TitrationHistory(history.Counts.Where(entry => entry != left), history.Doses))
            .Concat(history.Doses.Skip(1).Select(left => new TitrationHistory(history.Counts, history.Doses.Where(entry => entry != left))))
            .Concat(Plainer(history))
            .Concat(Earlier(history));

    /// <summary>With one count as it is in an infant who does well, or, where it matters, on a threshold of the policy.</summary>
    private static IEnumerable<TitrationHistory> Plainer(TitrationHistory history)
    {
        foreach (DatedCounts entry in history.Counts.AsEnumerable())
        {
            IEnumerable<DatedCounts> plainer = Plainer(entry.Neutrophils, [2_400m, 1_500m, 750m, 500m]).Select(count => new DatedCounts(entry.Date, count, entry.Platelets))
                .Concat(Plainer(entry.Platelets, [250_000m, 75_000m, 50_000m]).Select(count => new DatedCounts(entry.Date, entry.Neutrophils, count)));
            foreach (DatedCounts plain in plainer)
            {
                yield return new(history.Counts.Select(other => other == entry ? plain : other), history.Doses);
            }
        }
    }

    private static IEnumerable<CellCount> Plainer(CountBound? count, decimal[] plain) =>
        plain.TakeWhile(other => count?.Limit.PerMicrolitre != other).Select(CellCount.FromPerMicrolitre);

    /// <summary>With everything from one day on a day earlier, as long as no two days meet.</summary>
    private static IEnumerable<TitrationHistory> Earlier(TitrationHistory history)
    {
        LocalDate[] days = [.. history.Counts.Select(entry => entry.Date).Concat(history.Doses.Select(entry => entry.Date)).Distinct().Order()];
        for (int at = 1; at < days.Length; at++)
        {
            LocalDate from = days[at];
            if (from.PlusDays(-1) > days[at - 1])
            {
                LocalDate Moved(LocalDate day) => day >= from ? day.PlusDays(-1) : day;
                yield return new(
                    history.Counts.Select(entry => new DatedCounts(Moved(entry.Date), entry.Neutrophils, entry.Platelets)),
                    history.Doses.Select(entry => new DatedDoses(Moved(entry.Date), entry.Doses) { SetsNewStartingDose = entry.SetsNewStartingDose }));
            }
        }
    }

    private sealed record Visit(int Gap, CellCount? Neutrophils, CellCount? Platelets, Answer Answer, TitratedDoses Other);
}
