using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>Reactions after which a drug is asked about before it is due again. No listed source states one for AALL15P1: they are safeguards of this library.</summary>
internal static class Reactions
{
    /// <summary>An allergic reaction or anaphylaxis of grade 3 or more, before pegaspargase.</summary>
    public static ReactionGuard Pegaspargase { get; } = new(
        Drugs.Pegaspargase,
        [new("allergic-reaction"), new("anaphylaxis")],
        Grade.Severe,
        new(
            "PEG-AFTER-REACTION",
            "Pegaspargase after an allergic reaction",
            "After an allergic reaction or anaphylaxis of grade 3 or more, pegaspargase is not given before a clinician has decided that it may be.",
            Citation: null,
            Standing.Library)
        {
            Parameters = [new("lowest grade, inclusive", "3")],
        });

    /// <summary>Every reaction.</summary>
    public static ValueList<ReactionGuard> All { get; } = [Pegaspargase];
}
