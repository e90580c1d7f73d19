using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>Faults that are seeded into what stands before a dose request: the counts with which a block starts, and the site's supplement.</summary>
internal static class OtherFaults
{
    private const decimal Thousand = 1000m;

    private static readonly (string American, string British)[] Spellings =
    [
        ("anemia", "anaemia"), ("diarrhea", "diarrhoea"), ("febrile-neutropenia", "febrile-neutropaenia"), ("thrombocytopenia", "thrombocytopaenia"), ("leukopenia", "leucopenia"),
        ("hyperbilirubinemia", "hyperbilirubinaemia"), ("edema-limbs", "oedema-limbs"), ("esophagitis", "oesophagitis"), ("intracranial-hemorrhage", "intracranial-haemorrhage"),
    ];

    /// <summary>Counts of a recovered infant at the start of every block that looks at them, right and with a slip of a thousand.</summary>
    public static void OfCounts(CompiledProtocol protocol, Roadmap roadmap, SeededNumbers numbers, FaultCount count)
    {
        foreach (Block block in protocol.Definition.Blocks.Where(block => block.StartCriteria.Any(criterion => criterion.CountedAnalyte is not null)))
        {
            LaboratoryValues right = new(roadmap.Block(block.Id).Start)
            {
                Neutrophils = CellCount.FromPerMicrolitre(500 + numbers.Below(7_500)),
                Platelets = CellCount.FromPerMicrolitre(50_000 + numbers.Below(500_000)),
                WhiteCells = CellCount.FromPerMicrolitre(8_000 + numbers.Below(20_000)),
            };
            StartFacts facts = new(right.TakenOn)
            {
                Values = right,
                ToxicityResolved = true,
                Marker = MarkerStatus.Present,
                PreviousBlockStart = roadmap.Block(protocol.Definition.Blocks[protocol.Definition.IndexOf(block.Id) - 1].Id).Start,
            };
            count.AddCorrect(protocol.EvaluateStart(block.Id, facts));
            foreach (decimal factor in new[] { Thousand, 1m / Thousand })
            {
                Add(protocol.MayStart(block.Id, facts with { Values = right with { Neutrophils = Times(right.Neutrophils, factor) } }), count);
                Add(protocol.MayStart(block.Id, facts with { Values = right with { Platelets = Times(right.Platelets, factor) } }), count);
            }
        }
    }

    /// <summary>Every dose of the supplement, ten times and a tenth: caught when the linter calls it a hazard and no dose is computed from it.</summary>
    public static void OfSupplement(CompiledProtocol protocol, FaultCount count)
    {
        if (protocol.Supplement is not { } supplement)
        {
            return;
        }

        for (int at = 0; at < supplement.Doses.Count; at++)
        {
            foreach (decimal factor in new[] { 10m, 0.1m })
            {
                SuppliedDose right = supplement.Doses[at];
                SuppliedDose wrong = new(right.Block, right.OrderId, right.Dose.WithValue(Times(right.Dose.Value, factor)), right.TimesPerDay);
                CompiledProtocol typed = protocol.With(supplement with { Doses = supplement.Doses.Select((other, index) => index == at ? wrong : other).ToValueList() });
                bool isLinted = typed.Lint().Any(finding => finding.Check.Severity == Severity.Hazard);
                bool isHazard = typed.CheckStatedDoses().Any(finding => finding.Effect == DecisionOutcome.Hold && finding.Severity == Severity.Hazard);
                count.Add(FaultKind.SupplementTenfold, isLinted && isHazard, isHazard);
            }
        }
    }

    /// <summary>Expected toxicities that delay treatment, in both spellings: caught when neither is dose-limiting, whichever of them the site's list has.</summary>
    public static void OfTerms(CompiledProtocol protocol, FaultCount count)
    {
        if (protocol.Definition.DoseLimitingToxicity is null)
        {
            return;
        }

        foreach ((string american, string british) in Spellings)
        {
            foreach (Grade grade in new[] { Grade.Severe, Grade.LifeThreatening })
            {
                count.AddCorrect(Judge(protocol, american, american, grade));
                count.AddCorrect(Judge(protocol, british, british, grade));
                count.Add(FaultKind.OtherSpelling, Judge(protocol, american, british, grade) == DecisionOutcome.Proceed, isHazard: false);
                count.Add(FaultKind.OtherSpelling, Judge(protocol, british, american, grade) == DecisionOutcome.Proceed, isHazard: false);
            }
        }
    }

    private static DecisionOutcome Judge(CompiledProtocol protocol, string listed, string recorded, Grade grade)
    {
        Citation place = new(new Source("FAULT-SEEDING", "The assumptions of this library's fault-seeding exercise; no site's policy", Standing.Site), "toxicity");
        SiteSupplement site = new("fault-seeding", "A site that expects one toxicity")
        {
            DltPolicy = new()
            {
                MinimumDelayDays = new(14, place, Standing.Site),
                Expected = new([new ExpectedToxicity(new AdverseEventTerm(listed), grade)], place, Standing.Site),
                RequiresAttribution = new(false, place, Standing.Site),
            },
        };
        LocalDate opened = new(2026, 2, 9);
        AdverseEvent adverseEvent = new(new AdverseEventTerm(recorded), [new(opened.PlusDays(20), grade)]) { Delay = TreatmentDelay.Between(opened.PlusDays(25), opened.PlusDays(46)), IsAttributed = true };
        return protocol.With(site).Dlt(new DltCourse(Milestone.On(opened), Milestone.On(opened.PlusDays(160))), adverseEvent).Outcome;
    }

    private static void Add(Decision decision, FaultCount count) => count.Add(
        FaultKind.CountThousandfold,
        decision.Outcome != DecisionOutcome.Proceed,
        decision.Findings.Any(finding => finding.Effect != DecisionOutcome.Proceed && finding.Severity == Severity.Hazard));

    private static CellCount Times(CountBound? cells, decimal factor) => CellCount.FromPerMicrolitre(cells!.Value.Limit.PerMicrolitre * factor);

    /// <summary>The stated size slips, and nothing else is stated beside it.</summary>
    private static DoseRule Times(DoseRule rule, decimal factor) =>
        (rule.IsByArea || rule.IsByWeight ? rule.Times(factor) : rule) with { MaximumPerDose = null, MaximumPerDay = null };
}
