namespace AALL15P1.Protocol.Linting;

/// <summary>Gathers everything of a protocol that the linter can look at.</summary>
internal static class ProtocolLinter
{
    public static LintSubject SubjectOf(CompiledProtocol protocol, ProtocolDefinition bare)
    {
        // The readings that the site settles are looked at beside the others: the site may settle them otherwise one day.
        SiteSupplement? unsettled = protocol.Supplement is { } supplied ? supplied with { Readings = [] } : null;
        LintSubject alone = new(protocol.Definition)
        {
            WithReadings = !bare.HasOtherReadings ? null : readings => unsettled is null ? bare.Under(readings) : unsettled.ApplyTo(bare.Under(readings)) with { SupplementFingerprint = protocol.Supplement!.Fingerprint },
            AlsoMadeFromReadings = !bare.HasOtherReadings ? [] : [readings => bare.Under(readings).DoseLimitingToxicity ?? (object)bare.Id, readings => InfantFactorPolicy.Interfant(readings)],
            Rules = protocol.Rules.Rules,
            Tables =
            [
                .. CtcaeTerms.Tables.SelectMany<GradingTable, BandTable>(table => BandTable.Of(table)),
                BandTable.OfAges("infant factor", InfantFactorPolicy.Interfant(protocol.Readings).Bands),
                BandTable.OfAges("infant factor as printed", InfantFactorPolicy.Interfant(protocol.Readings.With("D4", "as-printed")).Bands),
            ],
            DoseLimitingToxicity = protocol.Definition.DoseLimitingToxicity,
            References = protocol.Safety.References,
            Guards = protocol.Safety.Guards,
            Growth = protocol.Safety.Growth,
        };
        return protocol.Supplement is not { } supplement ? alone : alone with
        {
            Tables = [.. alone.Tables, .. SupplementLint.Tables(supplement)],
            FactoredWithoutPolicy = SupplementLint.FactoredWithoutPolicy(supplement),
            Values = SupplementLint.Values(supplement).ToValueList(),
        };
    }
}
