using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>The conformance vectors of this package, and what is packed with them.</summary>
public static class ConformanceSuite
{
    private const string Prefix = "vectors/";
    private static readonly Assembly Own = typeof(ConformanceSuite).Assembly;
    private static readonly Lazy<ValueList<ConformanceVector>> Every = new(() =>
        Files().SelectMany(file => JsonNode.Parse(ReadText(file))!.AsArray()).Select(vector => new ConformanceVector(vector!.AsObject())).ToValueList());

    /// <summary>Every vector, by operation.</summary>
    public static ValueList<ConformanceVector> Vectors => Every.Value;

    /// <summary>The SHA-256 of the vectors' files in the order of their names, in lower-case hexadecimal digits.</summary>
    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Files().Select(ReadText)))));

    /// <summary>The JSON Schema of a vectors' file.</summary>
    public static string Schema => ReadText("vectors.schema.json");

    /// <summary>The page that explains the vectors without this code base, as Markdown.</summary>
    public static string Page => ReadText("VECTORS.md");

    /// <summary>
    /// Asks every vector. An implementation that throws fails the vector that it was asked; one that is gone
    /// (<see cref="IOException"/>), as a program that has ended or hangs, also those that it can no longer be asked.
    /// </summary>
    /// <param name="implementation">The implementation.</param>
    /// <param name="operations">The operations to ask; null for all.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are no vectors of an operation.</exception>
    public static ConformanceReport Run(IProtocolImplementation implementation, IReadOnlyCollection<string>? operations = null)
    {
        foreach (string operation in operations ?? [])
        {
            if (Vectors.All(vector => vector.Operation != operation))
            {
                throw new ArgumentException($"There are no vectors of '{operation}'. There are some of {string.Join(", ", Vectors.Select(vector => vector.Operation).Distinct(StringComparer.Ordinal))}.", nameof(operations));
            }
        }

        bool isGone = false;
        return new(Vectors.Where(vector => operations is null || operations.Count == 0 || operations.Contains(vector.Operation, StringComparer.Ordinal))
            .Select(vector => new ConformanceResult(vector, Differences(vector))).ToValueList());

        ValueList<string> Differences(ConformanceVector vector)
        {
            if (isGone)
            {
                return [NotAsked];
            }

            try
            {
                return vector.Differences(implementation.Answer(vector.Operation, vector.Input));
            }
            catch (IOException gone)
            {
                isGone = true;
                return [VisibleText.Of(gone.Message)];
            }
            catch (Exception error)
            {
                return [VisibleText.Of($"The implementation {JsonText.Threw(error)}")];
            }
        }
    }

    /// <summary>What is said of whatever an implementation can no longer be asked.</summary>
    internal const string NotAsked = "Not asked: the program was gone.";

    private static IEnumerable<string> Files() => Own.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string ReadText(string name)
    {
        using StreamReader reader = new(Own.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The package lacks {name}."), Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>What came of a vector.</summary>
/// <param name="Vector">The vector.</param>
/// <param name="Differences">What differs; none when the answer is right.</param>
public sealed record ConformanceResult(ConformanceVector Vector, ValueList<string> Differences);

/// <summary>What came of the vectors for one implementation.</summary>
/// <param name="Results">The results, in the order of the vectors.</param>
public sealed record ConformanceReport(ValueList<ConformanceResult> Results)
{
    /// <summary>How many vectors were answered as expected.</summary>
    public int Passed => Results.Count(result => result.Differences.Count == 0);

    /// <summary>How many were not.</summary>
    public int Failed => Results.Count - Passed;

    /// <summary>The differences, and the counts last.</summary>
    /// <returns>The text.</returns>
    public string ToText()
    {
        StringBuilder text = new();
        foreach (ConformanceResult result in Results.Where(result => result.Differences.Count > 0))
        {
            ConformanceVector vector = result.Vector;
            if (result.Differences is [ConformanceSuite.NotAsked])
            {
                text.Append(CultureInfo.InvariantCulture, $"{vector.Id}: {ConformanceSuite.NotAsked}\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{vector.Id}: {vector.Title} ({vector.Citation}; {string.Join(", ", vector.Rules)}; {vector.Working})\n");
            foreach (string difference in result.Differences)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {difference}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    {{\"operation\":\"{vector.Operation}\",\"input\":{vector.Input}}}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed\n").ToString();
    }

    /// <summary>The report to be signed off, as Markdown: what was judged, by which vectors, when, and every result.</summary>
    /// <param name="implementation">What was judged, with its version.</param>
    /// <param name="date">The day of the run, in ISO form.</param>
    /// <param name="signedBy">Who signs; null to leave a line for it.</param>
    /// <returns>The text.</returns>
    public string ToSignedReport(string implementation, string date, string? signedBy = null)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Conformance report\n\n- Implementation: {Cell(implementation)}\n- Edition of the protocol: {Aall15P1.Edition}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Vectors: {Results.Count} of {ConformanceSuite.Vectors.Count}{(Results.Count < ConformanceSuite.Vectors.Count ? $" (only {string.Join(", ", Results.Select(result => result.Vector.Operation).Distinct(StringComparer.Ordinal))})" : string.Empty)}; SHA-256 of all {ConformanceSuite.Sha256}\n- Version of the package: {typeof(ConformanceReport).Assembly.GetName().Version!.ToString(3)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Date: {date}\n- Result: {Passed} passed, {Failed} failed\n- Signed by: {(signedBy is null ? "________________" : Cell(signedBy))}\n\n| vector | operation | rules | citation | result |\n| --- | --- | --- | --- | --- |\n");
        foreach (ConformanceResult result in Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Vector.Id} | {result.Vector.Operation} | {string.Join(", ", result.Vector.Rules)} | {Cell(result.Vector.Citation)} | {(result.Differences.Count == 0 ? "passed" : Cell($"failed: {string.Join(' ', result.Differences)}"))} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace('|', '/');
}
