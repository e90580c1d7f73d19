using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Regimen;

/// <summary>Why a spacing between blocks is taken: a source's statement, or an assumption that is made in the open.</summary>
/// <param name="Statement">What is stated or assumed.</param>
/// <param name="Standing">Its standing; <see cref="Evidence.Standing.Unpublished"/> for an assumption.</param>
/// <param name="Citation">Where it is stated; null for an assumption.</param>
public sealed record BlockSpacingBasis(string Statement, Standing Standing, Citation? Citation)
{
    /// <summary>A spacing that a source states.</summary>
    /// <param name="stated">The statement with its citation.</param>
    /// <returns>The basis.</returns>
    public static BlockSpacingBasis Stated(Cited<string> stated) => new(stated.Value, stated.Standing, stated.Citation);

    /// <summary>A spacing that no source states.</summary>
    /// <param name="statement">What is assumed.</param>
    /// <returns>The basis.</returns>
    public static BlockSpacingBasis Assumed(string statement) => new(statement, Standing.Unpublished, Citation: null);
}
