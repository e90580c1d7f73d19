using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class DoseCommandTests
{
    private static readonly string[] Infant = ["dose", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05"];

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Fact]
    public void Azacitidine_is_shown_step_by_step()
    {
        ToolRun run = ToolRun.Of([.. Infant, "--drug", "azacitidine", "--on", "2026-02-10", "--weight", "6.2 kg", "--measured", "2026-02-07"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "A planning aid, not a medical device: the protocol document decides.",
                "2026-02-10 EPI#1 day 2: azacitidine IV over 10-40 min, once a day (projected date)",
                "  weight 6.2 kg, measured on 2026-02-07 (3 days before)",
                "  2.5 mg/kg/dose = 15.5 mg/dose   [Protocol: DECK, slide Azacitidine]",
                "  15.5 mg, one dose that day",
                "DOSE: azacitidine 15.5 mg, one dose that day. Lowest standing: Protocol.",
            ],
            run.Lines);
    }

    // 4 months 26 days old: no infant of that age weighs 62 kg or is 6.2 m long; each is told with what would explain it.
    [Theory]
    [InlineData("--weight", "62 kg", "WEIGHT-FOR-AGE", "HOLD: 62 kg at 4.9 months of age, which a decimal point one place too far to the right would explain; measure again.")]
    [InlineData("--height", "6.2 m", "HEIGHT-FOR-AGE", "HOLD: 620 cm at 4.9 months of age, which a decimal point one place too far to the right would explain; measure again.")]
    public void An_implausible_measurement_holds_the_dose_and_no_amount_is_told(string option, string value, string rule, string answer)
    {
        string[] args = [.. Infant, "--drug", "azacitidine", "--on", "2026-02-09", option, value];
        ToolRun run = ToolRun.Of(args);
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of([.. args, "--format", "json"]).Output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(answer, run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith($"  {rule}: ", StringComparison.Ordinal));
        Assert.DoesNotContain(" mg", run.Output, StringComparison.Ordinal);
        JsonElement amount = json.RootElement[0].GetProperty("amount");
        Assert.Equal(("hold", "unpublished"), (amount.GetProperty("outcome").GetString(), amount.GetProperty("lowestStanding").GetString()));
        Assert.False(amount.TryGetProperty("perDose", out _));
        Assert.Equal(rule, json.RootElement[0].GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void The_roadmap_tells_what_holds_its_amounts_once()
    {
        string[] args = [.. ToolRun.Infant, "--weight", "62 kg"];
        string[] whole = ToolRun.Of(args).Lines;
        string[] day = ToolRun.Of([.. args, "--on", "2026-02-09"]).Lines;
        string[] csv = ToolRun.Of([.. args, "--on", "2026-02-09", "--format", "csv"]).Lines;

        foreach (string[] lines in new[] { whole, day })
        {
            Assert.Single(lines, line => line.Contains("62 kg at 3.7 months of age", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("azacitidine", StringComparison.Ordinal) && line.Contains("hold: WEIGHT-FOR-AGE", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains("155 mg", StringComparison.Ordinal));
        }

        Assert.EndsWith(",hold,,,unpublished", csv[1], StringComparison.Ordinal);
        Assert.DoesNotContain(ToolRun.Of([.. ToolRun.Infant, "--weight", "6.2 kg"]).Lines, line => line.StartsWith("Held", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_routes_only_the_intravenous_one_is_an_infusion() =>
        Assert.Contains("pegaspargase IV over 1-2 h, or IM, once a day", ToolRun.Of([.. Infant, "--drug", "pegaspargase", "--on", "2026-01-16"]).Output, StringComparison.Ordinal);

    [Fact]
    public void An_unpublished_dose_is_refused_with_an_exit_code_of_its_own()
    {
        ToolRun run = ToolRun.Of([.. Infant, "--drug", "cyclophosphamide", "--on", "2026-02-14", "--weight", "6.2 kg", "--height", "62 cm"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("CANNOT DECIDE: AALL15P1's cyclophosphamide dose in Consolidation is unpublished; the site's supplement must state it.\n", run.Output, StringComparison.Ordinal);
    }

    // 60 cm and 5.4 kg: 0.3 m²; 1000 mg/m² × 0.3 m² = 300 mg.
    [Fact]
    public void The_illustration_says_at_every_value_that_it_is_not_AALL15P1()
    {
        ToolRun run = ToolRun.Of([.. Infant, "--drug", "cyclophosphamide", "--on", "2026-02-14", "--weight", "5.4 kg", "--height", "60 cm", "--supplement", "illustration"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Supplement illustration: ILLUSTRATION ONLY, not AALL15P1 and not for treatment", run.Output, StringComparison.Ordinal);
        Assert.Contains("  1000 mg/m²/dose = 300 mg/dose   [Reference, not AALL15P1: BFM90, treatment table, protocol I phase B]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("DOSE: cyclophosphamide 300 mg, one dose that day. Lowest standing: Reference, not AALL15P1.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_the_amount_the_steps_and_the_fingerprint()
    {
        string[] args = [.. Infant, "--drug", "cytarabine", "--on", "2026-02-23", "--weight", "5.4 kg", "--height", "60 cm", "--supplement", "illustration", "--format", "json"];
        using JsonDocument document = JsonDocument.Parse(ToolRun.Of(args).Output);
        using JsonDocument one = JsonDocument.Parse(ToolRun.Of([.. args, "--order", "cytarabine-intrathecal"]).Output);

        Assert.Equal(["cytarabine", "cytarabine-intrathecal"], document.RootElement.EnumerateArray().Select(dose => dose.GetProperty("order").GetString()));
        JsonElement dose = document.RootElement[0];
        Assert.Equal("22.5 mg", dose.GetProperty("amount").GetProperty("perDose").GetString());
        Assert.Equal("reference", dose.GetProperty("amount").GetProperty("lowestStanding").GetString());
        Assert.Equal(["weight", "height", "body-surface-area", "size", "final"], dose.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Matches("^[0-9a-f]{64}$", dose.GetProperty("supplement").GetString());
        Assert.Equal("15 mg", Assert.Single(one.RootElement.EnumerateArray()).GetProperty("amount").GetProperty("perDose").GetString());
    }

    [Theory]
    [InlineData("vincristine", "2026-01-13", "vincristine is not due on 2026-01-13; it is next due on 2026-01-19.")]
    [InlineData("vincristin", "2026-01-12", "There is no drug 'vincristin'. The nearest is vincristine.")]
    [InlineData("vincristine", "2027-12-01", "vincristine is not due on 2027-12-01; it is not due again.")]
    [InlineData("vincristine", "2026-01-12", "\"6.2\" is not a valid weight", "--weight", "6.2")]
    [InlineData("vincristine", "2026-01-12", "\"62 kg\" is not a valid height", "--height", "62 kg")]
    [InlineData("vincristine", "2026-01-12", "A measurement is dated 2025-01-01, before the date of birth, 2025-09-14.", "--weight", "6 kg", "--measured", "2025-01-01")]
    [InlineData("vincristine", "2026-01-12", "Could not find file", "--supplement", "/no/such/file.json")]
    [InlineData("vincristine", "2026-01-12", "There is no block 'consolidations'", "--block", "consolidations")]
    [InlineData("vincristine", "2026-01-12", "Block induction has no order 'azacitidine'", "--block", "induction", "--order", "azacitidine")]
    [InlineData("azacitidine", "2026-02-10", "Value was either too large or too small for a Decimal.", "--weight", "79228162514264337593543950335 kg")]
    public void A_mistake_is_told_in_one_line(string drug, string on, string message, params string[] more)
    {
        ToolRun run = ToolRun.Of([.. Infant, "--drug", drug, "--on", on, .. more]);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith($"aall15p1: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void A_supplement_is_read_from_its_file_and_a_mistake_in_it_is_told_with_its_path()
    {
        string file = Path.GetTempFileName();
        try
        {
            const string Stated = """
                { "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{ "id": "S7", "title": "Text", "gives": "site" }],
                  "doses": [{ "block": "induction", "order": "vincristine", "dose": "0.05 mg/kg/dose", "citation": { "source": "S7", "place": "1" }, "standing": "site" }] }
                """;
            string[] args = [.. Infant, "--drug", "vincristine", "--on", "2026-01-12", "--weight", "6 kg", "--supplement", file];
            File.WriteAllText(file, Stated);
            ToolRun right = ToolRun.Of(args);
            File.WriteAllText(file, Stated.Replace("0.05 mg/kg/dose", "0.05 mg", StringComparison.Ordinal));
            ToolRun wrong = ToolRun.Of(args);

            Assert.Contains("DOSE: vincristine 0.3 mg, one dose that day. Lowest standing: Site.\n", right.Output, StringComparison.Ordinal);
            Assert.StartsWith($"aall15p1: --supplement: {file}: $.doses[0].dose: found \"0.05 mg\", expected a dose such as", wrong.Error, StringComparison.Ordinal);
            Assert.Equal(1, wrong.ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_roadmap_shows_amounts_beside_the_dates()
    {
        string[] args = [.. ToolRun.Infant, "--weight", "5.4 kg", "--height", "60 cm", "--supplement", "illustration"];
        ToolRun day = ToolRun.Of([.. args, "--on", "2026-01-12"]);
        ToolRun whole = ToolRun.Of(args);
        string[] csv = ToolRun.Of([.. args, "--on", "2026-01-12", "--format", "csv"]).Lines;
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of([.. args, "--on", "2026-01-12", "--format", "json"]).Output);

        Assert.Contains("0.6 mg per dose, 1.8 mg per day (Reference, not AALL15P1)", day.Output, StringComparison.Ordinal);
        Assert.Contains("azacitidine │ IV    │ 2026-02-09 │ 13.5 mg, one dose that day (Protocol)", whole.Output, StringComparison.Ordinal);
        Assert.EndsWith(",amountOutcome,amountPerDose,amountPerDay,amountStanding", csv[0], StringComparison.Ordinal);
        Assert.EndsWith(",proceed,6 mg,6 mg,reference", csv[1], StringComparison.Ordinal);
        JsonElement cytarabine = json.RootElement.GetProperty("administrations")[1].GetProperty("amount");
        Assert.Equal(("cannot-decide", "unpublished"), (cytarabine.GetProperty("outcome").GetString(), cytarabine.GetProperty("lowestStanding").GetString()));
        Assert.Matches("^[0-9a-f]{64}$", json.RootElement.GetProperty("supplement").GetString());
    }

    // Born 2025-09-14: 6 months on 2026-03-14. Mercaptopurine of Interim Maintenance has no infant factor; the high-dose
    // methotrexate of day 1, 2026-03-20, is 5000 mg/m² × 0.3 m² × 3/4 = 1125 mg.
    [Fact]
    public void The_roadmap_takes_the_age_of_each_block() =>
        Assert.Contains(
            "1125 mg, one dose that day",
            ToolRun.Of([.. ToolRun.Infant, "--weight", "5.4 kg", "--height", "60 cm", "--measured", "2026-03-19", "--supplement", "illustration", "--on", "2026-03-20"]).Output,
            StringComparison.Ordinal);
}
