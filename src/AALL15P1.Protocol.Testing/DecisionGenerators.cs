using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for what decisions are made of. Values lie on, beside and far from the protocol's
/// thresholds, and any of them may be missing. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static class DecisionGenerators
{
    private const decimal MostCells = 400_000m;
    private static readonly Citation Handbook = new(new("SITE", "A site's handbook", Standing.Site), "for tests");
    private static readonly decimal[] Edges = [0m, 499m, 499.999m, 500m, 501m, 49_999m, 50_000m, 50_001m];

    /// <summary>AALL15P1's blocks, and one with criteria that a site states; those whose criteria are published four times as often. Shrinks to nothing.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Block> Blocks() => Arb.From(Gen.Frequency(
        (4, Gen.Elements(Aall15P1.Definition.Blocks.Where(block => block.StartCriteria.All(criterion => !criterion.IsLeftToSite)).ToArray())),
        (1, Gen.Elements(Aall15P1.Definition.Blocks.Where(block => block.StartCriteria.Any(criterion => criterion.IsLeftToSite)).Append(SiteBlock()).ToArray()))));

    /// <summary>Cell counts from 0 to 400,000/µL, many on and beside 500 and 50,000. Shrinks towards 0 and whole numbers.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<CellCount> CellCounts() => Arb.From(
        Gen.Frequency(
            (2, Gen.Elements(Edges)),
            (1, Gen.Choose(0, 2_000).Select(count => (decimal)count)),
            (1, Gen.Choose(0, (int)MostCells).Select(count => count + 0.5m))).Select(CellCount.FromPerMicrolitre),
        count => new[] { 0m, 500m, 50_000m, decimal.Floor(count.PerMicrolitre), decimal.Floor(count.PerMicrolitre / 2m) }
            .Where(fewer => fewer < count.PerMicrolitre).Distinct().Select(CellCount.FromPerMicrolitre));

    /// <summary>What is known on the day of a start: mostly everything is met, or all but one thing, and often just so. Shrinks by leaving things out and by smaller counts.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<StartFacts> StartFacts()
    {
        Gen<CellCount?> count = Maybe(CellCounts().Generator);
        Gen<LaboratoryValues> values =
            from age in Gen.Choose(-2, 9)
            from neutrophils in count
            from platelets in count
            from whiteCells in count
            select new LaboratoryValues(Today.PlusDays(-age)) { Neutrophils = neutrophils, Platelets = platelets, WhiteCells = whiteCells };
        Gen<StartFacts> facts =
            from taken in values
            from hasValues in Gen.Choose(0, 5)
            from resolved in Statement()
            from kmt2a in Gen.Frequency((3, Gen.Constant(MarkerStatus.Present)), (1, Gen.Constant(MarkerStatus.Unknown)), (1, Gen.Constant(MarkerStatus.Absent)))
            from previous in Maybe(Gen.Frequency((3, Gen.Choose(-3, 9)), (2, Gen.Choose(20, 40))))
            from isComplete in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from unrecorded in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 5)))
            from held in Gen.Frequency((3, Gen.Constant<int?>(0)), (1, Gen.Choose(1, 4).Select(days => (int?)days)), (1, Gen.Constant<int?>(null)))
            from since in Maybe(Gen.Choose(-1, 9))
            select new StartFacts(Today)
            {
                Values = hasValues == 0 ? null : taken,
                ToxicityResolved = resolved,
                Marker = kmt2a,
                PreviousBlockStart = previous is { } days ? Today.PlusDays(-days) : null,
                PreviousBlockHeldDays = held,
                PreviousBlockIsComplete = isComplete,
                PreviousBlockUnrecorded = unrecorded,
                Since = since is { } before ? Today.PlusDays(-before) : null,
            };
        return Arb.From(
            from drawn in Gen.Frequency((3, facts), (7, AllMetButOne()))
            from day in RoadmapGenerators.Dates().Generator
            select On(day, drawn),
            Shrink);
    }

    /// <summary>The same facts on another day.</summary>
    private static StartFacts On(LocalDate day, StartFacts facts)
    {
        int later = Period.DaysBetween(facts.On, day);
        return facts with
        {
            On = day,
            Values = facts.Values is { } values ? values with { TakenOn = values.TakenOn.PlusDays(later) } : null,
            ValuesBefore = facts.ValuesBefore is { } before ? before with { TakenOn = before.TakenOn.PlusDays(later) } : null,
            PreviousBlockStart = facts.PreviousBlockStart?.PlusDays(later),
            Since = facts.Since?.PlusDays(later),
        };
    }

    /// <summary>The same infant, enrolled on another day and as old.</summary>
    private static EnrolmentCandidate On(LocalDate day, EnrolmentCandidate candidate) =>
        candidate with { EnrolledOn = day, BirthDate = candidate.BirthDate?.PlusDays(Period.DaysBetween(candidate.EnrolledOn, day)) };

    /// <summary>Facts that meet what every published block asks, many of them by nothing to spare, with one spoilt in about half.</summary>
    private static Gen<StartFacts> AllMetButOne()
    {
        Gen<StartFacts> met =
            from neutrophils in Gen.Elements(500m, 500m, 500.1m, 501m, 900m, 3_000m)
            from platelets in Gen.Elements(50_000m, 50_000m, 50_001m, 90_000m, 250_000m)
            from previous in Gen.Elements(5, 5, 6, 9)
            from age in Gen.Elements(0, 0, 1)
            from isComplete in Gen.Elements(true, true, false)
            select new StartFacts(Today)
            {
                Values = new(Today.PlusDays(-age)) { Neutrophils = CellCount.FromPerMicrolitre(neutrophils), Platelets = CellCount.FromPerMicrolitre(platelets) },
                ToxicityResolved = true,
                Marker = MarkerStatus.Present,
                PreviousBlockStart = Today.PlusDays(-previous),
                PreviousBlockHeldDays = 0,
                PreviousBlockIsComplete = isComplete,
            };
        Gen<Func<StartFacts, StartFacts>> spoiled = Gen.Frequency<Func<StartFacts, StartFacts>>(
            (14, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts)),
            (3, Gen.Elements(499m, 499.999m).Select(count => (Func<StartFacts, StartFacts>)(facts => facts with { Values = facts.Values! with { Neutrophils = CellCount.FromPerMicrolitre(count) } }))),
            (3, Gen.Elements(49_999m, 49_999.9m).Select(count => (Func<StartFacts, StartFacts>)(facts => facts with { Values = facts.Values! with { Platelets = CellCount.FromPerMicrolitre(count) } }))),
            (2, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { PreviousBlockStart = Today.PlusDays(-4) })),
            (2, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { Values = facts.Values! with { Neutrophils = null } })),
            (2, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { Values = facts.Values! with { Platelets = null } })),
            (1, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { PreviousBlockStart = null })),
            (1, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { PreviousBlockHeldDays = null })),
            (3, Gen.Elements<bool?>(false, null, null).Select(stated => (Func<StartFacts, StartFacts>)(facts => facts with { ToxicityResolved = stated }))),
            (1, Gen.Elements(MarkerStatus.Absent, MarkerStatus.Unknown).Select(status => (Func<StartFacts, StartFacts>)(facts => facts with { Marker = status }))),
            (2, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { PreviousBlockHeldDays = 1 })),
            (1, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { Values = null })),
            (1, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { Since = Today })),
            (1, Gen.Constant<Func<StartFacts, StartFacts>>(facts => facts with { Values = facts.Values! with { TakenOn = Today.PlusDays(1) } })));
        return from facts in met
               from spoil in spoiled
               select spoil(facts);
    }

    private static PriorTherapy[] PriorTherapies { get; } =
        [.. Aall15P1.Definition.EligibilityCriteria.SelectMany(criterion => criterion.AllowedPriorTherapy), PriorTherapy.Other];

    /// <summary>Infants who may be enrolled or not. Shrinks by leaving things out.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<EnrolmentCandidate> Candidates()
    {
        Gen<EnrolmentCandidate> candidates =
            from age in Maybe(Gen.Frequency((2, Gen.Choose(362, 367)), (1, Gen.Choose(0, 900))))
            from gestation in Maybe(Gen.Frequency((1, Gen.Choose(250, 254)), (1, Gen.Choose(170, 600))))
            from diagnosis in Maybe(Gen.Elements(Enum.GetValues<LeukaemiaDiagnosis>()))
            from newlyDiagnosed in Statement()
            from percent in Maybe(Gen.Frequency((1, Gen.Elements(49.9m, 50m, 50.1m)), (1, Gen.Choose(0, 100).Select(part => (decimal)part))))
            from sample in Maybe(Gen.Elements(Enum.GetValues<CnsSampleTiming>()))
            from kmt2a in Gen.Elements(Enum.GetValues<MarkerStatus>())
            from downSyndrome in Statement()
            from secondary in Statement()
            from prior in Maybe(Gen.SubListOf(PriorTherapies).Select(given => given.ToValueList()))
            select new EnrolmentCandidate(Today)
            {
                BirthDate = age is { } days ? Today.PlusDays(-days) : null,
                GestationalAgeAtEnrolment = gestation is { } total ? new GestationalAge(total / 7, total % 7) : null,
                Diagnosis = diagnosis,
                NewlyDiagnosed = newlyDiagnosed,
                BLymphoblasticPercent = percent,
                CnsSample = sample,
                Marker = kmt2a,
                DownSyndrome = !downSyndrome,
                SecondaryAfterCytotoxicTherapy = !secondary,
                PriorTherapy = prior,
            };
        return Arb.From(
            from drawn in Gen.Frequency((3, candidates), (7, CandidatesMetButOne()))
            from day in RoadmapGenerators.Dates().Generator
            select drawn is { BirthDate: { Month: 2, Day: 29 } } ? drawn : On(day, drawn),
            candidate => Without(candidate).Concat(Plainer(candidate)).Where(fewer => fewer != candidate));
    }

    /// <summary>The ordinary word, the percentage on its bound or just below, and the day of enrolment on the last day of the age, or the day after; the birth date stays.</summary>
    private static IEnumerable<EnrolmentCandidate> Plainer(EnrolmentCandidate candidate)
    {
        if (candidate.PriorTherapy is { Count: > 0 })
        {
            yield return candidate with { PriorTherapy = [] };
        }

        if (candidate.Diagnosis is LeukaemiaDiagnosis.AmbiguousLineage)
        {
            yield return candidate with { Diagnosis = LeukaemiaDiagnosis.BLymphoblastic };
        }

        if (candidate.CnsSample is CnsSampleTiming.AfterSteroidsOnly)
        {
            yield return candidate with { CnsSample = CnsSampleTiming.BeforeAnyTreatment };
        }

        foreach (decimal percent in new[] { 50m, 49.9m }.TakeWhile(percent => candidate.BLymphoblasticPercent is { } part && part != percent))
        {
            yield return candidate with { BLymphoblasticPercent = percent };
        }

        if (candidate.BirthDate is { } birth)
        {
            foreach (int age in new[] { 364, 365 }.TakeWhile(age => birth.PlusDays(age) != candidate.EnrolledOn))
            {
                int total = candidate.GestationalAgeAtEnrolment is { } gestation ? gestation.TotalDays + age - Period.DaysBetween(birth, candidate.EnrolledOn) : 0;
                yield return candidate with
                {
                    EnrolledOn = birth.PlusDays(age),
                    GestationalAgeAtEnrolment = candidate.GestationalAgeAtEnrolment is null ? null : new GestationalAge(Math.Max(0, total) / 7, Math.Max(0, total) % 7),
                };
            }
        }
    }

    /// <summary>Candidates who meet every criterion, many by nothing to spare and some born on a leap day, with one thing spoilt in about half.</summary>
    private static Gen<EnrolmentCandidate> CandidatesMetButOne()
    {
        Gen<EnrolmentCandidate> met =
            from isLeap in Gen.Frequency((1, Gen.Constant(true)), (9, Gen.Constant(false)))
            from age in Gen.Frequency((2, Gen.Elements(364, 363)), (1, Gen.Elements(182, 183, 184)), (2, Gen.Choose(30, 360)))
            from atBirth in Gen.Choose(250, 290)
            from diagnosis in Gen.Elements(LeukaemiaDiagnosis.BLymphoblastic, LeukaemiaDiagnosis.AmbiguousLineage)
            from percent in Gen.Elements(50m, 50m, 50.1m, 80m)
            from sample in Gen.Elements(CnsSampleTiming.BeforeAnyTreatment, CnsSampleTiming.AfterSteroidsOnly)
            from marker in Gen.Elements(MarkerStatus.Present, MarkerStatus.Unknown)
            from prior in Gen.SubListOf(PriorTherapies.Where(therapy => therapy.Id != PriorTherapy.Other.Id))
            let enrolled = isLeap ? new LocalDate(2020, 2, 29).PlusDays(age) : Today
            select new EnrolmentCandidate(enrolled)
            {
                BirthDate = enrolled.PlusDays(-age),
                GestationalAgeAtEnrolment = new GestationalAge((age + atBirth) / 7, (age + atBirth) % 7),
                Diagnosis = diagnosis,
                NewlyDiagnosed = true,
                BLymphoblasticPercent = percent,
                CnsSample = sample,
                Marker = marker,
                DownSyndrome = false,
                SecondaryAfterCytotoxicTherapy = false,
                PriorTherapy = prior.ToValueList(),
            };
        Gen<Func<EnrolmentCandidate, EnrolmentCandidate>> Always(Func<EnrolmentCandidate, EnrolmentCandidate> spoil) => Gen.Constant(spoil);
        Gen<Func<EnrolmentCandidate, EnrolmentCandidate>> spoiled = Gen.Frequency(
            (14, Always(candidate => candidate)),
            (3, Always(candidate => candidate with { BirthDate = candidate.EnrolledOn.PlusDays(-365), GestationalAgeAtEnrolment = new GestationalAge(92, 1) })),
            (2, Always(candidate => candidate with { BirthDate = candidate.EnrolledOn.PlusDays(-10), GestationalAgeAtEnrolment = new GestationalAge(36, 0) })),
            (2, Always(candidate => candidate with { BirthDate = candidate.EnrolledOn.PlusDays(-10), GestationalAgeAtEnrolment = new GestationalAge(36, 1) })),
            (2, Always(candidate => candidate with { Diagnosis = LeukaemiaDiagnosis.AmbiguousLineage, BLymphoblasticPercent = 49.9m })),
            (1, Always(candidate => candidate with { Diagnosis = LeukaemiaDiagnosis.Other })),
            (1, Always(candidate => candidate with { CnsSample = CnsSampleTiming.AfterChemotherapy })),
            (1, Always(candidate => candidate with { DownSyndrome = true })),
            (1, Always(candidate => candidate with { Marker = MarkerStatus.Absent })),
            (1, Always(candidate => candidate with { PriorTherapy = [PriorTherapy.Other] })),
            (1, Always(candidate => candidate with { BirthDate = null })),
            (1, Always(candidate => candidate with { Diagnosis = null })),
            (1, Always(candidate => candidate with { NewlyDiagnosed = null })),
            (1, Always(candidate => candidate with { CnsSample = null })),
            (1, Always(candidate => candidate with { SecondaryAfterCytotoxicTherapy = null })),
            (1, Always(candidate => candidate with { PriorTherapy = null })),
            (1, Always(candidate => candidate with { DownSyndrome = null })),
            (1, Always(candidate => candidate with { GestationalAgeAtEnrolment = null })));
        return from candidate in met
               from spoil in spoiled
               select spoil(candidate);
    }

    /// <summary>Visits, planned or not, anywhere. Shrinks by leaving things out.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<CareVisit> Visits()
    {
        Gen<CareVisit> visits =
            from setting in Maybe(Gen.Elements(Enum.GetValues<CareSetting>()))
            from drug in Gen.Elements(Drugs.Azacitidine, Drugs.Cytarabine, null)
            from symptoms in Statement()
            from fever in Statement()
            from closed in Gen.Elements(true, false)
            select new CareVisit { Setting = setting, Administers = drug, ToxicitySymptoms = symptoms, FeverOrSuspectedSepsis = fever, EvaluationPeriodClosed = closed };
        return Arb.From(visits, visit => new[]
        {
            visit with { Setting = null }, visit with { Administers = null }, visit with { ToxicitySymptoms = null },
            visit with { FeverOrSuspectedSepsis = null }, visit with { EvaluationPeriodClosed = false },
        }.Where(fewer => fewer != visit));
    }

    /// <summary>What is known about a start, with each single piece of information about the infant left out in turn.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The same with less.</returns>
    public static IEnumerable<StartFacts> Without(StartFacts facts)
    {
        yield return facts with { Values = null };
        yield return facts with { ToxicityResolved = null };
        yield return facts with { Marker = MarkerStatus.Unknown };
        yield return facts with { PreviousBlockStart = null };
        yield return facts with { PreviousBlockIsComplete = false };

        // A value that is implausible, or contradicts another, is no knowledge: without it the others may decide.
        if (facts.Values is { } values && LaboratoryPlausibility.Library.Evaluate(values) == DecisionOutcome.Proceed)
        {
            yield return facts with { Values = values with { Neutrophils = null } };
            yield return facts with { Values = values with { Platelets = null } };
            yield return facts with { Values = values with { WhiteCells = null } };
        }
    }

    /// <summary>What is known about an infant, with each single piece of information left out in turn, but for KMT2A: the protocol lets an unknown status enrol.</summary>
    /// <param name="candidate">What is known.</param>
    /// <returns>The same with less.</returns>
    public static IEnumerable<EnrolmentCandidate> Without(EnrolmentCandidate candidate)
    {
        yield return candidate with { BirthDate = null };
        yield return candidate with { GestationalAgeAtEnrolment = null };
        yield return candidate with { Diagnosis = null };
        yield return candidate with { NewlyDiagnosed = null };
        yield return candidate with { BLymphoblasticPercent = null };
        yield return candidate with { CnsSample = null };
        yield return candidate with { DownSyndrome = null };
        yield return candidate with { SecondaryAfterCytotoxicTherapy = null };
        yield return candidate with { PriorTherapy = null };
    }

    private static LocalDate Today => new(2020, 3, 10);

    private static IEnumerable<StartFacts> Shrink(StartFacts facts)
    {
        foreach (StartFacts fewer in Without(facts).Append(facts with { Since = null }).Append(facts with { PreviousBlockHeldDays = 0 }).Where(fewer => fewer != facts))
        {
            yield return fewer;
        }

        if (facts.On != Today)
        {
            yield return On(Today, facts);
        }

        if (facts.Values is { } values)
        {
            foreach (CellCount plainer in Plainer(values.Neutrophils, [500m, 499m]))
            {
                yield return facts with { Values = values with { Neutrophils = plainer } };
            }

            foreach (CellCount plainer in Plainer(values.Platelets, [50_000m, 49_999m]))
            {
                yield return facts with { Values = values with { Platelets = plainer } };
            }

            if (values.TakenOn != facts.On)
            {
                yield return facts with { Values = values with { TakenOn = facts.On } };
            }
        }

        if (facts.PreviousBlockStart is { } start)
        {
            foreach (LocalDate plainer in new[] { facts.On.PlusDays(-5), facts.On.PlusDays(-4) }.TakeWhile(plainer => plainer != start))
            {
                yield return facts with { PreviousBlockStart = plainer };
            }
        }
    }

    /// <summary>The count on its bound, or just beyond it; otherwise a whole one, and a smaller one.</summary>
    internal static IEnumerable<CellCount> Plainer(CountBound? count, decimal[] bounds)
    {
        if (count?.Limit.PerMicrolitre is not { } value)
        {
            return [];
        }

        IEnumerable<decimal> beyond = bounds.Contains(value) ? [] : new[] { decimal.Floor(value), decimal.Floor(value / 2m) }.Where(fewer => fewer < value);
        return bounds.TakeWhile(bound => bound != value).Concat(beyond).Distinct().Select(CellCount.FromPerMicrolitre);
    }

    private static Block SiteBlock() => Aall15P1.Definition.Block(BlockIds.Maintenance).WithSiteCriteria(
    [
        StartCriterion.Count(Analyte.WhiteCells, CellCount.FromPerMicrolitre(1_000m), new("SITE-WHITE-CELLS", "White cells", "A rule for tests.", Handbook, Standing.Site)),
        StartCriterion.Count(Analyte.Neutrophils, CellCount.FromPerMicrolitre(501m), new("SITE-ANC", "ANC", "A rule for tests.", Handbook, Standing.Site)),
    ]);

    private static Gen<bool?> Statement() => Gen.Elements<bool?>(true, true, true, false, null);

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : struct => Gen.Frequency((1, Gen.Constant<T?>(null)), (5, some.Select(value => (T?)value)));
}
