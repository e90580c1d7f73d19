using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// By which factor a dose is scaled that its source states before the infant factor. A site selects it: none is
/// assumed for a protocol.
/// </summary>
/// <param name="Title">What the policy is called.</param>
/// <param name="Bands">The factors by age, each with its citation.</param>
/// <param name="AgeTaken">When the age is taken.</param>
public sealed record InfantFactorPolicy(string Title, AgeTable<Cited<Fraction>> Bands, AgeReference AgeTaken)
{
    /// <summary>The policy that gives every infant the full dose, as a site's protocol may state.</summary>
    /// <param name="stated">Where it is stated; its value is the policy's title.</param>
    /// <returns>The policy.</returns>
    public static InfantFactorPolicy FullDose(Cited<string> stated) =>
        new(stated.Value, new([new(0, stated.WithValue(Fraction.One))]), AgeReference.BlockDay1);

    /// <summary>The same factors, as another document states them.</summary>
    /// <param name="stated">Where they are stated; its value is the policy's title.</param>
    /// <returns>The policy.</returns>
    internal InfantFactorPolicy As(Cited<string> stated) => this with
    {
        Title = stated.Value,
        Bands = new(Bands.Bands.Select(band => new AgeBand<Cited<Fraction>>(band.FromMonths, stated.WithValue(band.Value.Value)) { BeginsAfter = band.BeginsAfter }).ToValueList()),
    };
}

/// <summary>A published infant factor that a protocol knows by an id, for a site to select.</summary>
/// <param name="Id">The id on the wire, in kebab case.</param>
/// <param name="Policy">The factors, under the protocol's readings.</param>
public sealed record NamedInfantFactor(string Id, InfantFactorPolicy Policy);

/// <summary>The day on which an age is taken that chooses the infant factor (D9 of the interpretation register).</summary>
public enum AgeReference
{
    /// <summary>Day 1 of the block, for the whole block.</summary>
    BlockDay1,

    /// <summary>The day of each dose.</summary>
    EachDose,
}
