namespace AALL15P1.Protocol.Json;

/// <summary>The policy that was applied.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Notice">Whose policy it is, and what it is not.</param>
/// <param name="Standing">Its standing.</param>
/// <param name="Citation">Where it is stated.</param>
/// <param name="NamedBy">Where the site's supplement names it; absent when it names none.</param>
public sealed record PolicyDocument(string Id, string Title, string Notice, string Standing, CitationDocument Citation, CitationDocument? NamedBy);
