using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>The same facts give the same dose through every entrance: the library, the JSON operation, and the tool's <c>dose</c>, in JSON and by its exit code.</summary>
public sealed class DoseAgreementTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate FirstDay = new(2026, 1, 5);

    public static TheoryData<string?, string?, string?> Infants => new()
    {
        { null, "6.2 kg", "62 cm" },
        { "illustration", "6.2 kg", "62 cm" },
        { "illustration", "13.7 lb", "62 cm" },
        { "illustration", "6.2 kg", null },
        { "illustration", null, null },
        { "illustration", "62 kg", "62 cm" },
        { "illustration", "6200 g", "0.62 m" },
    };

    /// <summary>Every seventh administration of the first year, and the day after it; measured on the first of its month, so that some measurements are old.</summary>
    [Theory]
    [MemberData(nameof(Infants))]
    public void A_dose_is_one_through_every_entrance(string? supplement, string? weight, string? height)
    {
        CompiledProtocol protocol = Aall15P1.Compile(supplement is null ? null : Aall15P1.Illustration);
        Roadmap plan = protocol.Plan(Birth, FirstDay);
        int seen = 0;
        foreach (Administration due in plan.Between(FirstDay, FirstDay.PlusDays(364)).Where((_, index) => index % 7 == 3))
        {
            LocalDate measured = LocalDate.Max(FirstDay, new(due.Date.Year, due.Date.Month, 1));
            Infant infant = weight is null && height is null
                ? new(Birth, [])
                : new(Birth, [new(measured, weight is null ? null : Weight.Parse(weight), height is null ? null : Height.Parse(height))]);
            DoseResult expected = protocol.Dose(due, infant);

            ToolRun run = ToolRun.Of(
            [
                "dose", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--drug", due.Drug.Name, "--block", due.Block.Id.Value, "--order", due.Order.Id,
                "--on", LocalDatePattern.Iso.Format(due.Date), "--format", "json",
                .. weight is null ? [] : new[] { "--weight", weight }, .. height is null ? [] : new[] { "--height", height },
                .. weight is null && height is null ? [] : new[] { "--measured", LocalDatePattern.Iso.Format(measured) },
                .. supplement is null ? [] : new[] { "--supplement", supplement },
            ]);
            string decided = ProtocolOperations.Find("dose").Decide(protocol, new JsonObject
            {
                ["schemaVersion"] = 2,
                ["block"] = due.Block.Id.Value,
                ["order"] = due.Order.Id,
                ["blockStart"] = LocalDatePattern.Iso.Format(due.Date.PlusDays(1 - due.Day)),
                ["on"] = LocalDatePattern.Iso.Format(due.Date),
                ["birthDate"] = "2025-09-14",
                ["measurements"] = infant.Measurements.Count == 0 ? null : new JsonArray(new JsonObject { ["on"] = LocalDatePattern.Iso.Format(measured), ["weight"] = weight, ["height"] = height }),
            }.ToJsonString());

            Assert.Equal((ExitCode(expected.Outcome), string.Empty), (run.ExitCode, run.Error));
            Assert.Equal(expected, Assert.Single(DoseJson.Read(run.Output, protocol.DosesOf(plan, infant))));
            using JsonDocument ofTool = JsonDocument.Parse(run.Output);
            using JsonDocument ofOperation = JsonDocument.Parse(decided);
            Assert.True(JsonElement.DeepEquals(ofTool.RootElement[0], ofOperation.RootElement.GetProperty("result")), $"{due.Order.Id} on {due.Date}");
            Assert.Equal(expected.Decision.Findings, DecisionJson.Read(decided).Findings);
            seen++;
        }

        Assert.True(seen > 60);
    }

    private static int ExitCode(DecisionOutcome outcome) => outcome switch { DecisionOutcome.Proceed => 0, DecisionOutcome.Hold => 3, _ => 2 };
}
