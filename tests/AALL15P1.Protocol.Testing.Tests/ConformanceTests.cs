using System.Diagnostics;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

public sealed class ConformanceTests
{
    private static readonly Lazy<ConformanceReport> Library = new(() => ConformanceSuite.Run(new LibraryImplementation()));

    [Fact]
    public void The_library_answers_every_vector_as_expected() => Assert.True(Library.Value.Failed == 0, Library.Value.ToText());

    [Fact]
    public void Every_operation_has_vectors_and_every_vector_its_rules()
    {
        Assert.Equal(LibraryImplementation.Operations.Order(), ConformanceSuite.Vectors.Select(vector => vector.Operation).Distinct().Order());
        Assert.True(ConformanceSuite.Vectors.Count > 450);
        Assert.Equal(ConformanceSuite.Vectors.Count, ConformanceSuite.Vectors.Select(vector => vector.Id).Distinct().Count());
        CompiledProtocol protocol = Aall15P1.Compile();
        Assert.All(ConformanceSuite.Vectors, vector => Assert.All(vector.Rules, rule => Assert.NotNull(protocol.Rules.Find(rule))));
    }

    [Fact]
    public void A_wrong_answer_differs_and_the_difference_says_how()
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "start-azacitidine-1-anc-500");

        Assert.Equal(["Expected outcome to be proceed. Found hold."], vector.Differences("{\"outcome\":\"hold\"}"));
        Assert.Equal(["Expected outcome to be proceed. Found nothing."], vector.Differences("{}"));
        Assert.StartsWith("Expected an answer. Found the error", Assert.Single(vector.Differences("{\"error\":{\"message\":\"no\"}}")), StringComparison.Ordinal);
        Assert.StartsWith("The answer is no JSON.", Assert.Single(vector.Differences("proceed")), StringComparison.Ordinal);
        Assert.Empty(vector.Differences("{\"outcome\":\"proceed\"}"));
    }

    [Theory]
    [InlineData("15.5 mg", true)]
    [InlineData("15.500001 mg", true)]
    [InlineData("15.500002 mg", false)]
    [InlineData("15.5 g", false)]
    [InlineData("15.5", false)]
    public void A_quantity_is_compared_by_number_and_unit(string amount, bool isRight)
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "dose-azacitidine-6-2-kg");

        Assert.Equal(isRight, vector.Differences($"{{\"outcome\":\"proceed\",\"result\":{{\"amount\":{{\"perDose\":\"{amount}\"}}}}}}").Count == 0);
    }

    [Fact]
    public void Dates_of_a_row_are_compared_as_a_whole()
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "calendar-induction-daunorubicin-iv");
        static string Answer(params string[] dates) =>
            $"{{\"administrations\":[{string.Join(',', dates.Select(date => $"{{\"block\":\"induction\",\"drug\":\"daunorubicin\",\"routes\":[\"IV\"],\"date\":\"{date}\"}}"))}]}}";

        Assert.Empty(vector.Differences(Answer("2026-01-13", "2026-01-12")));
        Assert.Contains("2026-01-13 less", Assert.Single(vector.Differences(Answer("2026-01-12"))), StringComparison.Ordinal);
        Assert.Contains("2026-01-14 more", Assert.Single(vector.Differences(Answer("2026-01-12", "2026-01-13", "2026-01-14"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_can_be_signed_off()
    {
        ConformanceReport report = ConformanceSuite.Run(new LibraryImplementation(), ["continue-past-induction"]);

        string signed = report.ToSignedReport("the library", "2026-11-25", "A. Pharmacist");

        Assert.Contains($"SHA-256 {ConformanceSuite.Sha256}", signed, StringComparison.Ordinal);
        Assert.Contains("- Date: 2026-11-25\n- Result: 4 passed, 0 failed\n- Signed by: A. Pharmacist\n", signed, StringComparison.Ordinal);
        Assert.Contains("| continue-germline | continue-past-induction | passed |", signed, StringComparison.Ordinal);
        Assert.EndsWith("4 passed, 0 failed\n", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_without_vectors_is_named() =>
        Assert.Contains("'grading'", Assert.Throws<ArgumentException>(() => ConformanceSuite.Run(new LibraryImplementation(), ["grading"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_in_another_language_is_judged_by_the_same_vectors()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation program = new($"python3 \"{Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Testing.Tests", "SecondImplementation", "aall15p1.py")}\"", patienceInSeconds: 60);

        ConformanceReport report = ConformanceSuite.Run(program, ["eligibility", "start-block", "continue-past-induction", "site-of-care", "dose", "roadmap"]);

        Assert.True(report.Failed == 0, report.ToText());
        Assert.True(report.Passed > 250);
    }

    [Fact]
    public void A_program_in_another_language_keeps_the_laws_of_its_operations()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation program = new($"python3 \"{Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Testing.Tests", "SecondImplementation", "aall15p1.py")}\"", patienceInSeconds: 60);

        Assert.All(
            new[] { ProtocolLaws.EnrolmentAge, ProtocolLaws.EpiCounts, ProtocolLaws.CountSpellings, ProtocolLaws.ChemotherapyOnDaySix, ProtocolLaws.CalendarDays, ProtocolLaws.EndOfTherapy, ProtocolLaws.AzacitidineSize, ProtocolLaws.InfantFactor },
            law =>
            {
                LawResult result = law.Try(program, seed: 3, cases: 60);
                Assert.True(result.Holds, $"{law}: {result.Violation}\n{result.CounterExample}");
            });
    }

    [Fact]
    public void A_program_that_ends_or_is_not_there_is_an_error_in_one_line()
    {
        Assert.Contains("cannot be started", Assert.Throws<IOException>(() => new CommandImplementation("no-such-program-of-ours")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CommandImplementation("  "));
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation silent = new("python3 -c \"pass\"");
        Assert.ThrowsAny<IOException>(() =>
        {
            silent.Answer("dose", "{}");
            silent.Answer("dose", "{}");
        });
    }

    private static bool HasPython()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
