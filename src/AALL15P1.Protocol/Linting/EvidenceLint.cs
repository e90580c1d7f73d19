using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Looks at the citations: each value says where it is stated, or is marked as unpublished.</summary>
internal static class EvidenceLint
{
    public static IEnumerable<LintFinding> Findings(LintSubject subject) =>
        Values(subject).Concat(subject.Values).SelectMany(value => Of(value.Name, value.Citation, value.Standing));

    private static IEnumerable<CitedValue> Values(LintSubject subject)
    {
        TherapyLength length = subject.Definition.TherapyLength;
        yield return new("length of therapy", length.Years.Citation, length.Years.Standing);
        foreach (Block block in (IEnumerable<Block>)subject.Definition.Blocks)
        {
            if (block.Spacing is { Basis: { } basis })
            {
                yield return new($"{block}, spacing", basis.Citation, basis.Standing);
            }

            foreach (PlannedOrder order in (IEnumerable<PlannedOrder>)block.Orders)
            {
                yield return new($"{block}, {order.Id}", order.Citation, order.Standing);
                yield return new($"{block}, {order.Id}, routes of {order.Drug}", order.Drug.Citation, order.Standing);
                if (order.Dose is Fact<DoseRule>.Known { Stated: { } dose })
                {
                    yield return new($"{block}, {order.Id}, dose", dose.Citation, dose.Standing);
                }
            }
        }

        // A rule that no document states is a site's, or a safeguard of the library's own; neither claims to be the
        // protocol's or the backbone's.
        foreach (Rule rule in CarriedRules.Of(subject.Definition).Concat(subject.Rules).Distinct().Where(rule => rule.Citation is not null || rule.Standing is Standing.Protocol or Standing.Backbone))
        {
            yield return new(rule.Id, rule.Citation, rule.Standing);
        }
    }

    private static IEnumerable<LintFinding> Of(string subject, Citation? citation, Standing standing)
    {
        if (citation is null)
        {
            // What no document states is left to the site, or is a safeguard of the library's own; neither claims a source.
            if (standing is not (Standing.Unpublished or Standing.Library))
            {
                yield return new(LintChecks.ValueWithoutCitation, subject, $"standing {standing}, no citation");
            }
        }
        else if (string.IsNullOrWhiteSpace(citation.Place))
        {
            yield return new(LintChecks.ValueWithoutCitation, subject, $"{citation.Source.Id} is cited without a place in it");
        }
        else if (standing < citation.Source.Gives)
        {
            yield return new(LintChecks.StandingTooStrong, subject, $"standing {standing}, and {citation.Source.Id} gives {citation.Source.Gives} at most");
        }
    }
}

/// <summary>What a value says of its origin, as the linter looks at it.</summary>
/// <param name="Name">What the value is.</param>
/// <param name="Citation">Where it is stated; null when it does not say.</param>
/// <param name="Standing">Its standing.</param>
internal sealed record CitedValue(string Name, Citation? Citation, Standing Standing)
{
    /// <summary>A cited value as the linter looks at it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">What the value is.</param>
    /// <param name="cited">The value.</param>
    /// <returns>Its origin.</returns>
    public static CitedValue Of<T>(string name, Cited<T> cited) => new(name, cited.Citation, cited.Standing);
}
