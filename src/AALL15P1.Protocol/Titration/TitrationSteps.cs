using System.Collections.Immutable;

namespace AALL15P1.Protocol.Titration;

/// <summary>The doses that a policy leads to, and how long one is held before it counts as tolerated.</summary>
/// <param name="Levels">The steps from the starting dose to the highest, each above the one before.</param>
/// <param name="DaysToTolerate">The days without interruption.</param>
internal sealed record TitrationSteps(ImmutableArray<DosePercent> Levels, int DaysToTolerate)
{
    public DosePercent Ceiling => Levels[^1];

    /// <summary>The step after a step; null after the highest and for what is no step.</summary>
    public DosePercent? After(DosePercent level)
    {
        int index = Levels.IndexOf(level);
        return index >= 0 && index + 1 < Levels.Length ? Levels[index + 1] : null;
    }
}
