using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>The code that README shows is compiled here, run, and compared with README's text.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_roadmap_snippet_prints_what_is_due()
    {
        using StringWriter console = new();
        Snippets.Roadmap(console);

        Assert.Equal(
            """
            daunorubicin IV, day 8 of Induction [CTGOV, outline, Induction]
            cytarabine IV, day 8 of Induction [CTGOV, outline, Induction]
            dexamethasone PO or NG or IV, day 8 of Induction [CTGOV, outline, Induction]
            vincristine IV, day 8 of Induction [CTGOV, outline, Induction]

            """,
            console.ToString(),
            ignoreLineEndingDifferences: true);
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Fact]
    public void The_dose_and_the_gate_answer_as_README_says()
    {
        using StringWriter console = new();
        Snippets.DoseAndGate(console);

        Assert.Equal(
            """
            azacitidine: azacitidine 15.5 mg, one dose that day
            Neutrophils before an EPI block. ANC 480/µL. Required: at least 500/µL. The block waits until counts recover. (EPI-START-ANC; DECK, slide Experimental Study Schema)
            Platelets before an EPI block. Missing: the platelet count. Required: at least 50000/µL. (EPI-START-PLATELETS; DECK, slide Experimental Study Schema)

            """,
            console.ToString(),
            ignoreLineEndingDifferences: true);
    }

    // Day 8 of Induction: daunorubicin is held, vincristine is given, and two orders remain.
    [Fact]
    public void The_record_of_the_sample_says_what_is_due()
    {
        using StringWriter console = new();
        Snippets.Record(console, File.ReadAllText(Path.Combine(Checkout.Root, "src/AALL15P1.Protocol.Tool/Samples", "induction.jsonl")));

        Assert.Equal(
            """
            2026-01-12 [TreatingTeam] cytarabine IV (induction/cytarabine day 8) is due.
            2026-01-12 [TreatingTeam] dexamethasone PO or NG or IV (induction/dexamethasone day 8) is due.

            """,
            console.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void README_shows_the_snippets_as_they_are_compiled()
    {
        string source = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "AALL15P1.Protocol.Tests", "ReadmeTests.cs"));
        string readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).ReplaceLineEndings("\n");
        int snippets = 0;
        foreach (string part in source.ReplaceLineEndings("\n").Split("            // snippet\n").Skip(1))
        {
            string body = part[..part.IndexOf("            // end", StringComparison.Ordinal)].TrimEnd();
            string shown = string.Join('\n', body.Split('\n').Select(line => line.Length >= 12 ? line[12..] : line.TrimStart()));
            Assert.Contains(shown, readme, StringComparison.Ordinal);
            snippets++;
        }

        Assert.Equal(4, snippets);
    }

    private static class Snippets
    {
        public static void Roadmap(TextWriter Console)
        {
            // snippet
            CompiledProtocol protocol = Aall15P1.Compile();
            Roadmap roadmap = protocol.Plan(birthDate: new LocalDate(2025, 9, 14), firstDay: new LocalDate(2026, 1, 5));
            foreach (Administration due in roadmap.On(new LocalDate(2026, 1, 12)))
            {
                Console.WriteLine($"{due.Drug} {due.Order.Routes}, day {due.Day} of {due.Block.Title} [{due.Order.Citation}]");
            }

            // end
        }

        public static void DoseAndGate(TextWriter Console)
        {
            CompiledProtocol protocol = Aall15P1.Compile();
            Roadmap roadmap = protocol.Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
            // snippet
            Infant infant = new(roadmap.BirthDate, [new Measurement(new LocalDate(2026, 2, 8), Weight.FromKilograms(6.2m), height: null)]);
            foreach (Administration due in roadmap.On(new LocalDate(2026, 2, 9)))
            {
                Console.WriteLine($"{due.Drug}: {protocol.Dose(due, infant).Answer}");
            }

            // end
            // snippet
            StartFacts facts = new(new LocalDate(2026, 2, 9))
            {
                Values = new LaboratoryValues(new LocalDate(2026, 2, 8)) { Neutrophils = CellCount.FromPerMicrolitre(480m) },
                ToxicityResolved = true,
                Marker = MarkerStatus.Present,
                PreviousBlockStart = new LocalDate(2026, 1, 5),
            };
            Decision decision = protocol.MayStart(BlockIds.Azacitidine1, facts);
            foreach (Finding finding in decision.Findings.Where(finding => finding.Effect != Outcome.Proceed))
            {
                Console.WriteLine(finding.Sentence);
            }

            // end
        }

        public static void Record(TextWriter Console, string events)
        {
            CompiledProtocol protocol = Aall15P1.Compile();
            // snippet
            TreatmentRecord record = protocol.Replay(RecordJson.Read(events));
            foreach (NextStep step in record.Next(new LocalDate(2026, 1, 12)).Of(NextStepKind.Due))
            {
                Console.WriteLine(step);
            }

            // end
        }
    }
}
