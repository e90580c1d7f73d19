using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>The reading of an open question that a site's protocol settles.</summary>
/// <param name="Interpretation">The question's id in the register, such as <c>D1</c>.</param>
/// <param name="Reading">The reading's id, with the site's citation.</param>
public sealed record SuppliedReading(string Interpretation, Cited<string> Reading);
