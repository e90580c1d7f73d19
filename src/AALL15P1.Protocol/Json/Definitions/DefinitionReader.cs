using System.Diagnostics;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Maps a definition's document to the model.</summary>
internal sealed partial class DefinitionReader(CitedSources sources, InterpretationChoices choices, Formulary? formulary, Marker marker)
{
    private const decimal NanosecondsInSecond = 1_000_000_000m;

    private readonly List<FormularyEntry> ofOrders = [];

    public static ProtocolDefinition Read(DefinitionDocument document, Place place)
    {
        CitedSources sources = new(Definition.Sources.All);
        place.Member(nameof(document.Sources)).Each(document.Sources, (source, at) =>
        {
            sources.Add(source.Id, source.Title, source.Gives, at);
            return source;
        });
        InterpretationChoices choices = ReadReadings(document.Readings, place.Member(nameof(document.Readings)), sources);
        Formulary? formulary = document.Formulary is { } stated ? ReadFormulary(stated, place.Member(nameof(document.Formulary)), sources) : null;
        Marker marker = document.Marker is { } own ? place.Member(nameof(document.Marker)).Make(own.Read) : Version1.Marker;
        return new DefinitionReader(sources, choices, formulary, marker).ReadAll(document, place);
    }

    private static Formulary Library => Version1.Protocol.Formulary;

    private static Formulary ReadFormulary(FormularyDocument entry, Place place, CitedSources sources)
    {
        ValueList<FormularyEntry> drugs = place.Member(nameof(entry.Drugs)).Each(entry.Drugs, (drug, at) =>
            drug.Entry.Routes.Contains(Route.IT) && Library.TryFind(drug.Name, out Drug? known) && !known.Routes.Contains(Route.IT)
                ? throw at.Member(nameof(drug.Entry.Routes)).Misfit($"no intrathecal route: the library knows {known} as a drug that never has it")
                : drug.Entry);
        Citation citation = sources.Read(entry.Citation, place.Member(nameof(entry.Citation)));
        return place.Make(() => new Formulary(drugs, citation));
    }

    private static InterpretationChoices ReadReadings(IReadOnlyList<QuestionDocument> questions, Place place, CitedSources sources)
    {
        List<Interpretation> register = [];
        place.Each(questions, (question, at) =>
        {
            if (register.Exists(known => known.Id == question.Id))
            {
                throw at.Member(nameof(question.Id)).Misfit("an id that no other question has");
            }

            ValueList<Reading> readings = at.Member(nameof(question.Readings)).Each(question.Readings, (reading, there) =>
                new Reading(reading.Id, reading.Statement, there.Member(nameof(reading.SaidBy)).Each(reading.SaidBy, sources.Read)));
            register.Add(at.Make(() => new Interpretation(question.Id, question.Question, readings)));
            return question;
        });
        InterpretationChoices choices = InterpretationChoices.DefaultsOf(register.ToValueList());
        place.Each(questions, (question, at) => choices = at.Member(nameof(question.Taken)).Make(() => choices.With(question.Id, question.Taken)));
        return choices;
    }

    private ProtocolDefinition ReadAll(DefinitionDocument document, Place place)
    {
        TherapyLength therapy = place.Member(nameof(document.TherapyLength)).Make(() => new TherapyLength(
            sources.Cite(document.TherapyLength.Years, document.TherapyLength, place.Member(nameof(document.TherapyLength))), document.TherapyLength.AnniversaryIsTreated));
        ValueList<Block> blocks = place.Member(nameof(document.Blocks)).Each(document.Blocks, ReadBlock);
        ValueList<EligibilityCriterion> eligibility = place.Member(nameof(document.EligibilityCriteria)).Each(document.EligibilityCriteria, (criterion, at) =>
        {
            Rule rule = ReadRule(criterion.Rule, at.Member(nameof(criterion.Rule)));
            return at.Make(() => criterion.Read(rule, marker, at));
        });
        ProtocolDefinition read = place.Make(() => new ProtocolDefinition(document.Id, document.Title, document.Edition, OfOrders(), blocks, therapy, choices)) with
        {
            SupplementFingerprint = document.SupplementFingerprint,
            EligibilityCriteria = eligibility,
            Sources = document.SourceRegister is { } register ? place.Member(nameof(document.SourceRegister)).Each(register, sources.Find) : Definition.Sources.All,
        };

        return document.SchemaVersion == 1 ? AsInVersion1(read) : WithStated(read, document, place);
    }

    /// <summary>Version 1 held the calendar alone. What the library's own protocol states beside it follows from the edition and the readings; no other definition of that version has any of it.</summary>
    private ProtocolDefinition AsInVersion1(ProtocolDefinition read)
    {
        if (read.Id != Version1.Protocol.Id || read.Edition != Version1.Protocol.Edition || choices.Register != Version1.Protocol.Interpretations.Register)
        {
            return read;
        }

        ProtocolDefinition own = Version1.Protocol.Under(choices);
        return read with
        {
            Rules = own.Rules,
            DoseLimitingToxicity = own.DoseLimitingToxicity,
            Grading = own.Grading,
            Infusions = own.Infusions,
            InfantFactors = own.InfantFactors,
            InfantFactorAge = own.InfantFactorAge,
            Calendar = own.Calendar,
            EndOfTherapyQuestion = own.EndOfTherapyQuestion,
            StartingDoses = own.StartingDoses,
            Titrated = own.Titrated,
            OrderLinks = own.OrderLinks,
            Safeguards = own.Safeguards,
        };
    }

    private Block ReadBlock(DefinedBlockDocument entry, Place place)
    {
        BlockId id = place.Member(nameof(entry.Id)).Make(() => new BlockId(entry.Id));
        ValueList<PlannedOrder> orders = place.Member(nameof(entry.Orders)).Each(entry.Orders, ReadOrder);
        BlockSpacing? spacing = entry.Spacing is { } stated ? ReadSpacing(stated, place.Member(nameof(entry.Spacing))) : null;
        ValueList<StartCriterion> criteria = place.Member(nameof(entry.StartCriteria)).Each(entry.StartCriteria, (criterion, at) =>
        {
            Rule rule = ReadRule(criterion.Rule, at.Member(nameof(criterion.Rule)));
            return at.Make(() => criterion.Read(rule, marker, at));
        });
        ValueList<CareRule> care = place.Member(nameof(entry.CareRules)).Each(entry.CareRules, ReadCareRule);
        ValueList<Cited<string>> parentage = place.Member(nameof(entry.Parentage)).Each(entry.Parentage, ReadStatement);
        return place.Make(() => new Block(id, entry.Title, entry.Kind, orders) { Parentage = parentage, Spacing = spacing, CycleLength = entry.CycleLength, StartCriteria = criteria, CareRules = care });
    }

    private Cited<string> ReadStatement(StatementDocument entry, Place place) => sources.Cite(entry.Statement, entry, place);

    private BlockSpacing ReadSpacing(DefinedSpacingDocument entry, Place place)
    {
        BlockSpacingBasis basis = new(entry.Statement, entry.Standing, sources.ReadOptional(entry.Citation, place.Member(nameof(entry.Citation))));
        return place.Make<BlockSpacing>(() => entry.OnDayOfPrevious is { } day
            ? new BlockSpacing.OnDayOfPrevious(day, basis, entry.Exact!.Value)
            : new BlockSpacing.DaysAfterLastAdministration(entry.DaysAfterLastAdministration!.Value, basis));
    }

    private CareRule ReadCareRule(CareRuleDocument entry, Place place)
    {
        Rule rule = ReadRule(entry.Rule, place.Member(nameof(entry.Rule)));
        return entry switch
        {
            CareRuleDocument.OnlyAtTertiaryCentre only => new CareRule.TertiaryCentreOnly(FindDrug(only.Drug, place.Member(nameof(only.Drug))), rule),
            CareRuleDocument.SeenAtTertiaryCentre => new CareRule.SeenAtTertiaryCentre(rule),
            CareRuleDocument.SymptomsToTertiaryTeam => new CareRule.SymptomsToTertiaryTeam(rule),
            CareRuleDocument.SepsisAlert => new CareRule.SepsisAlert(rule),
            _ => throw new UnreachableException(),
        };
    }

    private PlannedOrder ReadOrder(OrderDocument entry, Place place)
    {
        Drug drug = ReadDrug(entry.Drug, place.Member(nameof(entry.Drug)));
        DayPattern days = ReadDays(entry.Days, place.Member(nameof(entry.Days)));
        Fact<DoseRule> dose = ReadDose(entry.Dose, place.Member(nameof(entry.Dose)));
        Citation citation = sources.Read(entry.Citation, place.Member(nameof(entry.Citation)));
        InfusionTime? infusion = entry.Infusion is { } time ? ReadInfusion(time, place.Member(nameof(entry.Infusion))) : null;
        Duration? interval = entry.IntervalSeconds is { } seconds ? ReadSeconds(seconds, place.Member(nameof(entry.IntervalSeconds))) : null;
        ValueList<InterpretedDays> touched = place.Member(nameof(entry.Interpretations)).Each(entry.Interpretations, (question, at) => at.Make(() => new InterpretedDays(
            Question(question.Id, at.Member(nameof(question.Id))), question.Days is { } pattern ? ReadDays(pattern, at.Member(nameof(question.Days))) : null)));
        ValueList<Cited<string>> notes = place.Member(nameof(entry.Notes)).Each(entry.Notes, ReadStatement);
        RouteSet routes = entry.Routes.Aggregate(RouteSet.None, (all, route) => all | route);
        return place.Make(() => new PlannedOrder(entry.Id, drug, routes, days, dose, citation, entry.Standing)
        {
            Qualifier = entry.Qualifier,
            Infusion = infusion,
            TimesPerDay = entry.TimesPerDay,
            Interval = interval,
            Interpretations = touched,
            Notes = notes,
        });
    }

    private Fact<DoseRule> ReadDose(DefinedDoseDocument entry, Place place) => entry.Unpublished is { } what
        ? new Fact<DoseRule>.Unpublished(what)
        : new Fact<DoseRule>.Known(sources.Cite(entry.Starting is { } starting ? ReadStarting(starting, place.Member(nameof(entry.Starting))) : entry.ReadRule(place), entry.Citation!, entry.Standing!.Value, place));

    private DoseRule ReadStarting(DefinedStartingDoseDocument entry, Place place)
    {
        ValueList<StartingBand> bands = place.Member(nameof(entry.Bands)).Each(entry.Bands, (band, at) =>
        {
            Cited<DoseRule> dose = sources.Cite(band.Dose, band, at);
            return at.Make(() => new StartingBand(band.FromMonths, band.BelowMonths, dose));
        });
        return place.Make(() => DoseRule.AtStart(bands, entry.EachDays));
    }

    private static DayPattern ReadDays(DayPatternDocument pattern, Place place)
    {
        switch (pattern)
        {
            case ListedDaysDocument listed:
                return place.Make(() => DayPattern.Through(Ranges(listed.Ranges)));
            case WeeklyDaysDocument weekly:
                return place.Make(() => DayPattern.WeeklyOnTheWeekdayOf(weekly.WeekdayOfDay, Ranges(weekly.Windows)));
            case CycleDaysDocument cycles:
                DayPattern within = ReadDays(cycles.WithinCycle, place.Member(nameof(cycles.WithinCycle)));
                return place.Make(() => new DayPattern.Cycles(cycles.FromDay, cycles.Length, within));
            case DaysInTurnDocument inTurn:
                DayPattern first = ReadDays(inTurn.First, place.Member(nameof(inTurn.First)));
                DayPattern next = ReadDays(inTurn.Next, place.Member(nameof(inTurn.Next)));
                return place.Make(() => first.Then(next));
            default:
                throw new UnreachableException();
        }
    }

    private static (int First, int Last)[] Ranges(IReadOnlyList<RangeDocument> ranges) => [.. ranges.Select(range => (range.First, range.Last))];

    private static InfusionTime ReadInfusion(InfusionTimeDocument time, Place place)
    {
        Duration shortest = ReadSeconds(time.ShortestSeconds, place.Member(nameof(time.ShortestSeconds)));
        Duration longest = ReadSeconds(time.LongestSeconds, place.Member(nameof(time.LongestSeconds)));
        return place.Make(() => new InfusionTime(shortest, longest));
    }

    private static Duration ReadSeconds(decimal seconds, Place place) => decimal.IsInteger(seconds * NanosecondsInSecond)
        ? Duration.FromNanoseconds((long)(seconds * NanosecondsInSecond))
        : throw place.Misfit("whole nanoseconds");

    /// <summary>The formulary, once every order has been read.</summary>
    private Formulary OfOrders() => formulary ?? (ofOrders.Count == 0
        ? Library
        : new([.. Library.Drugs.Select(drug => new FormularyEntry(drug.Name, drug.Routes, drug.Class)), .. ofOrders.Distinct()], Library.Citation));

    /// <summary>
    /// The drug of an order: by its name, or, where the document states no formulary, with what it is. Such a drug is
    /// never intrathecal.
    /// </summary>
    private Drug ReadDrug(NameOr<DrugDocument> entry, Place place)
    {
        if (entry.Object is not { } own)
        {
            return FindDrug(entry.Name!, place);
        }

        if (formulary is not null || Library.TryFind(own.Name, out _))
        {
            throw place.Misfit("the name of a drug of the formulary; its routes are locked and stated once");
        }

        if (own.Entry.Routes.Contains(Route.IT))
        {
            throw place.Misfit("a drug without the intrathecal route: only a formulary opens it");
        }

        ofOrders.Add(own.Entry);
        return place.Make(() => new Formulary([own.Entry], Library.Citation)).Find(own.Name);
    }

    private Drug FindDrug(string name, Place place) => place.Make(() => (formulary ?? Library).Find(name));

    private Rule ReadRule(NameOr<DefinedRuleDocument> entry, Place place)
    {
        if (entry.Object is not { } own)
        {
            return place.Make(() => ProtocolRules.Catalogue.Find(entry.Name!));
        }

        Citation? citation = sources.ReadOptional(own.Citation, place.Member(nameof(own.Citation)));
        if (citation is not null && own.Standing < citation.Source.Gives)
        {
            throw place.Member(nameof(own.Standing)).Misfit($"a standing that {citation.Source} can give, {WireNames.Of(citation.Source.Gives)} or weaker");
        }

        ValueList<Citation> grounds = place.Member(nameof(own.Grounds)).Each(own.Grounds, sources.Read);
        ValueList<Interpretation> questions = place.Member(nameof(own.Interpretations)).Each(own.Interpretations, Question);
        return place.Make(() => new Rule(own.Id, own.Title, own.Statement, citation, own.Standing)
        {
            Grounds = grounds,
            Parameters = own.Parameters.Select(parameter => new RuleParameter(parameter.Name, parameter.Value)).ToValueList(),
            Interpretations = questions,
            SinceEdition = own.SinceEdition,
        });
    }

    private Interpretation Question(string id, Place place) =>
        choices.Register.FirstOrDefault(question => question.Id == id) ?? throw place.Misfit("the id of a question of the definition's readings");
}
