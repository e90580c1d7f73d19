using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Titration;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>How long and how deep a document may be, for each reader of one.</summary>
public sealed class LimitTests
{
    private static readonly Roadmap Plan = Aall15P1.Compile().Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
    private static readonly RoadmapDoses Doses = Aall15P1.Compile().DosesOf(Plan, new(new(2025, 9, 14), []));
    private static readonly TitrationHistory History = Course.From().Counts(42, 2000, 200_000).History;
    private static readonly Func<LocalDate, TitrationResult> Decide = on => TitrationResult.Of(IcicleAll14.Policy, History, on);
    private static readonly Operation Continue = ProtocolOperations.Find("continue-past-induction");
    private const string Continued = """{"schemaVersion":1,"kmt2a":"rearranged"}""";

    /// <summary>By reader: what it reads, a document that it reads, and its limits in characters and in levels.</summary>
    private static readonly Dictionary<string, (Action<string> Read, Func<string> Document, int Characters, int Levels)> Readers = new(StringComparer.Ordinal)
    {
        ["record"] = (json => RecordJson.Read(json), () => "[]", 33_554_432, 8),
        ["roadmap"] = (json => RoadmapJson.Read(json, Aall15P1.Compile()), () => RoadmapJson.Write(Plan), 8_000_000, 16),
        ["definition"] = (json => DefinitionJson.Read(json), () => DefinitionJson.Write(Aall15P1.Definition), 2_000_000, 32),
        ["supplement"] = (json => SupplementJson.Read(json), () => SupplementJson.Write(Aall15P1.Illustration), 1_000_000, 16),
        ["decision"] = (json => DecisionJson.Read(json), () => Continue.Decide(Aall15P1.Compile(), Continued), 1_000_000, 32),
        ["operation"] = (json => Continue.Decide(Aall15P1.Compile(), json), () => Continued, 2_000_000, 32),
        ["doses"] = (json => DoseJson.Read(json, Doses), () => "[]", 8_000_000, 16),
        ["titration history"] = (json => TitrationJson.ReadHistory(json), () => TitrationJson.Write(History), 2_000_000, 16),
        ["titration result"] = (json => TitrationJson.ReadResult(json, Decide), () => TitrationJson.Write(Decide(new(2026, 8, 17))), 2_000_000, 16),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_the_greatest_length_is_read_and_a_longer_one_refused(string name)
    {
        (Action<string> read, Func<string> document, int characters, _) = Readers[name];
        string longest = document().PadRight(characters);

        read(longest);

        FormatException error = Assert.Throws<FormatException>(() => read(longest + " "));
        Assert.Equal($"$: found {characters + 1} characters, expected at most {characters}.", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_the_greatest_depth_is_parsed_and_a_deeper_one_refused_for_its_depth(string name)
    {
        (Action<string> read, _, _, int levels) = Readers[name];

        Assert.DoesNotContain("levels", Refusal(read, levels), StringComparison.Ordinal);
        Assert.Contains($"found more than {levels} levels, expected at most {levels}.", Refusal(read, levels + 1), StringComparison.Ordinal);
        Assert.Contains($"found more than {levels} levels, expected at most {levels}.", Refusal(read, 400_000), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_record_may_be_as_deep_as_an_array_of_events()
    {
        static string Line(int levels) => $"{string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))}{{}}{new string('}', levels - 1)}";

        Assert.Equal("line 1: $: found no member 'type', expected one.", Assert.Throws<FormatException>(() => RecordJson.Read(Line(8))).Message);
        Assert.Contains("found more than 8 levels, expected at most 8.", Assert.Throws<FormatException>(() => RecordJson.Read(Line(9))).Message, StringComparison.Ordinal);
    }

    /// <summary>Arrays in arrays, which are no document of any kind at any depth above 1.</summary>
    private static string Refusal(Action<string> read, int levels) =>
        Assert.Throws<FormatException>(() => read(new string('[', levels) + new string(']', levels))).Message;
}
