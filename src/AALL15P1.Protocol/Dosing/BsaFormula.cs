using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// A formula that estimates body surface area from weight and height. The set is closed. A protocol or a site
/// says which; at infant sizes they differ by several per cent.
/// </summary>
public sealed record BsaFormula
{
    private readonly bool isSquareRoot;
    private readonly decimal coefficient;
    private readonly decimal heightExponent;
    private readonly decimal weightExponent;

    private BsaFormula(string id, string text, Source source, bool isSquareRoot, decimal coefficient = 0m, decimal heightExponent = 0m, decimal weightExponent = 0m)
    {
        Id = id;
        Text = text;
        Citation = new(source, "formula");
        this.isSquareRoot = isSquareRoot;
        this.coefficient = coefficient;
        this.heightExponent = heightExponent;
        this.weightExponent = weightExponent;
    }

    /// <summary>Mosteller: the square root of cm × kg / 3600. The library's default.</summary>
    public static BsaFormula Mosteller { get; } = new("mosteller", "√(cm × kg / 3600)", PublishedSources.Mosteller, isSquareRoot: true);

    /// <summary>Haycock: 0.024265 × cm^0.3964 × kg^0.5378. About 1.5 % above Mosteller at infant sizes.</summary>
    public static BsaFormula Haycock { get; } = new("haycock", "0.024265 × cm^0.3964 × kg^0.5378", PublishedSources.Haycock, isSquareRoot: false, 0.024265m, 0.3964m, 0.5378m);

    /// <summary>Du Bois and Du Bois: 0.007184 × cm^0.725 × kg^0.425. About 4-5 % below Mosteller at infant sizes.</summary>
    public static BsaFormula DuBois { get; } = new("du-bois", "0.007184 × cm^0.725 × kg^0.425", PublishedSources.DuBois, isSquareRoot: false, 0.007184m, 0.725m, 0.425m);

    /// <summary>Every formula, the default first.</summary>
    public static ValueList<BsaFormula> All { get; } = [Mosteller, Haycock, DuBois];

    /// <summary>The id on the wire.</summary>
    public string Id { get; }

    /// <summary>The formula.</summary>
    public string Text { get; }

    /// <summary>Where the formula is stated.</summary>
    public Citation Citation { get; }

    /// <summary>Finds a formula by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The formula.</returns>
    /// <exception cref="ArgumentException">There is no such formula.</exception>
    public static BsaFormula Find(string id) =>
        All.SingleOrDefault(formula => formula.Id == id)
        ?? throw new ArgumentException($"There is no body surface area formula '{id}'; there are {string.Join(", ", All.Select(formula => formula.Id))}.", nameof(id));

    /// <summary>
    /// The body surface area: Mosteller to 24 significant digits, the others to 20, or to the 28 decimals that a decimal
    /// number has. Of an area that lies all but halfway between two such numbers it is either.
    /// </summary>
    /// <param name="weight">The weight.</param>
    /// <param name="height">The height.</param>
    /// <returns>The area, not rounded otherwise.</returns>
    /// <exception cref="OverflowException">The weight and height are beyond what a decimal number can hold together.</exception>
    public BodySurfaceArea Estimate(Weight weight, Height height) => BodySurfaceArea.FromSquareMetres(SquareMetres(weight.Kilograms, height.Centimetres));

    /// <summary>The formula's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    internal decimal SquareMetres(decimal kilograms, decimal centimetres) =>
        isSquareRoot
            ? DecimalMath.Sqrt(centimetres * kilograms / 3600m)
            : DecimalMath.Significant(coefficient * DecimalMath.Exp((heightExponent * DecimalMath.Ln(centimetres)) + (weightExponent * DecimalMath.Ln(kilograms))), 20);
}
