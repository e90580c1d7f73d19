namespace AALL15P1.Protocol.Titration;

/// <summary>What a titration policy says to do with both drugs. A closed union.</summary>
public abstract record TitrationAction
{
    private TitrationAction()
    {
    }

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected TitrationAction(TitrationAction original)
    {
        ClosedUnion.RequireCase(this, original);
    }

    /// <summary>The kind of action.</summary>
    public abstract TitrationActionKind Kind { get; }

    /// <summary>The doses that follow from the action; null when the policy cannot decide.</summary>
    /// <param name="current">The doses in force.</param>
    /// <returns>The doses.</returns>
    public abstract TitratedDoses? Apply(TitratedDoses current);

    /// <summary>Give neither drug.</summary>
    internal sealed record Stop : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.Stop;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) => TitratedDoses.None;

        /// <inheritdoc/>
        public override string ToString() => "stop both drugs";
    }

    /// <summary>Give both drugs at half of the last tolerated dose.</summary>
    /// <param name="To">That half, as a percentage of the starting dose.</param>
    internal sealed record Halve(DosePercent To) : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.Halve;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) => TitratedDoses.Both(To);

        /// <inheritdoc/>
        public override string ToString() => $"halve both drugs, to {To}";
    }

    /// <summary>Leave the doses as they are.</summary>
    internal sealed record HoldSteady : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.HoldSteady;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) => current;

        /// <inheritdoc/>
        public override string ToString() => "hold both drugs steady";
    }

    /// <summary>Return both drugs to the last tolerated dose.</summary>
    /// <param name="To">That dose, as a percentage of the starting dose.</param>
    internal sealed record Resume(DosePercent To) : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.Resume;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) => TitratedDoses.Both(To);

        /// <inheritdoc/>
        public override string ToString() => $"resume both drugs at {To}";
    }

    /// <summary>Raise one drug; the other stays.</summary>
    /// <param name="Drug">The drug.</param>
    /// <param name="To">Its new dose, as a percentage of the starting dose.</param>
    internal sealed record Escalate(TitratedDrug Drug, DosePercent To) : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.Escalate;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) =>
            Drug == TitratedDrug.Thiopurine ? current with { Thiopurine = To } : current with { Antifolate = To };

        /// <inheritdoc/>
        public override string ToString() => $"escalate {TitrationWords.WithArticle(Drug)} to {To}";
    }

    /// <summary>The policy gives no answer.</summary>
    /// <param name="Missing">What is missing, as the subject of a sentence.</param>
    internal sealed record CannotDecide(string Missing) : TitrationAction
    {
        /// <inheritdoc/>
        public override TitrationActionKind Kind => TitrationActionKind.CannotDecide;

        /// <inheritdoc/>
        public override TitratedDoses? Apply(TitratedDoses current) => null;

        /// <inheritdoc/>
        public override string ToString() => $"cannot decide; missing: {Missing}";
    }
}

/// <summary>The kinds of <see cref="TitrationAction"/>, from the most restrictive to the least; the last restricts nothing and allows nothing.</summary>
public enum TitrationActionKind
{
    /// <summary>Give neither drug.</summary>
    Stop,

    /// <summary>Give both drugs at half of the last tolerated dose.</summary>
    Halve,

    /// <summary>Leave the doses as they are.</summary>
    HoldSteady,

    /// <summary>Return to the last tolerated dose.</summary>
    Resume,

    /// <summary>Raise one drug by a step.</summary>
    Escalate,

    /// <summary>The policy gives no answer: something is missing, or the policy leaves it to the physician.</summary>
    CannotDecide,
}
