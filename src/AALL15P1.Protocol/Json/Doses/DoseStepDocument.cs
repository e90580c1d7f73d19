namespace AALL15P1.Protocol.Json;

/// <summary>One step on the way to a dose.</summary>
public sealed record DoseStepDocument
{
    /// <summary>The kind of step, in kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>The step in words.</summary>
    public required string Text { get; init; }

    /// <summary>Where the step's number is stated; absent for what was measured and for plain arithmetic.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>The standing of the step's number; absent for what was measured and for plain arithmetic.</summary>
    public string? Standing { get; init; }

    /// <summary>The document of a step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The document.</returns>
    public static DoseStepDocument Of(DoseStep step) => new()
    {
        Kind = step.Kind,
        Text = step.Text,
        Citation = CitationDocument.Of(step.Citation),
        Standing = step.Standing is { } standing ? WireNames.Of(standing) : null,
    };
}
