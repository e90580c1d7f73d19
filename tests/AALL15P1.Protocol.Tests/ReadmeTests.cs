using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Scheduling;
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

        Assert.Equal(1, snippets);
    }

    private static class Snippets
    {
        public static void Roadmap(TextWriter Console)
        {
            // snippet
            Schedule schedule = Schedule.Compile(Aall15P1.Definition);
            Roadmap roadmap = schedule.Plan(birthDate: new LocalDate(2025, 9, 14), firstDay: new LocalDate(2026, 1, 5));
            foreach (Administration due in roadmap.On(new LocalDate(2026, 1, 12)))
            {
                Console.WriteLine($"{due.Drug} {due.Order.Routes}, day {due.Day} of {due.Block.Title} [{due.Order.Citation}]");
            }

            // end
        }
    }
}
