using System.Buffers;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Writes the events that nearly every line of a record is, straight into bytes. Of any other kind, and of one with a
/// member that is seldom there, it writes nothing, and the document's form writes it; a property holds the two together.
/// </summary>
internal sealed class PlainEventWriter(IBufferWriter<byte> output, JsonSerializerOptions options) : IDisposable
{
    private const int LongestText = 96;

    private static readonly JsonEncodedText SchemaVersion = JsonEncodedText.Encode("schemaVersion");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");
    private static readonly JsonEncodedText RecordedAt = JsonEncodedText.Encode("recordedAt");
    private static readonly JsonEncodedText RecordedBy = JsonEncodedText.Encode("recordedBy");
    private static readonly JsonEncodedText Patient = JsonEncodedText.Encode("patient");
    private static readonly JsonEncodedText BlockName = JsonEncodedText.Encode("block");
    private static readonly JsonEncodedText Order = JsonEncodedText.Encode("order");
    private static readonly JsonEncodedText Day = JsonEncodedText.Encode("day");
    private static readonly JsonEncodedText Dose = JsonEncodedText.Encode("dose");
    private static readonly JsonEncodedText RouteName = JsonEncodedText.Encode("route");
    private static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
    private static readonly JsonEncodedText DoseOfDay = JsonEncodedText.Encode("doseOfDay");
    private static readonly JsonEncodedText Setting = JsonEncodedText.Encode("setting");
    private static readonly JsonEncodedText Values = JsonEncodedText.Encode("values");
    private static readonly JsonEncodedText TakenOn = JsonEncodedText.Encode("takenOn");
    private static readonly JsonEncodedText Neutrophils = JsonEncodedText.Encode("neutrophils");
    private static readonly JsonEncodedText Platelets = JsonEncodedText.Encode("platelets");
    private static readonly JsonEncodedText WeightName = JsonEncodedText.Encode("weight");
    private static readonly JsonEncodedText HeightName = JsonEncodedText.Encode("height");

    private static readonly JsonEncodedText[] Routes = [.. Enum.GetValues<Route>().Select(route => JsonEncodedText.Encode(route.ToString()))];
    private static readonly JsonEncodedText[] Settings = [.. Enum.GetValues<CareSetting>().Select(setting => JsonEncodedText.Encode(WireNames.Of(setting)))];
    private static readonly JsonEncodedText Given = JsonEncodedText.Encode("administration-given");
    private static readonly JsonEncodedText MadeUp = JsonEncodedText.Encode("administration-made-up");
    private static readonly JsonEncodedText Laboratory = JsonEncodedText.Encode("laboratory-reported");
    private static readonly JsonEncodedText Measured = JsonEncodedText.Encode("measured");

    private readonly Utf8JsonWriter writer = new(output, new() { Encoder = options.Encoder, SkipValidation = true });

    /// <summary>Writes an event.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>False when nothing was written, and the document's form has to write it.</returns>
    public bool TryWrite(RecordEvent recorded)
    {
        if (recorded.Stamp.Supersedes is not null || recorded.HappenedAt is not null)
        {
            return false;
        }

        switch (recorded)
        {
            case RecordEvent.AdministrationGiven { Dose: { Portion: null, StartedAt: null, ClockOffset: null } dose } given:
                Begin(recorded, Given);
                Write(given.Slot, dose);
                break;
            case RecordEvent.AdministrationMadeUp { Dose: { Portion: null, StartedAt: null, ClockOffset: null } dose } madeUp:
                Begin(recorded, MadeUp);
                Write(madeUp.Slot, dose);
                break;
            case RecordEvent.LaboratoryReported { Values: { WhiteCells: null, Haemoglobin: null } values } when values.Neutrophils is null or { Kind: BoundKind.Exact } && values.Platelets is null or { Kind: BoundKind.Exact }:
                Begin(recorded, Laboratory);
                writer.WriteStartObject(Values);
                Write(TakenOn, values.TakenOn);
                Write(Neutrophils, values.Neutrophils?.Limit);
                Write(Platelets, values.Platelets?.Limit);
                writer.WriteEndObject();
                break;
            case RecordEvent.Measured { Measurement: var measurement }:
                Begin(recorded, Measured);
                Write(WeightName, measurement.Weight);
                Write(HeightName, measurement.Height);
                break;
            default:
                return false;
        }

        writer.WriteEndObject();
        writer.Flush();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void Begin(RecordEvent recorded, JsonEncodedText type)
    {
        EventStamp stamp = recorded.Stamp;
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteNumber(SchemaVersion, RecordJson.SchemaVersion);
        writer.WriteString(Id, stamp.Id);
        writer.WriteString(Type, type);
        Write(Date, recorded.Date);
        Write(RecordedAt, stamp.RecordedAt);
        writer.WriteString(RecordedBy, stamp.RecordedBy);
        if (stamp.Patient is { } patient)
        {
            writer.WriteString(Patient, patient);
        }
    }

    private void Write(in AdministrationSlot slot, GivenDose dose)
    {
        writer.WriteString(BlockName, slot.Block.Value);
        writer.WriteString(Order, slot.OrderId);
        writer.WriteNumber(Day, slot.Day);
        writer.WriteStartObject(Dose);
        writer.WriteString(RouteName, Routes[(int)dose.Route]);
        Write(Amount, dose.Amount);
        if (dose.DoseOfDay is { } number)
        {
            writer.WriteNumber(DoseOfDay, number);
        }

        if (dose.Setting is { } setting)
        {
            writer.WriteString(Setting, Settings[(int)setting]);
        }

        writer.WriteEndObject();
    }

    private void Write<T>(JsonEncodedText name, T? quantity)
        where T : struct, ISpanFormattable
    {
        if (quantity is { } known)
        {
            Span<char> text = stackalloc char[LongestText];
            writer.WriteString(name, known.TryFormat(text, out int length, [], provider: null) ? text[..length] : known.ToString());
        }
    }

    private void Write(JsonEncodedText name, LocalDate date)
    {
        Span<byte> text = stackalloc byte[10];
        Write(text, date.Year, date.Month, date.Day);
        writer.WriteString(name, text);
    }

    private void Write(JsonEncodedText name, Instant instant)
    {
        long seconds = instant.ToUnixTimeSeconds();
        if (Instant.FromUnixTimeSeconds(seconds) != instant)
        {
            writer.WriteString(name, InstantPattern.ExtendedIso.Format(instant));
            return;
        }

        const int SecondsOfDay = NodaConstants.SecondsPerDay;
        (long days, long second) = Math.DivRem(seconds, SecondsOfDay);
        (days, second) = second < 0 ? (days - 1, second + SecondsOfDay) : (days, second);
        DateOnly date = DateOnly.FromDayNumber((int)(days + PlainTokens.EpochDay));
        Span<byte> text = stackalloc byte[20];
        Write(text, date.Year, date.Month, date.Day);
        text[10] = (byte)'T';
        Write(text[11..13], (int)(second / 3600));
        text[13] = (byte)':';
        Write(text[14..16], (int)(second / 60 % 60));
        text[16] = (byte)':';
        Write(text[17..19], (int)(second % 60));
        text[19] = (byte)'Z';
        writer.WriteString(name, text);
    }

    private static void Write(Span<byte> text, int year, int month, int day)
    {
        Write(text[..4], year);
        text[4] = (byte)'-';
        Write(text[5..7], month);
        text[7] = (byte)'-';
        Write(text[8..10], day);
    }

    private static void Write(Span<byte> digits, int number)
    {
        for (int at = digits.Length - 1; at >= 0; at--)
        {
            (number, int digit) = Math.DivRem(number, 10);
            digits[at] = (byte)('0' + digit);
        }
    }
}
