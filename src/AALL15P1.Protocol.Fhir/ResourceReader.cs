using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using NodaTime;
using NodaTime.Text;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads the parts of one resource; whatever cannot be read is refused with its place.</summary>
internal sealed class ResourceReader
{
    private const string TrueOrFalse = "true or false";

    public ResourceReader(Resource resource, FhirContext context)
    {
        Resource = resource;
        Context = context;
        Type = resource.TypeName;
        Name = $"{Type}/{(Unreadable.Or(() => resource.Id, otherwise: null) is { Length: > 0 } id ? id : "(without id)")}";
    }

    public Resource Resource { get; }

    public FhirContext Context { get; }

    public string Type { get; }

    public string Name { get; }

    public FhirRefusedException Refuse(string path, string? found, string expected) =>
        new([new(Name, $"{Type}.{path}", string.IsNullOrEmpty(found) ? "nothing" : $"'{found}'", expected)]);

    /// <summary>The resource is about the infant of the context.</summary>
    public void RequireSubject(ResourceReference? subject, string path)
    {
        if (subject?.Reference != Context.Patient)
        {
            throw Refuse(path, subject?.Reference ?? subject?.Display, $"a reference to '{Context.Patient}', whom this reading is about");
        }
    }

    /// <summary>The day, and the instant where the clock is known too. A month or a year alone is no day.</summary>
    public (LocalDate Day, Instant? At) Time(DataType? value, string path)
    {
        string? text = value switch
        {
            FhirDateTime time => time.Value,
            Date date => date.Value,
            Hl7.Fhir.Model.Instant instant => instant.ToString(),
            Hl7.Fhir.Model.Period period => period.Start,
            _ => null,
        };
        const string expected = "a date, or a date and time with its offset from UTC";
        if (text is { Length: 10 } && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
        {
            return (day, null);
        }

        return text is not null && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment }
            ? (moment.Date, moment.ToInstant())
            : throw Refuse(path, text ?? value?.TypeName, expected);
    }

    /// <summary>The offset that a time states; null for a day, and for UTC, in which systems keep times whatever the clock on the wall.</summary>
    public static Offset? OffsetOf(DataType? value) =>
        (value as FhirDateTime)?.Value is { } text && !text.EndsWith('Z') && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment } ? moment.Offset : null;

    public LocalDate Day(DataType? value, string path) => Time(value, path).Day;

    /// <summary>An amount or value in UCUM units of a quantity. Text is no unit, and no unit is guessed.</summary>
    public T Quantity<T>(Quantity? quantity, string path)
        where T : struct, IExactQuantity<T>
    {
        if (quantity?.Value is not { } number)
        {
            throw Refuse($"{path}.value", null, "a number");
        }

        if (quantity.System != Terminology.UcumSystem)
        {
            throw Refuse($"{path}.system", quantity.System, $"{Terminology.UcumSystem}; the unit '{quantity.Unit}' is text, and no unit is guessed");
        }

        Unit unit = Terminology.UnitOf<T>(quantity.Code) ?? throw Refuse($"{path}.code", quantity.Code, $"a UCUM code of {T.Name}: {Terminology.UcumCodesOf<T>()}");
        try
        {
            return T.FromCanonical(number * unit.Factor);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Refuse($"{path}.value", Elements.Invariant($"{number}"), $"a {T.Name} {(T.AllowsZero ? "of 0 or more" : "above 0")}");
        }
        catch (OverflowException)
        {
            throw Refuse($"{path}.value", Elements.Invariant($"{number}"), "a number within what a decimal number can hold");
        }
    }

    /// <summary>A quantity that is a number and no bound.</summary>
    public T Exact<T>(Quantity? quantity, string path)
        where T : struct, IExactQuantity<T> =>
        quantity?.Comparator is { } comparator
            ? throw Refuse($"{path}.comparator", Comparators.Sign(Comparators.Kind(comparator)), $"a {T.Name} that is a number, and no bound of one")
            : Quantity<T>(quantity, path);

    /// <summary>A mass or international units.</summary>
    public DoseAmount Amount(Quantity quantity, string path) =>
        Terminology.UnitOf<InternationalUnits>(quantity.Code) is not null ? Exact<InternationalUnits>(quantity, path)
        : Terminology.UnitOf<DrugMass>(quantity.Code) is not null || quantity.System != Terminology.UcumSystem ? Exact<DrugMass>(quantity, path)
        : throw Refuse($"{path}.code", quantity.Code, $"a UCUM code of a dose amount: {Terminology.UcumCodesOf<DrugMass>()}, {Terminology.UcumCodesOf<InternationalUnits>()}");

    /// <summary>What the codes that are known here stand for; they must agree, and there must be one.</summary>
    public T Coded<T>(CodeableConcept? concept, string path, Func<Coding, T?> meaning, string expected)
        where T : struct
    {
        T[] meant = [.. (concept?.Coding ?? []).Select(meaning).OfType<T>().Distinct()];
        string found = concept is null ? string.Empty : string.Join(", ", concept.Coding.Select(coding => $"{coding.System}|{coding.Code}").DefaultIfEmpty(concept.Text ?? string.Empty));
        return meant.Length == 1 ? meant[0] : throw Refuse(path, found, meant.Length == 0 ? expected : $"codes that mean one thing; these mean {string.Join(" and ", meant)}");
    }

    public static DataType? Part(Extension? extension, string name) => extension?.Extension.FirstOrDefault(part => part.Url == name)?.Value;

    public string? Text(Extension? extension, string name) => Read(extension, name, "a text", part => part switch
    {
        FhirString text => text.Value,
        Code code => code.Value,
        _ => null,
    });

    public int? Number(Extension? extension, string name) => Read(extension, name, "a whole number above 0", part => (part as PositiveInt)?.Value);

    public bool? Flag(Extension? extension, string name) => Read(extension, name, TrueOrFalse, part => (part as FhirBoolean)?.Value);

    /// <summary>A part that is always written: without it the other answer would be taken in silence.</summary>
    public bool RequiredFlag(Extension? extension, string kind, string name) => Flag(extension, name) ?? throw Refuse($"extension({kind}).{name}", null, TrueOrFalse);

    public T? Member<T>(Extension? extension, string name)
        where T : struct, Enum => Text(extension, name) is not { } word ? null
        : Words.Member<T>(word) ?? throw Refuse(PathOf(extension, name), word, $"one of {string.Join(", ", Enum.GetValues<T>().Select(Words.Kebab))}");

    /// <summary>A part that is absent is null; one that is there and cannot be read is refused, for its absence means something.</summary>
    private T? Read<T>(Extension? extension, string name, string expected, Func<DataType?, T?> value)
    {
        Extension? part = extension?.Extension.FirstOrDefault(part => part.Url == name);
        return part is null ? default : value(part.Value) ?? throw Refuse(PathOf(extension, name), part.Value?.TypeName, expected);
    }

    private static string PathOf(Extension? extension, string name) => $"extension({extension?.Url?.Split(':')[^1]}).{name}";

    public string RequiredText(string? text, string path) => string.IsNullOrWhiteSpace(text) ? throw Refuse(path, text, "a text") : text;
}

/// <summary>What a tolerant deserializer leaves in the model as it was found, and what throws only when it is looked at.</summary>
internal static class Unreadable
{
    public static bool Is(Exception exception) => exception is CodedException or InvalidCastException;

    /// <summary>What a reading gives; an exception of the model's is refused as what it is, a value that cannot be.</summary>
    public static T OrRefused<T>(Resource resource, FhirContext context, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException || Is(exception))
        {
            throw new FhirRefusedException([new(new ResourceReader(resource, context).Name, resource.TypeName, $"a value that cannot be: {exception.Message.TrimEnd('.')}", "a value that a record can hold")]);
        }
    }

    public static T Or<T>(Func<T> value, T otherwise)
    {
        try
        {
            return value();
        }
        catch (Exception exception) when (Is(exception))
        {
            return otherwise;
        }
    }
}
