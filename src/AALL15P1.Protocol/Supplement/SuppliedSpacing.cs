using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The spacing that a site states from the block before to a block.</summary>
/// <param name="Block">The block that follows.</param>
/// <param name="Spacing">The spacing; its basis has a citation.</param>
public sealed record SuppliedSpacing(BlockId Block, BlockSpacing Spacing)
{
    /// <summary>The spacing.</summary>
    /// <exception cref="ArgumentException">The basis has no citation.</exception>
    public BlockSpacing Spacing { get; } = Spacing.Basis.Citation is not null
        ? Spacing
        : throw new ArgumentException($"The spacing to {Block} needs a citation.", nameof(Spacing));
}
