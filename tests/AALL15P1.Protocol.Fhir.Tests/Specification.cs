using System.IO.Compression;
using System.Xml;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>
/// R4's own definitions, from the archive that the specification's package brings. They are cut apart in one pass and
/// read one by one as the validator asks for them, because reading all of them takes most of a minute.
/// </summary>
internal sealed class Specification : IAsyncResourceResolver, IResourceResolver
{
    private static readonly string[] Files =
        ["profiles-types.xml", "profiles-resources.xml", "profiles-others.xml", "extension-definitions.xml", "valuesets.xml", "v3-codesystems.xml"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public Specification()
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "specification.zip"));
        foreach (string file in Files)
        {
            using XmlReader reader = XmlReader.Create(archive.GetEntry(file)!.Open());
            while (reader.ReadToFollowing("resource"))
            {
                reader.ReadStartElement();
                reader.MoveToContent();
                string text = reader.ReadOuterXml();
                if (UrlOf(text) is { } url)
                {
                    texts.TryAdd(url, text);
                }
            }
        }
    }

    public Resource? ResolveByUri(string uri) => null;

    public Resource? ResolveByCanonicalUri(string uri) =>
        texts.TryGetValue(uri.Split('|')[0], out string? text) ? FhirXmlDeserializer.RECOVERABLE.Deserialize<Resource>(text) : null;

    public System.Threading.Tasks.Task<Resource?> ResolveByUriAsync(string uri) => System.Threading.Tasks.Task.FromResult(ResolveByUri(uri));

    public System.Threading.Tasks.Task<Resource?> ResolveByCanonicalUriAsync(string uri) => System.Threading.Tasks.Task.FromResult(ResolveByCanonicalUri(uri));

    /// <summary>The canonical address; the first element of that name, for extensions have theirs in an attribute.</summary>
    private static string? UrlOf(string text)
    {
        const string start = "<url value=\"";
        int at = text.IndexOf(start, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + start.Length)..text.IndexOf('"', at + start.Length)];
    }
}
