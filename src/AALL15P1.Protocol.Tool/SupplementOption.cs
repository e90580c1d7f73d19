using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tool;

/// <summary>The option that names the site's supplement.</summary>
internal static class SupplementOption
{
    private const string IllustrationName = "illustration";
    private const string Member = "supplement";

    public static Option<string?> Create() => new("--supplement")
    {
        Description = "The site's supplement, as a JSON file; 'illustration' for the one in the package, which is not AALL15P1 and not for treatment.",
        HelpName = "FILE",
    };

    /// <summary>Reads the supplement that was named.</summary>
    /// <exception cref="FormatException">The file is no supplement of AALL15P1.</exception>
    public static SiteSupplement? Read(string? name) => name switch
    {
        null => null,
        IllustrationName => SiteSupplement.Illustration,
        _ when new FileInfo(name).Length > SupplementJson.LargestDocument * 4L => throw new FormatException($"--supplement: '{name}' is too large to be a supplement."),
        _ => Told(name),
    };

    /// <summary>An operation's input with the supplement that was named as its member.</summary>
    /// <exception cref="FormatException">The file is no supplement of AALL15P1, or the input has a supplement already.</exception>
    public static string Into(string input, string? name)
    {
        if (Read(name) is not { } supplement)
        {
            return input;
        }

        try
        {
            if (JsonNode.Parse(input, documentOptions: new() { AllowDuplicateProperties = false }) is not JsonObject document)
            {
                return input;
            }

            if (document.ContainsKey(Member))
            {
                throw new FormatException("--supplement: the input has a supplement of its own.");
            }

            document.Add(Member, JsonNode.Parse(SupplementJson.Write(supplement)));
            return document.ToJsonString();
        }
        catch (JsonException)
        {
            // What is no JSON is told by the operation, in its own words.
            return input;
        }
    }

    private static SiteSupplement Told(string name)
    {
        try
        {
            return SupplementJson.Read(File.ReadAllText(name));
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"--supplement: {name}: {mistake.Message}", mistake);
        }
    }
}
