using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing.Faults;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// The whole protocol written out, line by line, for a fixed roster of synthetic infants and readings: rules, readings,
/// orders, dates, doses of the illustration and answers at the boundaries. The same bytes on every machine, culture and
/// time zone, so that a changed hash is a changed protocol.
/// </summary>
public static class ProtocolDump
{
    private const string Separator = " | ";

    /// <summary>Born early and late in a month, on a leap day, and started on one.</summary>
    private static readonly (string Name, LocalDate Birth, LocalDate First)[] Roster =
    [
        ("A", new(2025, 9, 14), new(2026, 1, 5)),
        ("B", new(2024, 2, 29), new(2024, 9, 2)),
        ("C", new(2023, 8, 31), new(2024, 2, 29)),
        ("D", new(2025, 12, 30), new(2026, 12, 28)),
    ];

    /// <summary>Writes the dump.</summary>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string Write()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        List<string> lines = [Line("dump", "1", protocol.Definition.Title, protocol.Definition.Edition)];
        lines.AddRange(protocol.Rules.Rules.Select(rule => Line(
            "rule", rule.Id, rule.Title, rule.Statement, string.Join("; ", rule.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Value}")), $"{rule.Standing}", rule.Citation?.ToString() ?? "no source")));
        lines.AddRange(protocol.Readings.Register.SelectMany(question => question.Readings.Select(reading => Line("reading", question.Id, reading.Id, reading.Statement, reading == question.Default ? "default" : "other"))));
        lines.AddRange(protocol.Definition.Blocks.Select(block => Line("block", block.Id.Value, block.Title, string.Join(", ", block.StartCriteria.Select(criterion => criterion.Rule.Id)))));
        lines.AddRange(protocol.Definition.Blocks.SelectMany(block => block.Orders.Select(order => Line(
            "order", block.Id.Value, order.Id, Routes(order), $"days {order.Days}", order.TimesPerDay is { } times ? $"{Number(times)} a day" : "times a day not stated", Dose(order), $"{order.Standing}", $"{order.Citation}"))));
        foreach ((string name, LocalDate birth, LocalDate first) in Roster)
        {
            lines.AddRange(Plan(protocol, "plan", name, birth, first));
        }

        foreach (Interpretation question in protocol.Readings.Register)
        {
            lines.AddRange(question.Readings.Where(reading => reading != question.Default).SelectMany(reading => Changes(protocol, question, reading)));
        }

        lines.AddRange(Doses());
        lines.AddRange(Answers());
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    /// <summary>The SHA-256 of a dump.</summary>
    /// <param name="dump">The dump's text.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string dump) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dump)));

    private static IEnumerable<string> Plan(CompiledProtocol protocol, string kind, string name, LocalDate birth, LocalDate first)
    {
        Roadmap roadmap = protocol.Plan(birth, first);
        foreach (ScheduledBlock block in roadmap.Blocks.AsEnumerable())
        {
            yield return Line($"{kind}-start", name, block.Block.Id.Value, block.Start.Iso());
        }

        foreach (Administration row in roadmap)
        {
            yield return Line(kind, name, row.Block.Id.Value, row.Order.Id, Number(row.Day), row.Date.Iso(), Routes(row.Order));
        }

        yield return Line($"{kind}-end", name, roadmap.EndOfTherapy.Iso());
    }

    /// <summary>What a reading changes for the first infant.</summary>
    private static IEnumerable<string> Changes(CompiledProtocol protocol, Interpretation question, Reading reading)
    {
        (string name, LocalDate birth, LocalDate first) = Roster[0];
        string[] before = [.. Plan(protocol, "plan", name, birth, first)];
        string[] after = [.. Plan(protocol.With(protocol.Readings.With(question.Id, reading.Id)), "plan", name, birth, first)];
        HashSet<string> known = [.. before];
        HashSet<string> now = [.. after];
        return before.Where(line => !now.Contains(line)).Select(line => Line("under", $"{question.Id}={reading.Id}", line.Replace(Separator, ", ", StringComparison.Ordinal), "left out"))
            .Concat(after.Where(line => !known.Contains(line)).Select(line => Line("under", $"{question.Id}={reading.Id}", line.Replace(Separator, ", ", StringComparison.Ordinal), "added")));
    }

    /// <summary>The first dose of each order by the illustration, which is not for treatment, for three infants who grow as WHO's standards say.</summary>
    private static IEnumerable<string> Doses()
    {
        CompiledProtocol protocol = Aall15P1.Compile(Aall15P1.Illustration);
        ValueList<PlannedInfant> infants = GrowingInfants.Within(protocol.Safety.Growth);
        foreach (int at in new[] { 1, 13, 25 })
        {
            PlannedInfant planned = infants[at];
            string name = $"born {planned.Infant.BirthDate.Iso()}";
            HashSet<string> seen = [];
            foreach (Administration row in protocol.Plan(planned.Infant.BirthDate, planned.FirstDay))
            {
                if (seen.Add($"{row.Block.Id}/{row.Order.Id}"))
                {
                    DoseResult dose = protocol.Dose(row, planned.Infant);
                    yield return Line("dose", name, row.Block.Id.Value, row.Order.Id, row.Date.Iso(), dose.Answer, string.Join(", ", dose.Decision.Findings.Select(finding => finding.Rule.Id)));
                }
            }
        }
    }

    /// <summary>The answer to the first questions of each law that has one outcome.</summary>
    private static IEnumerable<string> Answers()
    {
        LibraryImplementation library = new();
        foreach (ProtocolLaw law in ProtocolLaws.All.AsEnumerable())
        {
            SeededNumbers numbers = new(1);
            HashSet<string> seen = [];
            for (int at = 0; at < 12; at++)
            {
                (string operation, string input) = law.FirstQuestion(LawCase.Drawn(numbers));
                JsonObject answer = JsonNode.Parse(library.Answer(operation, input))!.AsObject();
                if (answer["outcome"]?.GetValue<string>() is { } outcome && seen.Add(input))
                {
                    string rules = string.Join(", ", answer["findings"]!.AsArray().Select(finding => $"{finding!["rule"]} {finding["effect"]}"));
                    yield return Line("answer", operation, input, outcome, rules);
                }
            }
        }
    }

    private static string Dose(PlannedOrder order) => order.Dose switch
    {
        Fact<DoseRule>.Known known => $"{known.Stated.Value} ({known.Stated.Citation})",
        Fact<DoseRule>.Unpublished unpublished => $"unpublished: {unpublished.What}",
        _ => "none",
    };

    private static string Routes(PlannedOrder order) => string.Join(" or ", order.Routes.ToRoutes());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(params string[] columns) => string.Join(Separator, columns.Select(column => column.ReplaceLineEndings(" ").Replace(Separator, " / ", StringComparison.Ordinal)));
}
