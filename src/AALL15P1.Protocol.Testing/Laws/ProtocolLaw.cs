using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A law that every implementation of the protocol keeps, whatever it is written in. Its expectation is worked out from
/// the sources beside it and never by the code that is judged.
/// </summary>
public sealed class ProtocolLaw
{
    private readonly Func<Draw, Questions, string?> violation;

    internal ProtocolLaw(string id, string statement, ValueList<string> operations, ValueList<string> rules, int cases, Func<Draw, Questions, string?> violation)
    {
        Id = id;
        Statement = statement;
        Operations = operations;
        Rules = rules;
        Cases = cases;
        this.violation = violation;
    }

    /// <summary>The law's id, in kebab case.</summary>
    public string Id { get; }

    /// <summary>The law as one sentence.</summary>
    public string Statement { get; }

    /// <summary>The operations that it asks.</summary>
    public ValueList<string> Operations { get; }

    /// <summary>The ids of the rules that it checks, as the rule catalogue has them.</summary>
    public ValueList<string> Rules { get; }

    /// <summary>How many cases it needs, so that each of its boundaries is met several times.</summary>
    public int Cases { get; }

    /// <summary>The law as a property of FsCheck, for any test framework. Ask it for <see cref="Cases"/> cases.</summary>
    /// <param name="implementation">The implementation.</param>
    /// <returns>The property.</returns>
    public Property For(IProtocolImplementation implementation) =>
        Prop.ForAll(LawCase.Arbitrary(), drawn => Violation(implementation, drawn) is { } violated ? false.Label(violated) : true.ToProperty());

    /// <summary>Tries the law, and looks for the smallest case that breaks it. An implementation that is gone breaks it with the question that was open.</summary>
    /// <param name="implementation">The implementation.</param>
    /// <param name="seed">Where the cases begin; the same seed tries the same cases.</param>
    /// <param name="cases">How many cases; null for those that it needs.</param>
    /// <returns>The result.</returns>
    public LawResult Try(IProtocolImplementation implementation, int seed = 1, int? cases = null)
    {
        Faults.SeededNumbers numbers = new(seed);
        int most = cases ?? Cases;
        for (int tried = 1; tried <= most; tried++)
        {
            LawCase drawn = LawCase.Drawn(numbers);
            if (Violation(implementation, drawn) is { } violated)
            {
                if (drawn.IsGone)
                {
                    return new(this, tried, violated, drawn.Questions[^1]) { IsGone = true };
                }

                (LawCase smallest, string reason, bool isGone) = Smallest(implementation, drawn, violated);
                return new(this, tried, reason, $"{smallest}") { IsGone = isGone };
            }
        }

        return new(this, most, Violation: null, CounterExample: null);
    }

    /// <summary>The law's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    /// <summary>The first question that the law asks in a case.</summary>
    internal (string Operation, string Input) FirstQuestion(LawCase drawn)
    {
        Violation(Silent.Instance, drawn);
        JsonObject question = JsonNode.Parse(drawn.Questions[0])!.AsObject();
        return (question["operation"]!.GetValue<string>(), question["input"]!.ToJsonString(JsonText.Readable));
    }

    private (LawCase Smallest, string Reason, bool IsGone) Smallest(IProtocolImplementation implementation, LawCase drawn, string violated)
    {
        const int MostSteps = 200;
        for (int step = 0; step < MostSteps; step++)
        {
            LawCase? better = null;
            foreach (LawCase smaller in drawn.Smaller())
            {
                if (Violation(implementation, smaller) is not { } still)
                {
                    continue;
                }

                if (smaller.IsGone)
                {
                    return (drawn, violated, true);
                }

                better = smaller;
                violated = still;
                break;
            }

            if (better is null)
            {
                break;
            }

            drawn = better;
        }

        return (drawn, violated, false);
    }

    private string? Violation(IProtocolImplementation implementation, LawCase drawn)
    {
        drawn.Questions.Clear();
        Draw draw = new(drawn);
        string? violated;
        try
        {
            violated = violation(draw, new(implementation, drawn.Questions));
        }
        catch (IOException gone)
        {
            drawn.IsGone = true;
            violated = gone.Message;
        }
        catch (Exception error)
        {
            violated = $"The answer cannot be read: {error.Message}";
        }

        drawn.Numbers = draw.Taken;
        return violated is null ? null : VisibleText.Of(violated);
    }
}

/// <summary>Answers nothing, so that a law's questions can be had without an answer.</summary>
file sealed class Silent : IProtocolImplementation
{
    public static readonly Silent Instance = new();

    public string Answer(string operation, string input) => "{}";
}

/// <summary>Asks an implementation, and keeps the questions.</summary>
internal sealed class Questions(IProtocolImplementation implementation, List<string> asked)
{
    public LawAnswer Ask(string operation, JsonObject input)
    {
        asked.Add(new JsonObject { ["operation"] = operation, ["input"] = input.DeepClone() }.ToJsonString(JsonText.Readable));
        string answer = Answer(operation, input.ToJsonString());
        return new(JsonText.ReadAnswer(answer, out string? wrong) ?? throw new FormatException(wrong));
    }

    /// <summary>An adapter that throws has not answered; only one that is gone ends the run.</summary>
    private string Answer(string operation, string input)
    {
        try
        {
            return implementation.Answer(operation, input);
        }
        catch (Exception error) when (error is not IOException)
        {
            throw new InvalidOperationException($"the implementation {JsonText.Threw(error)}", error);
        }
    }
}

/// <summary>An answer, as far as laws look at it.</summary>
internal sealed class LawAnswer(JsonObject document)
{
    public JsonObject Document => document;

    /// <summary>The outcome: proceed, hold, cannot-decide; or error.</summary>
    public string Outcome => document["error"] is not null ? "error" : document["outcome"]?.GetValue<string>() ?? "nothing";

    /// <summary>The answer in a sentence.</summary>
    public string Text => document["error"] is { } error ? $"error ({error["message"]})" : Outcome;

    /// <summary>The single dose as a number, and its unit; null without one.</summary>
    public (decimal Number, string Unit)? PerDose => Amount("perDose");

    /// <summary>What the doses of one day add up to; null without it.</summary>
    public (decimal Number, string Unit)? PerDay => Amount("perDay");

    /// <summary>Whether a finding of a rule has an effect or severity.</summary>
    public bool Finds(string rule, string member, string value) =>
        document["findings"] is JsonArray findings && findings.Any(finding => finding?["rule"]?.GetValue<string>() == rule && finding[member]?.GetValue<string>() == value);

    /// <summary>Null when the outcome is as expected, otherwise what is wrong.</summary>
    public string? Is(string expected, string because) => Outcome == expected ? null : $"Expected {expected}: {because}. Found {Text}.";

    /// <summary>Null when the outcome is anything but proceed.</summary>
    public string? IsNot(string wrong, string because) => Outcome != wrong && Outcome != "error" ? null : $"Expected anything but {wrong}: {because}. Found {Text}.";

    /// <summary>Null when a rule finds something, or nothing where it should find nothing. A record's findings stand within what it was found at.</summary>
    public string? Names(string rule, bool expected, string because)
    {
        bool isFound = document.Need("findings").AsArray().Any(found => (found?["finding"] ?? found).Need("rule").GetValue<string>() == rule);
        return isFound == expected ? null : $"Expected {(expected ? "a" : "no")} finding of {rule}: {because}. Found {(isFound ? "one" : "none")}.";
    }

    private (decimal Number, string Unit)? Amount(string member)
    {
        if (Outcome != "proceed" || document["result"]?["amount"]?[member]?.GetValue<string>() is not { } text)
        {
            return null;
        }

        return text.Split(' ', 2) is [var number, var unit] && decimal.TryParse(number, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal read)
            ? (read, unit)
            : throw new FormatException($"{member} is '{text}', and a number with its unit is expected.");
    }
}
