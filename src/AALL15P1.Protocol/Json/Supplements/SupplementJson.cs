using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads and writes site supplements.</summary>
public static class SupplementJson
{
    /// <summary>The version of the document's form that this library reads and writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 1_000_000;

    private static readonly DocumentForm<SupplementDocument> Form = new(DocumentWriter.EscapedIndented.SupplementDocument, LargestDocument, Levels: 16);

    /// <summary>The published JSON Schema of the document.</summary>
    public static string Schema => Schemas.Read("site-supplement");

    /// <summary>Reads a supplement of AALL15P1.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The supplement; it fits AALL15P1.</returns>
    /// <exception cref="FormatException">The text is no supplement of AALL15P1; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(string json) => Read(json, Version1.Compiled);

    /// <summary>Reads a supplement of a protocol.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <returns>The supplement; it fits the protocol.</returns>
    /// <exception cref="FormatException">The text is no supplement of the protocol; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(string json, CompiledProtocol protocol) => Form.Read(json, (document, place) => SupplementReader.Read(document, place, protocol).Supplement!);

    /// <summary>Reads a supplement of a protocol from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <returns>The supplement; it fits the protocol.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol) => Form.Read(bytes, (document, place) => SupplementReader.Read(document, place, protocol).Supplement!);

    /// <summary>Reads a supplement from bytes that lie in several pieces, as a pipe has them.</summary>
    /// <param name="bytes">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <returns>The supplement.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(ReadOnlySequence<byte> bytes, CompiledProtocol protocol) => DocumentBytes.Read(bytes, LargestDocument, whole => Read(whole, protocol));

    /// <summary>Reads a supplement from a stream.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <returns>The supplement.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(Stream input, CompiledProtocol protocol) => DocumentBytes.Read(input, LargestDocument, whole => Read(whole, protocol));

    /// <summary>Reads a supplement from a stream, where a host must not wait in a thread.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The supplement.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Task<SiteSupplement> ReadAsync(Stream input, CompiledProtocol protocol, CancellationToken cancellationToken = default) => DocumentBytes.ReadAsync(input, LargestDocument, whole => Read(whole, protocol), cancellationToken);

    /// <summary>Writes a supplement of AALL15P1 as <see cref="Read(string)"/> reads it.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(SiteSupplement supplement) => Write(supplement, Version1.Compiled);

    /// <summary>Writes a supplement as <see cref="Read(string, CompiledProtocol)"/> reads it.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(SiteSupplement supplement, CompiledProtocol protocol) => JsonSerializer.Serialize(Of(supplement, protocol.Definition.Id), Form.Type);

    /// <summary>Writes a supplement as UTF-8.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer; indented, as the text is.</param>
    public static void Write(SiteSupplement supplement, CompiledProtocol protocol, IBufferWriter<byte> output) => Form.Write(Of(supplement, protocol.Definition.Id), output);

    /// <summary>Writes a supplement to a stream.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <param name="protocol">The protocol that is supplemented.</param>
    /// <param name="output">Where the UTF-8 goes; it is neither flushed nor closed.</param>
    public static void Write(SiteSupplement supplement, CompiledProtocol protocol, Stream output) => DocumentBytes.Write(output, buffer => Write(supplement, protocol, buffer));

    /// <summary>
    /// What identifies a supplement: the SHA-256, in lower-case hexadecimal, of its canonical text in UTF-8, which holds
    /// every value. How a document is spaced, in which order its members stand and how a quantity is spelled does not
    /// change it.
    /// </summary>
    /// <param name="supplement">The supplement.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Fingerprint(SiteSupplement supplement) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Of(supplement, protocol: string.Empty), DocumentWriter.Plain.SupplementDocument)));

    /// <summary>Reads a supplement that is part of another document, and applies it.</summary>
    internal static CompiledProtocol Read(JsonElement element, CompiledProtocol protocol, string path) => Form.Read(element, (document, place) => SupplementReader.Read(document, place, protocol), path);

    private static SupplementDocument Of(SiteSupplement supplement, string protocol) => new()
    {
        SchemaVersion = SchemaVersion,
        Protocol = protocol,
        Id = supplement.Id,
        Title = supplement.Title,
        Sources = [.. supplement.OwnSources.Select(source => new SuppliedSourceDocument { Id = source.Id, Title = source.Title, Gives = source.Gives })],
        Readings = [.. supplement.Readings.Select(reading => new SuppliedReadingDocument
        {
            Id = reading.Interpretation,
            Reading = reading.Reading.Value,
            Citation = CitationDocument.Of(reading.Reading.Citation),
            Standing = reading.Reading.Standing,
        })],
        Doses = [.. supplement.Doses.Select(dose => new SuppliedDoseDocument(dose.Dose.Value)
        {
            Block = dose.Block.Value,
            Order = dose.OrderId,
            TimesPerDay = dose.TimesPerDay,
            Citation = CitationDocument.Of(dose.Dose.Citation),
            Standing = dose.Dose.Standing,
        })],
        Intrathecal = [.. supplement.Intrathecal.Select(dose => new IntrathecalDocument
        {
            Drug = dose.Drug.Name,
            ByAge = AmountBandDocument.Of(dose.Table.Value),
            Citation = CitationDocument.Of(dose.Table.Citation),
            Standing = dose.Table.Standing,
        })],
        InfantScaling = supplement.InfantScaling is { } scaling ? Of(scaling) : null,
        BodySurfaceArea = supplement is { BsaFormula: null, BsaRounding: null } ? null : new() { Formula = Of(supplement.BsaFormula), Rounding = Of(supplement.BsaRounding) },
        Rounding = [.. supplement.Rounding.Select(Of)],
        Spacing = [.. supplement.Spacing.Select(Of)],
        StartCriteria = [.. supplement.StartCriteria.Select(Of)],
        LaboratoryAgeLimit = Days(supplement.LaboratoryAgeLimit?.Days),
        Safety = supplement is { Measurements: { LongestAgeInDays: null, LargestGrowth: null }, DoseTolerance: null, LaboratoryBounds.Count: 0, CumulativeLimits.Count: 0 } ? null : SafetyOf(supplement),
        DoseLimitingToxicity = supplement.DltPolicy == DltPolicy.Unstated ? null : Of(supplement.DltPolicy),
        Titration = supplement is { StartingDoses: null, TitrationPolicy: null, StepTolerance: null } ? null : Of(supplement.StartingDoses, supplement.TitrationPolicy, supplement.StepTolerance),
        Holds = [.. supplement.Holds.Entries.Select(entry => new HoldDocument
        {
            Block = entry.Block?.Value,
            Order = entry.OrderId,
            Policy = entry.Policy.Value,
            Citation = CitationDocument.Of(entry.Policy.Citation),
            Standing = entry.Policy.Standing,
        })],
    };

    private static InfantScalingDocument Of(SuppliedInfantFactor scaling) => new()
    {
        Policy = scaling is SuppliedInfantFactor.Named named ? named.Id : InfantScalingDocument.OwnBands,
        Title = scaling.Title.Value,
        Bands = scaling is SuppliedInfantFactor.Bands own
            ? [.. own.Table.Bands.Select(band => new FactorBandDocument { FromMonths = band.FromMonths, BeginsAfter = band.BeginsAfter ? true : null, Factor = band.Value })]
            : null,
        Citation = CitationDocument.Of(scaling.Title.Citation),
        Standing = scaling.Title.Standing,
    };

    private static FormulaDocument? Of(Cited<BsaFormula>? formula) =>
        formula is null ? null : new() { Id = formula.Value.Id, Citation = CitationDocument.Of(formula.Citation), Standing = formula.Standing };

    private static AreaRoundingDocument? Of(Cited<BsaRounding>? rounding) => rounding is null ? null : new()
    {
        Decimals = rounding.Value.Decimals,
        Direction = rounding.Value.Direction,
        Tie = rounding.Value.Direction == RoundingDirection.Nearest ? rounding.Value.Tie : null,
        Citation = CitationDocument.Of(rounding.Citation),
        Standing = rounding.Standing,
    };

    private static RoundingDocument Of(Cited<RoundingPolicy> policy) => new()
    {
        Drug = policy.Value.Drug?.Name,
        Routes = policy.Value.Routes.IsEmpty ? null : [.. policy.Value.Routes.ToRoutes()],
        Increment = policy.Value.Increment,
        Direction = policy.Value.Direction,
        Tie = policy.Value.Direction == RoundingDirection.Nearest ? policy.Value.Tie : null,
        Citation = CitationDocument.Of(policy.Citation),
        Standing = policy.Standing,
    };

    private static SuppliedSpacingDocument Of(SuppliedSpacing supplied) => new()
    {
        Block = supplied.Block.Value,
        DaysAfterLastAdministration = (supplied.Spacing as BlockSpacing.DaysAfterLastAdministration)?.Days,
        OnDayOfPrevious = (supplied.Spacing as BlockSpacing.OnDayOfPrevious)?.Day,
        Exact = supplied.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true } ? true : null,
        Statement = supplied.Spacing.Basis.Statement,
        Citation = CitationDocument.Of(supplied.Spacing.Basis.Citation!),
        Standing = supplied.Spacing.Basis.Standing,
    };

    private static SuppliedCriterionDocument Of(SuppliedStartCriterion supplied) => new()
    {
        Block = supplied.Block.Value,
        Kind = supplied.Criterion switch
        {
            StartCriterion.CountAtLeast => SiteCriterionDocument.CountAtLeast,
            StartCriterion.ToxicityResolved => SiteCriterionDocument.ToxicityResolved,
            _ => SiteCriterionDocument.LaboratoryValuesRecent,
        },
        Analyte = (supplied.Criterion as StartCriterion.CountAtLeast)?.Analyte,
        Minimum = (supplied.Criterion as StartCriterion.CountAtLeast)?.Minimum,
        Rule = supplied.Criterion.Rule.Id,
        Title = supplied.Criterion.Rule.Title,
        Statement = supplied.Criterion.Rule.Statement,
        Citation = CitationDocument.Of(supplied.Criterion.Rule.Citation!),
        Standing = supplied.Criterion.Rule.Standing,
    };

    private static AgeLimitDocument? Days(Cited<int>? days) => days is null ? null : new() { Days = days.Value, Citation = CitationDocument.Of(days.Citation), Standing = days.Standing };

    private static SafetyDocument SafetyOf(SiteSupplement supplement) => new()
    {
        MeasurementAgeLimit = Days(supplement.Measurements.LongestAgeInDays),
        MeasurementGrowthLimit = supplement.Measurements.LargestGrowth is { } growth
            ? new() { Percent = growth.Value * 100m, Citation = CitationDocument.Of(growth.Citation), Standing = growth.Standing }
            : null,
        LaboratoryBounds = supplement.LaboratoryBounds.Count == 0 ? null : [.. supplement.LaboratoryBounds.Select(LaboratoryBoundsDocument.Of)],
        DoseTolerance = supplement.DoseTolerance is { } tolerance
            ? new() { Percent = tolerance.Value * 100m, Citation = CitationDocument.Of(tolerance.Citation), Standing = tolerance.Standing }
            : null,
        CumulativeLimits = [.. supplement.CumulativeLimits.Select(limit => new CumulativeLimitDocument
        {
            Class = limit.Class,
            Limit = limit.Limit.Value,
            Citation = CitationDocument.Of(limit.Limit.Citation),
            Standing = limit.Limit.Standing,
        })],
    };

    private static ToxicityPolicyDocument Of(DltPolicy policy) => new()
    {
        MinimumDelay = policy.MinimumDelayDays is { } days ? new() { Days = days.Value, Citation = CitationDocument.Of(days.Citation), Standing = days.Standing } : null,
        Expected = policy.Expected is { } expected
            ? new()
            {
                Toxicities = [.. expected.Value.Select(toxicity => new ExpectedToxicityDocument { Term = toxicity.Term.Id, UpToGrade = (int)toxicity.UpTo })],
                Citation = CitationDocument.Of(expected.Citation),
                Standing = expected.Standing,
            }
            : null,
        Attribution = policy.RequiresAttribution is { } attribution
            ? new() { Required = attribution.Value, Citation = CitationDocument.Of(attribution.Citation), Standing = attribution.Standing }
            : null,
    };

    private static TitrationDocument Of(StartingDosePolicy? startingDoses, Cited<ITitrationPolicy>? policy, Cited<decimal>? steps) => new()
    {
        StartingDoses = startingDoses is null ? null : [.. startingDoses.Bands.Select(band => new StartingDoseBandDocument
        {
            FromMonths = band.FromMonths,
            BelowMonths = band.BelowMonths,
            Thiopurine = new() { Dose = band.Thiopurine.Value, Citation = CitationDocument.Of(band.Thiopurine.Citation), Standing = band.Thiopurine.Standing },
            WeeklyMethotrexate = new() { Dose = band.WeeklyAntifolate.Value, Citation = CitationDocument.Of(band.WeeklyAntifolate.Citation), Standing = band.WeeklyAntifolate.Standing },
        })],
        Policy = policy is null ? null : new() { Id = policy.Value.Id, Citation = CitationDocument.Of(policy.Citation), Standing = policy.Standing },
        StepTolerance = steps is null ? null : new() { Points = steps.Value, Citation = CitationDocument.Of(steps.Citation), Standing = steps.Standing },
    };

    /// <summary>Reads the supplement that the package carries.</summary>
    internal static SiteSupplement ReadIllustration()
    {
        const string name = "illustration.supplement.json";
        using Stream stream = typeof(SiteSupplement).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package lacks its own file {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }
}
