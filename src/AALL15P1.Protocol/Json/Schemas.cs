using System.Reflection;

namespace AALL15P1.Protocol.Json;

/// <summary>The published JSON schemas (draft 2020-12) of the library's documents.</summary>
public static class Schemas
{
    private const string Suffix = ".schema.json";

    /// <summary>The schemas' names, such as <c>start-block.input</c>, in order.</summary>
    public static ValueList<string> Names { get; } = typeof(Schemas).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[..^Suffix.Length])
        .Order(StringComparer.Ordinal)
        .ToValueList();

    /// <summary>Reads a schema.</summary>
    /// <param name="name">Its name, such as <c>start-block.input</c>.</param>
    /// <returns>The schema's JSON text.</returns>
    /// <exception cref="ArgumentException">There is no such schema.</exception>
    public static string Read(string name)
    {
        Assembly assembly = typeof(Schemas).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"{name}{Suffix}")
            ?? throw new ArgumentException($"There is no schema '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
