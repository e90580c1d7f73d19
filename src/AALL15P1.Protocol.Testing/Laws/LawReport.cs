using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>What came of a law.</summary>
/// <param name="Law">The law.</param>
/// <param name="Cases">How many cases were tried; with a violation, up to the first that broke the law.</param>
/// <param name="Violation">What is wrong in the smallest case that was found; null when the law holds.</param>
/// <param name="CounterExample">That case as JSON, one question a line, or the question to which no answer came; null when the law holds.</param>
public sealed record LawResult(ProtocolLaw Law, int Cases, string? Violation, string? CounterExample)
{
    /// <summary>Whether the law holds in every case that was tried.</summary>
    public bool Holds => Violation is null;

    /// <summary>Whether the implementation can no longer be asked.</summary>
    internal bool IsGone { get; init; }

    /// <summary>How many cases were tried, in words.</summary>
    internal string CasesText => string.Create(CultureInfo.InvariantCulture, $"{Cases} {(Cases == 1 ? "case" : "cases")}");
}

/// <summary>What came of all laws for one implementation.</summary>
/// <param name="Seed">Where the cases began.</param>
/// <param name="Results">The results, in the order of the laws.</param>
public sealed record LawReport(int Seed, ValueList<LawResult> Results)
{
    /// <summary>How many laws hold.</summary>
    public int Passed => Results.Count(result => result.Holds);

    /// <summary>How many laws are broken.</summary>
    public int Failed => Results.Count - Passed;

    /// <summary>Tries every law.</summary>
    /// <param name="implementation">The implementation.</param>
    /// <param name="seed">Where the cases begin; the same seed tries the same cases.</param>
    /// <param name="times">How many times the cases that each law needs; 1 or more.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is below 1.</exception>
    public static LawReport Of(IProtocolImplementation implementation, int seed = 1, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return Of(implementation, seed, times, ProtocolLaws.All);
    }

    /// <summary>Tries some laws. An implementation that is gone breaks the law that it was asked for, and those for which it can no longer be asked.</summary>
    internal static LawReport Of(IProtocolImplementation implementation, int seed, int times, IEnumerable<ProtocolLaw> laws)
    {
        bool isGone = false;
        return new(seed, laws.Select(Result).ToValueList());

        LawResult Result(ProtocolLaw law)
        {
            if (isGone)
            {
                return new(law, 0, ConformanceSuite.NotAsked, string.Empty);
            }

            LawResult result = law.Try(implementation, seed, checked(law.Cases * times));
            isGone = result.IsGone;
            return result;
        }
    }

    /// <summary>The report as text: a line for each law, what broke it, and the counts last.</summary>
    /// <returns>The text.</returns>
    public string ToText()
    {
        StringBuilder text = new();
        foreach (LawResult result in Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(result.Holds ? "holds " : "BROKEN")} {result.Law.Id} ({string.Join(", ", result.Law.Rules)}), {result.CasesText}\n");
            if (!result.Holds)
            {
                text.Append(CultureInfo.InvariantCulture, $"       {result.Law.Statement}\n       {result.Violation}\n");
                foreach (string question in Lines(result.CounterExample))
                {
                    text.Append(CultureInfo.InvariantCulture, $"       {question}\n");
                }
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"seed {Seed}\n{Passed} passed, {Failed} failed\n").ToString();
    }

    /// <summary>The report as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson()
    {
        JsonArray laws = [];
        foreach (LawResult result in Results)
        {
            JsonObject law = new()
            {
                ["law"] = result.Law.Id,
                ["statement"] = result.Law.Statement,
                ["rules"] = new JsonArray([.. result.Law.Rules.Select(rule => JsonValue.Create(rule))]),
                ["cases"] = result.Cases,
                ["holds"] = result.Holds,
            };
            if (!result.Holds)
            {
                law["violation"] = result.Violation;
                law["counterExample"] = new JsonArray([.. Lines(result.CounterExample).Select(line => JsonNode.Parse(line))]);
            }

            laws.Add((JsonNode)law);
        }

        return $"{new JsonObject { ["schemaVersion"] = 1, ["seed"] = Seed, ["passed"] = Passed, ["failed"] = Failed, ["laws"] = laws }.ToJsonString(JsonText.Indented)}\n";
    }

    /// <summary>The report as JUnit XML, as build servers read it.</summary>
    /// <returns>The text.</returns>
    public string ToJUnit()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"AALL15P1 laws\" tests=\"{Results.Count}\" failures=\"{Failed}\" errors=\"0\">\n");
        foreach (LawResult result in Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"  <testcase classname=\"laws\" name=\"{Xml(result.Law.Id)}\">\n");
            if (!result.Holds)
            {
                text.Append(CultureInfo.InvariantCulture, $"    <failure message=\"{Xml(result.Violation)}\">{string.Join('\n', Lines(result.CounterExample).Select(Xml))}</failure>\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    <system-out>{Xml($"{string.Join(", ", result.Law.Rules)}; {result.CasesText} from seed {Seed}. {result.Law.Statement}")}</system-out>\n  </testcase>\n");
        }

        return text.Append("</testsuite>\n").ToString();
    }

    private static string[] Lines(string? questions) => (questions ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Text as XML may hold it: signs that no XML may hold, escaped or not, are written as escapes.</summary>
    private static string Xml(string? text) => SecurityElement.Escape(VisibleText.Of(text ?? string.Empty));
}
