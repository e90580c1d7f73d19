using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Titration;

/// <summary>What a protocol says about the starting doses of titrated drugs, before a site states them.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="What">What the site supplies, as the object of a sentence, such as <c>the starting dose of oral chemotherapy</c>.</param>
/// <param name="AgeQuestion">The open question at which age the dose is set.</param>
/// <param name="EachCycle">The reading by which it is set anew at the start of each cycle; by any other it is set on day 1 of the first.</param>
internal sealed record StartingDoseBasis(Rule Rule, string What, Interpretation AgeQuestion, string EachCycle);

/// <summary>Which orders of a protocol are titrated by the counts, and in which role each.</summary>
/// <param name="Block">The block that gives them.</param>
/// <param name="Thiopurine">The id of the order of the daily thiopurine.</param>
/// <param name="Antifolate">The id of the order of the weekly antifolate.</param>
internal sealed record TitratedOrders(BlockId Block, string Thiopurine, string Antifolate);
