using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// Whom resources are about, when they are written or read in, and who reads them in. Two contexts with equal parts are equal, and
/// the same input in an equal context gives the same resources.
/// </summary>
public sealed partial record FhirContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="patient">
    /// The reference to the infant's Patient resource, as the host's server knows it: <c>Patient/17</c>, an absolute address
    /// that ends so, or <c>urn:uuid:…</c>. What is read about anybody else is refused.
    /// </param>
    /// <param name="at">When the resources are written, or read in; no clock is read. In the years 1900 to 2200 (UTC), both inclusive.</param>
    /// <param name="by">
    /// Who reads resources in, in the host's own terms; not blank, and not written. What others wrote is recorded by this
    /// writer. A record takes what a writer records in the order of its clock, so that of two readings the later has the later <paramref name="at"/>.
    /// </param>
    /// <exception cref="ArgumentException">The reference is none to a Patient, or <paramref name="by"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of bounds.</exception>
    public FhirContext(string patient, Instant at, string by)
    {
        Patient = PatientReference().IsMatch(patient)
            ? patient
            : throw new ArgumentException($"'{patient}' is no reference to a Patient. Patient/ID, an address that ends so, or urn:uuid: with a UUID is expected.", nameof(patient));
        int year = at.InUtc().Year;
        At = year is >= 1900 and <= 2200
            ? at
            : throw new ArgumentOutOfRangeException(nameof(at), at, "A resource is written or read in the years 1900 to 2200 (UTC), both inclusive.");
        By = string.IsNullOrWhiteSpace(by) ? throw new ArgumentException("The reader is blank. Who reads resources in, in the host's own terms, is expected.", nameof(by)) : by;
    }

    /// <summary>The reference to the infant's Patient resource.</summary>
    public string Patient { get; }

    /// <summary>When the resources are written, or read in.</summary>
    public Instant At { get; }

    /// <summary>Who reads them in.</summary>
    public string By { get; }

    /// <summary>The same for the same infant and thing wherever and whenever it is written: a UUID of the kind that whoever makes it defines.</summary>
    internal string IdOf(string kind, string key) => StableId.Of($"{Patient}\n{kind}\n{key}");

    [GeneratedRegex(@"^(https?://\S+/)?Patient/[A-Za-z0-9\-.]{1,64}\z|^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PatientReference();
}

/// <summary>Ids that follow from what they name.</summary>
internal static class StableId
{
    /// <summary>A UUID of version 8 from the SHA-256 of a text.</summary>
    public static string Of(string text)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
