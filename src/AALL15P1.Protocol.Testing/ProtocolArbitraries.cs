using AALL15P1.Protocol.Testing.Faults;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// Every generator and shrinker of this package, each type once: use it as
/// <c>[Property(Arbitrary = [typeof(ProtocolArbitraries)])]</c>, or with bare FsCheck as
/// <c>Config.Quick.WithArbitrary([typeof(ProtocolArbitraries)])</c>. What is drawn decides: cases meet every criterion,
/// or all but one, often by nothing to spare; infants are born on leap days and stand a day on either side of their age
/// bands; the page DISTRIBUTION.md says how often. A failing case shrinks towards less, the earliest day and a value on
/// its boundary; cases that print themselves print JSON that any system can read.
/// </summary>
public static class ProtocolArbitraries
{
    private static readonly LocalDate Opening = new(2026, 2, 9);
    private static readonly Lazy<CompiledProtocol> Alone = new(() => Aall15P1.Compile());
    private static readonly Instant Mixed = Instant.FromUtc(2026, 2, 9, 9, 0);

    /// <summary>A question to any implementation of the protocol: an operation with its input, as the laws ask them. Shrinks towards the ordinary question.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<ProtocolQuestion> Questions() => Arb.From(
        from law in Gen.Elements(ProtocolLaws.All.ToArray())
        from drawn in LawCase.Arbitrary().Generator
        select ProtocolQuestion.Of(law, drawn),
        question => question.Smaller());

    /// <summary>Blood counts: on and beside the thresholds of the protocol, plausible ones, and ones far outside.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<CellCount> CellCounts() =>
        Arb.From(Gen.OneOf(DecisionGenerators.CellCounts().Generator, QuantityGenerators.CellCounts().Generator), count => DecisionGenerators.CellCounts().Shrinker(count));

    /// <summary>Days in forty years from 2017, leap days often.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<LocalDate> Dates() => RoadmapGenerators.Dates();

    /// <summary>What a roadmap is made from.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RoadmapCase> Roadmaps() => RoadmapGenerators.Roadmaps();

    /// <summary>Blocks of AALL15P1, and one with criteria of a site.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<Block> Blocks() => DecisionGenerators.Blocks();

    /// <summary>What is known on the day of a start.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<StartFacts> StartFacts() => DecisionGenerators.StartFacts();

    /// <summary>Infants who may be enrolled or not.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<EnrolmentCandidate> Candidates() => DecisionGenerators.Candidates();

    /// <summary>Visits, planned or not, anywhere.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<CareVisit> Visits() => DecisionGenerators.Visits();

    /// <summary>Histories of titration.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<Titration.TitrationHistory> Histories() => TitrationGenerators.Histories();

    /// <summary>Site supplements that fit AALL15P1.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<SiteSupplement> Supplements() => SupplementGenerators.Supplements();

    /// <summary>Series of events of which about half can be recorded.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RecordCase> Records() => RecordGenerators.Records();

    /// <summary>Plausible courses of treatment that no record refuses.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RecordJourney> Journeys() => RecordGenerators.Journeys();

    /// <summary>Plausible courses of treatment with one defect, which a record refuses or finds.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<SpoiltJourney> SpoiltJourneys() => RecordGenerators.SpoiltJourneys();

    /// <summary>Holds of any of a plan's administrations.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<HoldDraft> Holds() => RecordGenerators.Holds();

    /// <summary>Infants who grow as WHO's standards say, measured every week over the whole of therapy, with day 1 of Induction: some born on a leap day, some about 6 months or almost a year old on that day. Shrinks by fewer measurements, to that of the first day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PlannedInfant> PlannedInfants() => Arb.From(
        from born in RoadmapGenerators.Births(youngest: 0)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select GrowingInfants.Born(Alone.Value.Safety.Growth, born.FirstDay.PlusDays(-born.Age), born.FirstDay, seed),
        planned => Fewer(planned.Infant).Select(fewer => planned with { Infant = fewer }));

    /// <summary>The same infants without their plan.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<Infant> Infants() => Arb.From(PlannedInfants().Generator.Select(planned => planned.Infant), Fewer);

    /// <summary>Measurements of such infants, with the weight, the height or both. Shrinks to the weight alone.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<Measurement> Measurements() => Arb.From(
        from infant in Infants().Generator
        from at in Gen.Choose(0, infant.Measurements.Count - 1)
        from left in Gen.Choose(0, 3)
        let measured = infant.Measurements[at]
        select new Measurement(measured.Date, left == 1 ? null : measured.Weight, left == 2 ? null : measured.Height),
        measured => measured is { Weight: not null, Height: not null } ? [new Measurement(measured.Date, measured.Weight, height: null)] : []);

    /// <summary>Laboratory values of a day, as <see cref="StartFacts"/> have them: on and beside the bounds, and what may be missing. Shrinks to counts on the bounds.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<LaboratoryValues> LaboratoryValues() => Arb.From(
        StartFacts().Generator.Where(facts => facts.Values is not null).Select(facts => facts.Values!),
        values => StartFacts().Shrinker(new StartFacts(values.TakenOn) { Values = values }).Select(fewer => fewer.Values).OfType<LaboratoryValues>().Where(fewer => fewer != values));

    /// <summary>Counts that are to be graded, on and beside the numbers of CTCAE, with their limit of normal or without. Shrinks by leaving things out, to a number of CTCAE, as the three that follow do.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MeasuredValue<CellCount>> MeasuredCounts() => MeasuredGenerators.CellCounts();

    /// <summary>Haemoglobin, bilirubin and creatinine by mass that are to be graded, on and beside the numbers and multiples of CTCAE.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MeasuredValue<MassPerVolume>> MeasuredMasses() => MeasuredGenerators.Masses();

    /// <summary>Bilirubin and creatinine by amount of substance that are to be graded, on and beside the multiples of CTCAE.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MeasuredValue<MolarConcentration>> MeasuredConcentrations() => MeasuredGenerators.Concentrations();

    /// <summary>ALT and AST that are to be graded, on and beside the multiples of CTCAE.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MeasuredValue<EnzymeActivity>> MeasuredActivities() => MeasuredGenerators.Activities();

    /// <summary>Courses of the evaluation period, open or closed. Shrinks to the one that closes after 100 days.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<DltCourse> DltCourses()
    {
        Gen<Milestone> closing = Gen.Frequency(
            (3, Gen.Choose(90, 110).Select(day => Milestone.On(Opening.PlusDays(day)))), (1, Gen.Constant(Milestone.Unknown)), (1, Gen.Constant(Milestone.NotByEndOf(Opening.PlusDays(60)))));
        return Arb.From(
            from met in closing
            from next in closing
            select new DltCourse(Milestone.On(Opening), met, next),
            course => course == Closed ? [] : [Closed]);
    }

    /// <summary>Adverse events in and about the evaluation period of <see cref="DltCourses"/>, with and without a delay, of any grade. Shrinks towards one grade without a delay, on the day that opens the period.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<AdverseEvent> AdverseEvents()
    {
        Gen<AdverseEvent> events =
            from day in Gen.Elements(-1, 0, 1, 20, 50, 99, 100, 101)
            from grade in Gen.Choose(1, 5)
            from later in Gen.Choose(0, 5)
            from length in Gen.Elements(0, 1, 13, 14, 15, 28)
            from delay in Gen.Choose(0, 3)
            from attributed in Gen.Elements<bool?>(true, false, null)
            from term in Gen.Elements("neutrophil-count-decreased", "sepsis", "febrile-neutropenia")
            let start = Opening.PlusDays(day)
            let due = start.PlusDays(7)
            let changes = later > grade ? new GradeChange[] { new(start, (Grade)grade), new(start.PlusDays(2), (Grade)later) } : [new(start, (Grade)grade)]
            select new AdverseEvent(new(term), changes.ToValueList())
            {
                Delay = delay switch
                {
                    0 => null,
                    1 => TreatmentDelay.None,
                    2 => TreatmentDelay.Between(due, due.PlusDays(Math.Max(1, length))),
                    _ => TreatmentDelay.Since(due, due.PlusDays(length)),
                },
                IsAttributed = attributed,
            };
        return Arb.From(events, happened => new[]
        {
            happened with { Delay = null }, happened with { IsAttributed = null }, new AdverseEvent(happened.Term, [happened.Grades[^1]]) { Delay = happened.Delay, IsAttributed = happened.IsAttributed },
            happened.Start > Opening && happened.Grades is [var only] ? new AdverseEvent(happened.Term, [new(Opening, only.Grade)]) { Delay = happened.Delay, IsAttributed = happened.IsAttributed } : happened,
        }.Where(fewer => fewer != happened));
    }

    /// <summary>Patients of whom the rate of toxicity is told: with it, without it or undecided, with the courses on and beside the number that makes them evaluable. Shrinks to one without it who is evaluable.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<DltPatient> DltPatients()
    {
        DltPatient plain = new(DecisionOutcome.Proceed, IsEvaluable: true);
        return Arb.From(
            from toxicity in Gen.Elements(Enum.GetValues<DecisionOutcome>())
            from evaluable in Gen.Elements<bool?>(true, false, null)
            from courses in Gen.Elements<int?>(null, 0, 2, 3, 4)
            select new DltPatient(toxicity, evaluable) { CompletedCourses = courses },
            patient => patient == plain ? [] : [plain, .. patient.CompletedCourses is null ? [] : new[] { patient with { CompletedCourses = null } }]);
    }

    /// <summary>Infusions of azacitidine, on and beside 10, 40 and 45 minutes, with what may be missing. Shrinks by leaving things out, to a start at once and a length on its bound.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<InfusionRecord> Infusions()
    {
        Gen<InfusionRecord> infusions =
            from wait in Gen.Elements(0, 0, 5 * 60, (5 * 60) + 1, 35 * 60, (35 * 60) + 1)
            from length in Gen.Elements(599, 600, 601, 1200, 2399, 2400, 2401)
            from missing in Gen.Choose(0, 29)
            from site in Gen.Frequency((7, Gen.Constant(CareSetting.TertiaryCentre)), (1, Gen.Constant(CareSetting.SharedCareCentre)))
            from dextrose in Gen.Frequency((6, Gen.Constant<bool?>(false)), (1, Gen.Constant<bool?>(null)), (1, Gen.Constant<bool?>(true)))
            let start = Mixed + Duration.FromSeconds(wait)
            select new InfusionRecord(
                missing == 0 ? null : Mixed,
                missing == 1 ? null : start,
                missing is 1 or 2 or 3 ? null : start + Duration.FromSeconds(length),
                missing == 3 ? Duration.FromSeconds(length) : null,
                missing == 4 ? null : site) with
            { IsDilutedInDextrose = dextrose };
        return Arb.From(infusions, infusion => Plainer(infusion).Where(plainer => plainer != infusion));
    }

    /// <summary>Doses of any drug, mostly by a route of its own, as somebody may write them; <see cref="PlannedInfant.Requests"/> has those that are correct. Shrinks towards one milligram of the first drug, by its first route, on an early day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<DoseRequest> DoseRequests()
    {
        Route?[] any = [.. Enum.GetValues<Route>().Cast<Route?>(), null];
        return Arb.From(
            from drug in Gen.Elements(Drugs.Formulary.Drugs.ToArray())
            from amount in QuantityGenerators.Masses().Generator
            from units in QuantityGenerators.InternationalUnitAmounts().Generator
            from route in Gen.Frequency((3, Gen.Elements(drug.Routes.ToRoutes().Cast<Route?>().ToArray())), (1, Gen.Elements(any)))
            from period in Gen.Elements(Enum.GetValues<DosePeriod>())
            from date in Dates().Generator
            select new DoseRequest(drug, drug.Equals(Drugs.Pegaspargase) ? (DoseAmount)units : (DoseAmount)amount, period, route, date),
            request => Plainer(request).Where(plainer => plainer != request));
    }

    /// <summary>
    /// Doses that are requested for <see cref="PlannedInfants"/>: half of them as the protocol has them, the others wrong in one thing, an amount of
    /// a tenth to ten times, a day, a route or the time for which it is. Shrinks towards one measurement and the first dose of the plan.
    /// </summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RequestCase> RequestCases()
    {
        Gen<Func<DoseRequest, DoseRequest>> wrong = Gen.OneOf(
            Gen.Elements(0.1m, 0.2m, 0.5m, 2m, 5m, 10m).Select(times => (Func<DoseRequest, DoseRequest>)(right => right with { Amount = right.Amount.Times(times) })),
            Gen.Elements(-7, -1, 1, 7).Select(days => (Func<DoseRequest, DoseRequest>)(right => right with { Date = right.Date.PlusDays(days) })),
            Gen.Elements([.. Enum.GetValues<Route>().Cast<Route?>(), null]).Select(route => (Func<DoseRequest, DoseRequest>)(right => right with { Route = route })),
            Gen.Elements(Enum.GetValues<DosePeriod>()).Select(period => (Func<DoseRequest, DoseRequest>)(right => right with { Period = period })));
        Gen<RequestCase> cases =
            from planned in PlannedInfants().Generator
            let rights = planned.Requests(Alone.Value)
            from at in Gen.Choose(0, rights.Count - 1)
            from change in Gen.Frequency((1, Gen.Constant<Func<DoseRequest, DoseRequest>>(right => right)), (1, wrong))
            select new RequestCase(planned, change(rights[at]));
        return Arb.From(cases, value =>
        {
            DoseRequest first = value.Planned.Requests(Alone.Value)[0];
            return Fewer(value.Planned.Infant).Select(fewer => value with { Planned = value.Planned with { Infant = fewer } })
                .Concat(new[] { first, value.Request with { Date = first.Date }, value.Request with { Route = first.Route }, value.Request with { Period = first.Period } }
                    .Where(request => request != value.Request).Select(request => value with { Request = request }));
        });
    }

    /// <summary>Drug amounts, mostly up to 10 g.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<DrugMass> Masses() => QuantityGenerators.Masses();

    /// <summary>Drug amounts, mostly up to 20,000 IU.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<InternationalUnits> InternationalUnitAmounts() => QuantityGenerators.InternationalUnitAmounts();

    /// <summary>Body weights, mostly 0.5-30 kg.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<Weight> Weights() => QuantityGenerators.Weights();

    /// <summary>Body lengths, mostly 30-130 cm.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<Height> Heights() => QuantityGenerators.Heights();

    /// <summary>Body surface areas, mostly 0.05-1.5 m².</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<BodySurfaceArea> BodySurfaceAreas() => QuantityGenerators.BodySurfaceAreas();

    /// <summary>Fluid volumes, mostly up to 2 L.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<FluidVolume> Volumes() => QuantityGenerators.Volumes();

    /// <summary>Concentrations by mass, mostly up to 200 mg/mL.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MassPerVolume> MassConcentrations() => QuantityGenerators.MassConcentrations();

    /// <summary>Concentrations by amount of substance, mostly up to 10,000 µmol/L.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MolarConcentration> MolarConcentrations() => QuantityGenerators.MolarConcentrations();

    /// <summary>Molar masses, mostly 10-2000 g/mol.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MassPerMole> MolarMasses() => QuantityGenerators.MolarMasses();

    /// <summary>Enzyme activities in serum, mostly up to 20,000 U/L.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<EnzymeActivity> EnzymeActivities() => QuantityGenerators.EnzymeActivities();

    /// <summary>Doses by weight, mostly up to 50 mg/kg.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MassPerWeight> MassesPerWeight() => QuantityGenerators.MassesPerWeight();

    /// <summary>Doses by surface, mostly up to 12 g/m².</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<MassPerArea> MassesPerArea() => QuantityGenerators.MassesPerArea();

    /// <summary>Doses by weight, mostly up to 1000 IU/kg.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<UnitsPerWeight> UnitsPerWeights() => QuantityGenerators.UnitsPerWeights();

    /// <summary>Doses by surface, mostly up to 20,000 IU/m².</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<UnitsPerArea> UnitsPerAreas() => QuantityGenerators.UnitsPerAreas();

    /// <summary>Amounts in milligrams per dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<DrugMass>> MassesPerDose() => QuantityGenerators.MassesPerDose();

    /// <summary>Amounts in international units per dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<InternationalUnits>> InternationalUnitAmountsPerDose() => QuantityGenerators.InternationalUnitAmountsPerDose();

    /// <summary>Doses in mg/kg/dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<MassPerWeight>> MassesPerWeightPerDose() => QuantityGenerators.MassesPerWeightPerDose();

    /// <summary>Doses in mg/m²/dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<MassPerArea>> MassesPerAreaPerDose() => QuantityGenerators.MassesPerAreaPerDose();

    /// <summary>Doses in IU/kg/dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<UnitsPerWeight>> UnitsPerWeightsPerDose() => QuantityGenerators.UnitsPerWeightsPerDose();

    /// <summary>Doses in IU/m²/dose.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDose<UnitsPerArea>> UnitsPerAreasPerDose() => QuantityGenerators.UnitsPerAreasPerDose();

    /// <summary>Amounts in milligrams per day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<DrugMass>> MassesPerDay() => QuantityGenerators.MassesPerDay();

    /// <summary>Amounts in international units per day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<InternationalUnits>> InternationalUnitAmountsPerDay() => QuantityGenerators.InternationalUnitAmountsPerDay();

    /// <summary>Doses in mg/kg/day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<MassPerWeight>> MassesPerWeightPerDay() => QuantityGenerators.MassesPerWeightPerDay();

    /// <summary>Doses in mg/m²/day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<MassPerArea>> MassesPerAreaPerDay() => QuantityGenerators.MassesPerAreaPerDay();

    /// <summary>Doses in IU/kg/day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<UnitsPerWeight>> UnitsPerWeightsPerDay() => QuantityGenerators.UnitsPerWeightsPerDay();

    /// <summary>Doses in IU/m²/day.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<PerDay<UnitsPerArea>> UnitsPerAreasPerDay() => QuantityGenerators.UnitsPerAreasPerDay();

    private static IEnumerable<Infant> Fewer(Infant infant) => new[] { 1, infant.Measurements.Count / 2, infant.Measurements.Count - 1 }
        .Where(count => count > 0 && count < infant.Measurements.Count).Distinct().Select(count => new Infant(infant.BirthDate, infant.Measurements.Take(count).ToValueList()));

    private static IEnumerable<InfusionRecord> Plainer(InfusionRecord infusion)
    {
        InfusionRecord With(Instant? start, Instant? end, CareSetting? site) =>
            new InfusionRecord(infusion.Reconstituted, start, end, infusion.PlannedDuration, site) with { FinalConcentration = infusion.FinalConcentration, IsDilutedInDextrose = infusion.IsDilutedInDextrose, Offset = infusion.Offset };
        yield return infusion with { IsDilutedInDextrose = null };
        yield return With(infusion.Start, infusion.ActualEnd, site: null);
        yield return With(infusion.Start, end: null, infusion.Site);
        if (infusion is { Reconstituted: { } mixed, Start: { } late } && late > mixed)
        {
            yield return With(mixed, infusion.ActualEnd is { } ended ? mixed + (ended - late) : null, infusion.Site);
        }

        if (infusion is { Start: { } start, ActualEnd: { } end })
        {
            foreach (int length in new[] { 600, 2400 }.TakeWhile(length => start + Duration.FromSeconds(length) != end))
            {
                yield return With(start, start + Duration.FromSeconds(length), infusion.Site);
            }
        }
    }

    private static IEnumerable<DoseRequest> Plainer(DoseRequest request)
    {
        Drug first = Drugs.Formulary.Drugs[0];
        yield return request with { Drug = first, Amount = DrugMass.FromMilligrams(1m) };
        yield return request with { Amount = request.Amount.Mass is null ? InternationalUnits.FromInternationalUnits(1m) : DrugMass.FromMilligrams(1m) };
        yield return request with { Period = DosePeriod.PerDose };
        yield return request with { Route = request.Drug.Routes.ToRoutes().First() };
        foreach (LocalDate earlier in Dates().Shrinker(request.Date))
        {
            yield return request with { Date = earlier };
        }
    }

    private static DltCourse Closed { get; } = new(Milestone.On(Opening), Milestone.On(Opening.PlusDays(100)));
}
