namespace AALL15P1.Protocol.Testing;

/// <summary>The turn that a journey takes at one planned administration.</summary>
/// <param name="Act">What becomes of the administration.</param>
/// <param name="Days">How many days late it is given, or how long it is held, as the act says; 0 or more.</param>
public readonly record struct JourneyTurn(JourneyAct Act, int Days);
