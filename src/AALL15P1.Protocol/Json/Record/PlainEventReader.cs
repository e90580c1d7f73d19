using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Reads the events that nearly every line of a record is, straight from their bytes. Whatever it does not know at sight
/// (another kind, another member, an escape, an unusual spelling, anything that does not fit) it leaves alone: the form
/// of the document reads that, or says what is wrong with it. A property holds the two together.
/// </summary>
internal sealed class PlainEventReader
{
    private const int LongestNumber = 64;
    private const int MostDosesOfDay = 24;
    private const int LastYear = 2190;

    /// <summary>The words that come again on every line: who recorded, blocks, orders.</summary>
    private readonly string?[] words = new string?[256];
    private readonly GivenDose?[] doses = new GivenDose?[Enum.GetValues<Route>().Length * 4 * (MostDosesOfDay + 1)];

    private readonly (byte[]? Text, GivenDose? Dose)[] spelled = new (byte[]?, GivenDose?)[64];

    [Flags]
    private enum Member
    {
        None = 0,
        Version = 1,
        Id = 1 << 1,
        Type = 1 << 2,
        Date = 1 << 3,
        RecordedAt = 1 << 4,
        RecordedBy = 1 << 5,
        Supersedes = 1 << 6,
        HappenedAt = 1 << 7,
        Patient = 1 << 8,
        Block = 1 << 9,
        Order = 1 << 10,
        Day = 1 << 11,
        Dose = 1 << 12,
        Values = 1 << 13,
        Weight = 1 << 14,
        Height = 1 << 15,
        Resolved = 1 << 16,
        Reason = 1 << 17,
        Required = Version | Id | Type | Date | RecordedAt | RecordedBy,
        Optional = Supersedes | HappenedAt | Patient,
        Slot = Block | Order | Day,
    }

    private enum Kind
    {
        Other, Given, MadeUp, Omitted, Laboratory, Measured, BlockStarted, ToxicityStated,
    }

    /// <summary>Reads one event.</summary>
    /// <param name="utf8">The document, whole UTF-8.</param>
    /// <returns>The event; null when the document's form has to read it.</returns>
    public RecordEvent? TryRead(ReadOnlySpan<byte> utf8)
    {
        try
        {
            PlainTokens tokens = new(utf8);
            return Read(ref tokens, out Parts parts) && tokens.IsAtEnd() ? Make(parts) : null;
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private bool Read(ref PlainTokens tokens, out Parts parts)
    {
        char before = TryBeginning(ref tokens, out parts) ? ',' : '{';
        while (tokens.TryMark(before))
        {
            Member member = tokens.TryName(out ReadOnlySpan<byte> name) ? MemberOf(name) : Member.None;
            if (member == Member.None || (parts.Seen & member) != Member.None)
            {
                return false;
            }

            parts.Seen |= member;
            bool isRead = member switch
            {
                Member.Version => tokens.TryNumber(most: 1, out _),
                Member.Id => TryText(ref tokens, isWord: false, out parts.Id),
                Member.Type => tokens.TryText(out ReadOnlySpan<byte> kind) && (parts.Kind = KindOf(kind)) != Kind.Other,
                Member.Date => tokens.TryDate(LastYear, out parts.Date),
                Member.RecordedAt => tokens.TryInstant(out parts.RecordedAt),
                Member.RecordedBy => TryText(ref tokens, isWord: true, out parts.RecordedBy),
                Member.Supersedes => TryText(ref tokens, isWord: false, out parts.Supersedes),
                Member.HappenedAt => tokens.TryInstant(out parts.HappenedAt),
                Member.Patient => TryText(ref tokens, isWord: true, out parts.Patient),
                Member.Block => TryText(ref tokens, isWord: true, out parts.Block),
                Member.Order => TryText(ref tokens, isWord: true, out parts.Order),
                Member.Day => tokens.TryNumber(AdministrationSlot.MaximumDay, out parts.Day),
                Member.Dose => TryDose(ref tokens, out parts.Dose),
                Member.Values => TryValues(ref tokens, out parts.Values),
                Member.Weight => TryQuantity(ref tokens, out parts.Weight),
                Member.Height => TryQuantity(ref tokens, out parts.Height),
                Member.Resolved => tokens.TryTruth(out parts.Resolved),
                _ => TryText(ref tokens, isWord: false, out parts.Reason),
            };
            if (!isRead)
            {
                return false;
            }

            before = ',';
        }

        return before == ',' && tokens.TryMark('}');
    }

    /// <summary>Takes the members with which a line of this library's own begins, in one go; nothing where it begins otherwise.</summary>
    private bool TryBeginning(ref PlainTokens tokens, out Parts parts)
    {
        parts = default;
        PlainTokens ahead = tokens;
        if (!(ahead.TryLiteral("{\"schemaVersion\":1,\"id\":"u8) && TryText(ref ahead, isWord: false, out parts.Id)
            && ahead.TryLiteral(",\"type\":"u8) && ahead.TryText(out ReadOnlySpan<byte> kind) && (parts.Kind = KindOf(kind)) != Kind.Other
            && ahead.TryLiteral(",\"date\":"u8) && ahead.TryDate(LastYear, out parts.Date)
            && ahead.TryLiteral(",\"recordedAt\":"u8) && ahead.TryInstant(out parts.RecordedAt)
            && ahead.TryLiteral(",\"recordedBy\":"u8) && TryText(ref ahead, isWord: true, out parts.RecordedBy)))
        {
            parts = default;
            return false;
        }

        parts.Seen = Member.Required;
        tokens = ahead;
        if (ahead.TryLiteral(",\"block\":"u8) && TryText(ref ahead, isWord: true, out parts.Block)
            && ahead.TryLiteral(",\"order\":"u8) && TryText(ref ahead, isWord: true, out parts.Order)
            && ahead.TryLiteral(",\"day\":"u8) && ahead.TryNumber(AdministrationSlot.MaximumDay, out parts.Day))
        {
            parts.Seen |= Member.Slot;
            tokens = ahead;
        }

        return true;
    }

    private static RecordEvent? Make(in Parts parts)
    {
        Member own = parts.Seen & ~(Member.Required | Member.Optional);
        if ((parts.Seen & Member.Required) != Member.Required)
        {
            return null;
        }

        EventStamp stamp = new(parts.Id!, parts.RecordedAt, parts.RecordedBy!, parts.Supersedes) { Patient = parts.Patient };
        RecordEvent? recorded = (parts.Kind, own) switch
        {
            (Kind.Given, Member.Slot | Member.Dose) => new RecordEvent.AdministrationGiven(stamp, parts.Date, SlotOf(parts), parts.Dose!),
            (Kind.MadeUp, Member.Slot | Member.Dose) => new RecordEvent.AdministrationMadeUp(stamp, parts.Date, SlotOf(parts), parts.Dose!),
            (Kind.Omitted, Member.Slot | Member.Reason) => new RecordEvent.AdministrationOmitted(stamp, parts.Date, SlotOf(parts), parts.Reason!),
            (Kind.Laboratory, Member.Values) when parts.Values!.TakenOn == parts.Date => new RecordEvent.LaboratoryReported(stamp, parts.Values),
            (Kind.Measured, Member.Weight | Member.Height) => new RecordEvent.Measured(stamp, new(parts.Date, parts.Weight, parts.Height)),
            (Kind.Measured, Member.Weight) => new RecordEvent.Measured(stamp, new(parts.Date, parts.Weight, height: null)),
            (Kind.Measured, Member.Height) => new RecordEvent.Measured(stamp, new(parts.Date, weight: null, parts.Height)),
            (Kind.BlockStarted, Member.Block) => new RecordEvent.BlockStarted(stamp, parts.Date, new BlockId(parts.Block!)),
            (Kind.ToxicityStated, Member.Resolved) => new RecordEvent.ToxicityStated(stamp, parts.Date, parts.Resolved),
            _ => null,
        };
        return recorded is not null && (parts.Seen & Member.HappenedAt) != Member.None ? recorded with { HappenedAt = parts.HappenedAt } : recorded;
    }

    private static AdministrationSlot SlotOf(in Parts parts) => new(new BlockId(parts.Block!), parts.Order!, parts.Day);

    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => Member.Id,
        3 when name.SequenceEqual("day"u8) => Member.Day,
        4 when name.SequenceEqual("type"u8) => Member.Type,
        4 when name.SequenceEqual("date"u8) => Member.Date,
        4 when name.SequenceEqual("dose"u8) => Member.Dose,
        5 when name.SequenceEqual("block"u8) => Member.Block,
        5 when name.SequenceEqual("order"u8) => Member.Order,
        6 when name.SequenceEqual("values"u8) => Member.Values,
        6 when name.SequenceEqual("weight"u8) => Member.Weight,
        6 when name.SequenceEqual("height"u8) => Member.Height,
        6 when name.SequenceEqual("reason"u8) => Member.Reason,
        7 when name.SequenceEqual("patient"u8) => Member.Patient,
        8 when name.SequenceEqual("resolved"u8) => Member.Resolved,
        10 when name.SequenceEqual("recordedAt"u8) => Member.RecordedAt,
        10 when name.SequenceEqual("recordedBy"u8) => Member.RecordedBy,
        10 when name.SequenceEqual("supersedes"u8) => Member.Supersedes,
        10 when name.SequenceEqual("happenedAt"u8) => Member.HappenedAt,
        13 when name.SequenceEqual("schemaVersion"u8) => Member.Version,
        _ => Member.None,
    };

    private static Kind KindOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("administration-given"u8) ? Kind.Given
        : word.SequenceEqual("laboratory-reported"u8) ? Kind.Laboratory
        : word.SequenceEqual("measured"u8) ? Kind.Measured
        : word.SequenceEqual("administration-made-up"u8) ? Kind.MadeUp
        : word.SequenceEqual("administration-omitted"u8) ? Kind.Omitted
        : word.SequenceEqual("block-started"u8) ? Kind.BlockStarted
        : word.SequenceEqual("toxicity-stated"u8) ? Kind.ToxicityStated
        : Kind.Other;

    /// <summary>A dose without amount and time is the same as many others, and one of them is enough.</summary>
    private GivenDose DoseOf(Route route, int? number, CareSetting? setting)
    {
        int at = (((int)route * 4) + (setting is { } place ? (int)place + 1 : 0)) * (MostDosesOfDay + 1) + (number ?? 0);
        return doses[at] ??= new(route) { DoseOfDay = number, Setting = setting };
    }

    /// <summary>A dose that ends its line is mostly spelled as one before it, and is then told by its bytes.</summary>
    private bool TryDose(ref PlainTokens tokens, out GivenDose? dose)
    {
        ReadOnlySpan<byte> rest = tokens.Rest;
        ref (byte[]? Text, GivenDose? Dose) known = ref spelled[PlaceOf(rest)];
        if (known.Text is not null && rest.SequenceEqual(known.Text))
        {
            dose = known.Dose;
            tokens.Take(rest.Length - 1);
            return true;
        }

        if (!TryReadDose(ref tokens, out dose))
        {
            return false;
        }

        if (tokens.Rest.SequenceEqual("}"u8))
        {
            known = (rest.ToArray(), dose);
        }

        return true;
    }

    /// <summary>Where a spelling is kept, by what tells most doses apart: the route, and the dose of the day.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> dose) =>
        dose.Length < 32 ? 0 : unchecked((int)((((BinaryPrimitives.ReadUInt64LittleEndian(dose[8..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(dose[21..])) * 0x9E3779B97F4A7C15) + (ulong)dose.Length) >> 58));

    private bool TryReadDose(ref PlainTokens tokens, out GivenDose? dose)
    {
        dose = null;
        Route? route = null;
        DoseAmount? amount = null;
        int? number = null;
        CareSetting? setting = null;
        Instant? startedAt = null;
        for (char before = '{'; tokens.TryMark(before); before = ',')
        {
            if (!tokens.TryName(out ReadOnlySpan<byte> name))
            {
                return false;
            }

            if (name.SequenceEqual("route"u8) && route is null && tokens.TryText(out ReadOnlySpan<byte> word) && RouteOf(word) is { } by)
            {
                route = by;
            }
            else if (name.SequenceEqual("setting"u8) && setting is null && tokens.TryText(out word) && SettingOf(word) is { } at)
            {
                setting = at;
            }
            else if (name.SequenceEqual("doseOfDay"u8) && number is null && tokens.TryNumber(MostDosesOfDay, out int of))
            {
                number = of;
            }
            else if (name.SequenceEqual("amount"u8) && amount is null && TryQuantity(ref tokens, out DoseAmount? given))
            {
                amount = given;
            }
            else if (name.SequenceEqual("startedAt"u8) && startedAt is null && tokens.TryInstant(out Instant started))
            {
                startedAt = started;
            }
            else
            {
                return false;
            }
        }

        dose = route is not { } known ? null
            : amount is null && startedAt is null ? DoseOf(known, number, setting)
            : new(known) { Amount = amount, DoseOfDay = number, Setting = setting, StartedAt = startedAt };
        return dose is not null && tokens.TryMark('}');
    }

    private static bool TryValues(ref PlainTokens tokens, out LaboratoryValues? values)
    {
        values = null;
        LocalDate? takenOn = null;
        CellCount? neutrophils = null;
        CellCount? platelets = null;
        CellCount? whiteCells = null;
        MassPerVolume? haemoglobin = null;
        for (char before = '{'; tokens.TryMark(before); before = ',')
        {
            bool isRead = tokens.TryName(out ReadOnlySpan<byte> name)
                && (name.SequenceEqual("takenOn"u8) ? takenOn is null && TryDate(ref tokens, 2200, out takenOn)
                : name.SequenceEqual("neutrophils"u8) ? neutrophils is null && TryQuantity(ref tokens, out neutrophils)
                : name.SequenceEqual("platelets"u8) ? platelets is null && TryQuantity(ref tokens, out platelets)
                : name.SequenceEqual("whiteCells"u8) ? whiteCells is null && TryQuantity(ref tokens, out whiteCells)
                : name.SequenceEqual("haemoglobin"u8) && haemoglobin is null && TryQuantity(ref tokens, out haemoglobin));
            if (!isRead)
            {
                return false;
            }
        }

        values = takenOn is { } day ? new(day) { Neutrophils = neutrophils, Platelets = platelets, WhiteCells = whiteCells, Haemoglobin = haemoglobin } : null;
        return values is not null && tokens.TryMark('}');
    }

    private static Route? RouteOf(ReadOnlySpan<byte> word) => word switch
    {
        [(byte)'P', (byte)'O'] => Route.PO,
        [(byte)'N', (byte)'G'] => Route.NG,
        [(byte)'I', (byte)'V'] => Route.IV,
        [(byte)'I', (byte)'M'] => Route.IM,
        [(byte)'S', (byte)'C'] => Route.SC,
        [(byte)'I', (byte)'T'] => Route.IT,
        _ => null,
    };

    private static CareSetting? SettingOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("tertiary-centre"u8) ? CareSetting.TertiaryCentre
        : word.SequenceEqual("shared-care-centre"u8) ? CareSetting.SharedCareCentre
        : word.SequenceEqual("elsewhere"u8) ? CareSetting.Elsewhere
        : null;

    /// <summary>A text that is plainly not blank and not too long.</summary>
    private bool TryText(ref PlainTokens tokens, bool isWord, out string? text)
    {
        bool isPlain = tokens.TryText(out ReadOnlySpan<byte> utf8) && utf8.Length <= RecordText.MaximumLength && utf8.ContainsAnyInRange((byte)'!', (byte)'~');
        text = !isPlain ? null : isWord ? Word(utf8) : Encoding.UTF8.GetString(utf8);
        return isPlain;
    }

    private string Word(ReadOnlySpan<byte> utf8)
    {
        ref string? known = ref words[(utf8.Length + (31 * utf8[0]) + (7 * utf8[^1]) + (3 * utf8[utf8.Length / 2])) % words.Length];
        return known is not null && Ascii.Equals(utf8, known) ? known : known = Encoding.UTF8.GetString(utf8);
    }

    private static bool TryQuantity<T>(ref PlainTokens tokens, out T? quantity)
        where T : struct, ISpanParsable<T>
    {
        quantity = null;
        Span<char> text = stackalloc char[LongestNumber];
        if (!tokens.TryText(out ReadOnlySpan<byte> utf8) || utf8.Length > LongestNumber
            || !T.TryParse(text[..Encoding.UTF8.GetChars(utf8, text)], provider: null, out T read))
        {
            return false;
        }

        quantity = read;
        return true;
    }

    private static bool TryDate(ref PlainTokens tokens, int lastYear, out LocalDate? date)
    {
        bool isRead = tokens.TryDate(lastYear, out LocalDate read);
        date = isRead ? read : null;
        return isRead;
    }

    /// <summary>What was read of an event.</summary>
    private struct Parts
    {
        public Member Seen;
        public Kind Kind;
        public LocalDate Date;
        public Instant RecordedAt, HappenedAt;
        public string? Id, RecordedBy, Supersedes, Patient, Block, Order, Reason;
        public int Day;
        public GivenDose? Dose;
        public LaboratoryValues? Values;
        public Weight? Weight;
        public Height? Height;
        public bool Resolved;
    }
}
