using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>A criterion that a site states to start a block: a count, a clinician's statement, or recent laboratory values.</summary>
/// <param name="Block">The block.</param>
/// <param name="Criterion">The criterion; its rule has a citation, the standing <see cref="Standing.Site"/>, and an id that no rule of the protocol or of this library has.</param>
public sealed record SuppliedStartCriterion(BlockId Block, StartCriterion Criterion)
{
    /// <summary>The criterion.</summary>
    /// <exception cref="ArgumentException">The criterion is of a kind that is the protocol's to state, or its rule is not as stated.</exception>
    public StartCriterion Criterion { get; } = Allowed(Criterion);

    private static StartCriterion Allowed(StartCriterion criterion)
    {
        Rule rule = criterion.Rule;
        if (criterion is not (StartCriterion.CountAtLeast or StartCriterion.ToxicityResolved or StartCriterion.LaboratoryValuesRecent))
        {
            throw new ArgumentException($"A site states counts, a clinician's statement about toxicity and recent laboratory values; rule {rule} is of another kind.", nameof(criterion));
        }

        if (rule is not { Standing: Standing.Site, Citation: not null })
        {
            throw new ArgumentException($"Rule {rule} of a site has a citation and the standing Site.", nameof(criterion));
        }

        return IsRuleId(rule.Id) ? criterion
            : throw new ArgumentException($"'{rule.Id}' is not words of capitals and digits joined by hyphens.", nameof(criterion));
    }

    private static bool IsRuleId(string id) => id.Split('-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)));
}
