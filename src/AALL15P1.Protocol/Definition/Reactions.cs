using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// Reactions after which a drug is asked about before it is due again. No listed source states one for AALL15P1: they are
/// safeguards of this library, on the ground of what the label says.
/// </summary>
internal static class Reactions
{
    /// <summary>What the label of pegaspargase ends treatment for, from grade 3 on: reactions to it, pancreatitis and thrombosis.</summary>
    public static ReactionGuard Pegaspargase { get; } = new(
        Drugs.Pegaspargase,
        [new("allergic-reaction"), new("anaphylaxis"), new("infusion-related-reaction"), new("pancreatitis"), new("thromboembolic-event")],
        Grade.Severe,
        new(
            "PEG-AFTER-REACTION",
            "Pegaspargase after a reaction",
            "After an allergic or infusion related reaction, anaphylaxis, pancreatitis or a thromboembolic event of grade 3 or more, pegaspargase is not given before a clinician has decided that it may be.",
            Citation: null,
            Standing.Library)
        {
            Grounds = [new(Sources.LabelPegaspargase, "contraindications, and dosage modifications for adverse reactions")],
            Parameters = [new("lowest grade, inclusive", "3")],
        });

    /// <summary>Every reaction.</summary>
    public static ValueList<ReactionGuard> All { get; } = [Pegaspargase];
}
