using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>The code that the READMEs show is compiled here, run, and compared with their text.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_roadmap_snippet_prints_what_is_due()
    {
        using StringWriter console = new();
        Snippets.Roadmap(console);

        Prints(
            """
            daunorubicin IV, day 8 of Induction [CTGOV, outline, Induction]
            cytarabine IV, day 8 of Induction [CTGOV, outline, Induction]
            dexamethasone PO or NG or IV, day 8 of Induction [CTGOV, outline, Induction]
            vincristine IV, day 8 of Induction [CTGOV, outline, Induction]

            """,
            console);
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Fact]
    public void The_dose_snippet_prints_every_step()
    {
        using StringWriter console = new();
        Snippets.Dose(console);

        Prints(
            """
            azacitidine 15.5 mg, one dose that day
              weight 6.2 kg, measured on 2026-02-08 (1 day before)
              2.5 mg/kg/dose = 15.5 mg/dose
              15.5 mg, one dose that day

            """,
            console);
    }

    [Fact]
    public void The_gate_snippet_prints_what_holds_the_block()
    {
        using StringWriter console = new();
        Snippets.Gate(console);

        Prints(
            """
            Hold
            Neutrophils before an EPI block. ANC 480/µL. Required: at least 500/µL. The block waits until counts recover. (EPI-START-ANC; DECK, slide Experimental Study Schema)
            Platelets before an EPI block. Missing: the platelet count. Required: at least 50000/µL. (EPI-START-PLATELETS; DECK, slide Experimental Study Schema)

            """,
            console);
    }

    // Day 8 of Induction: daunorubicin is held, vincristine is given, and two orders remain.
    [Fact]
    public void The_record_snippet_prints_what_is_due()
    {
        using StringWriter console = new();
        Snippets.Record(console, File.ReadAllText(Path.Combine(Readme.Root, "src/AALL15P1.Protocol.Tool/Samples", "induction.jsonl")));

        Prints(
            """
            2026-01-12 [TreatingTeam] cytarabine IV (induction/cytarabine day 8) is due.
            2026-01-12 [TreatingTeam] dexamethasone PO or NG or IV (induction/dexamethasone day 8) is due.

            """,
            console);
    }

    // Mosteller: √(62 cm × 6.2 kg ÷ 3600) = 0.326769… m². Daunorubicin 30 mg/m² × ⅔ below 6 months, dexamethasone 6 mg/m²/day
    // in three doses, vincristine 1.5 mg/m².
    [Fact]
    public void The_supplement_snippet_prints_what_the_site_states()
    {
        using StringWriter console = new();
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, SupplementJson.Write(Aall15P1.Illustration));
            Snippets.Supplement(console, file);
        }
        finally
        {
            File.Delete(file);
        }

        Prints(
            """
            daunorubicin 6.535373… mg, one dose that day (Reference)
            AALL15P1's cytarabine dose in Induction is unpublished; the site's supplement must state it (Unpublished)
            dexamethasone 0.653537… mg per dose, 1.960612… mg per day (Reference)
            vincristine 0.490153… mg, one dose that day (Reference)

            """,
            console);
    }

    [Fact]
    public void The_README_s_own_code_is_all_compiled()
    {
        string[] sources =
        [
            .. Directory.GetFiles(Path.Combine(Readme.Root, "tests"), "*ReadmeTests.cs", SearchOption.AllDirectories),
            Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Host", "Program.cs"),
        ];
        List<string> compiled = [.. sources.SelectMany(path => Readme.Text(path).Split("// snippet\n").Skip(1)).Select(Body)];
        List<string> shown = [.. Readme.All.SelectMany(path => Readme.Blocks(path, "csharp")).Select(WithoutUsings)];

        Assert.All(shown, block => Assert.Contains(block, compiled));
        Assert.All(compiled, block => Assert.Contains(block, shown));
    }

    [Fact]
    public void What_the_READMEs_print_is_all_compared()
    {
        string tests = string.Concat(Directory.GetFiles(Path.Combine(Readme.Root, "tests"), "*ReadmeTests.cs", SearchOption.AllDirectories)
            .SelectMany(path => Readme.Text(path).Split('\n')).Select(line => $"{line.TrimStart()}\n"));

        Assert.All(Readme.All.SelectMany(path => Readme.Blocks(path, "text")), block => Assert.Contains(
            string.Concat(block.TrimEnd('\n').Split('\n').Select(line => $"{line.TrimStart()}\n")), tests, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_sample_needs_one_using_of_ours_and_a_complete_host_three()
    {
        Assert.Equal(["using AALL15P1.Protocol;"], UsingsOf(Readme.Blocks(Readme.All[0], "csharp").First()));

        string host = string.Concat(Directory.GetFiles(Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Host"), "*.cs").Select(Readme.Text));
        Assert.InRange(UsingsOf(host).Distinct(StringComparer.Ordinal).Count(), 1, 3);
    }

    [Fact]
    public void SOUP_has_an_area_for_every_rule_and_no_other()
    {
        string soup = Readme.Text(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol", "SOUP.md"));
        string[] ids = [.. soup[soup.IndexOf("## Requirements", StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[2].Split(',').Select(id => id.Trim(' ', '`')))];

        Assert.All(Aall15P1.Compile().Rules.Rules, rule => Assert.Single(ids, id => rule.Id.StartsWith(id, StringComparison.Ordinal)));
        Assert.All(ids, id => Assert.Contains(Aall15P1.Compile().Rules.Rules, rule => rule.Id.StartsWith(id, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> UsingsOf(string code) => code.Split('\n').Where(line => line.StartsWith("using AALL15P1", StringComparison.Ordinal));

    private static void Prints(string expected, StringWriter console)
    {
        Assert.Equal(expected, console.ToString(), ignoreLineEndingDifferences: true);
        Readme.Shows(expected);
    }

    /// <summary>A snippet of a test, with its indentation taken away.</summary>
    private static string Body(string part)
    {
        string[] lines = part[..part.IndexOf("// end\n", StringComparison.Ordinal)].TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => $"{(line.Length > indent ? line[indent..] : string.Empty)}\n"));
    }

    private static string WithoutUsings(string block) =>
        string.Join('\n', block.Split('\n').SkipWhile(line => line.StartsWith("using ", StringComparison.Ordinal) || line.Length == 0));

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

        public static void Dose(TextWriter Console)
        {
            CompiledProtocol protocol = Aall15P1.Compile();
            Roadmap roadmap = protocol.Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
            // snippet
            Infant infant = new(roadmap.BirthDate, [new Measurement(new LocalDate(2026, 2, 8), Weight.FromKilograms(6.2m), height: null)]);
            foreach (Administration due in roadmap.On(new LocalDate(2026, 2, 9)))
            {
                DoseResult dose = protocol.Dose(due, infant);
                Console.WriteLine(dose.Answer);
                foreach (DoseStep step in dose.Steps)
                {
                    Console.WriteLine($"  {step.Text}");
                }
            }

            // end
        }

        public static void Gate(TextWriter Console)
        {
            CompiledProtocol protocol = Aall15P1.Compile();
            // snippet
            StartFacts facts = new(new LocalDate(2026, 2, 9))
            {
                Values = new LaboratoryValues(new LocalDate(2026, 2, 8)) { Neutrophils = CellCount.Parse("0.48 K/uL") },
                ToxicityResolved = true,
                Marker = MarkerStatus.Present,
                PreviousBlockStart = new LocalDate(2026, 1, 5),
            };
            Decision decision = protocol.MayStart(BlockIds.Azacitidine1, facts);
            Console.WriteLine(decision.Outcome);
            foreach (Finding finding in decision.Findings.Where(finding => finding.Effect != DecisionOutcome.Proceed))
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

        public static void Supplement(TextWriter Console, string file)
        {
            Roadmap roadmap = Aall15P1.Compile().Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
            Infant infant = new(roadmap.BirthDate, [new Measurement(new LocalDate(2026, 1, 11), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
            // snippet
            CompiledProtocol ours = Aall15P1.Compile(SupplementJson.Read(File.ReadAllText(file)));
            foreach (Administration due in ours.Plan(infant.BirthDate, new LocalDate(2026, 1, 5)).On(new LocalDate(2026, 1, 12)))
            {
                DoseResult dose = ours.Dose(due, infant);
                Console.WriteLine($"{dose.Answer} ({dose.LowestStanding})");
            }

            // end
        }
    }
}
