using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A hold policy, and what it is stated for.</summary>
/// <param name="Block">The block; null for every block.</param>
/// <param name="OrderId">The order; null for every order.</param>
/// <param name="Policy">The policy, with the site's citation.</param>
public sealed record HoldPolicyEntry(BlockId? Block, string? OrderId, Cited<HoldPolicy> Policy);
