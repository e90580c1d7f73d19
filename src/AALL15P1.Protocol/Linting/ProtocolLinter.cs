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
            AlsoMadeFromReadings = !bare.HasOtherReadings ? [] : [readings => bare.Under(readings).DoseLimitingToxicity ?? (object)bare.Id, readings => bare.Under(readings).InfantFactors],
            Rules = protocol.Rules.Rules,
            Tables =
            [
                .. CtcaeTerms.Tables.SelectMany<GradingTable, BandTable>(table => BandTable.Of(table)),
                .. FactorsOf(bare),
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

    /// <summary>Each published infant factor under every reading that changes it.</summary>
    private static IEnumerable<BandTable> FactorsOf(ProtocolDefinition bare)
    {
        IEnumerable<ProtocolDefinition> others = !bare.HasOtherReadings ? [] :
            from question in bare.Interpretations.Register
            from reading in question.Readings
            select bare.Under(bare.Interpretations.With(question.Id, reading.Id));
        return others.Prepend(bare).SelectMany(definition => definition.InfantFactors).Distinct()
            .Select(factor => BandTable.OfAges($"infant factor {factor.Id}", factor.Policy.Bands));
    }
}
