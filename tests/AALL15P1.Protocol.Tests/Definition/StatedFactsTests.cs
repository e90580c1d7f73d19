using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Definition;

/// <summary>
/// All that the definition states beside the dates of its calendar, against <c>stated-facts.txt</c>: a table that was reviewed
/// line by line with the sources that it names (slide, place in the registry record, paper, label). A line of it changes
/// only with the source, or with the reading of it.
/// </summary>
public sealed class StatedFactsTests
{
    private static readonly ProtocolDefinition Stated = Aall15P1.Definition;

    /// <summary>RULES.md is the reviewed table of the rules: their sentences, sources and numbers.</summary>
    [Fact]
    public void Every_rule_says_what_the_published_table_of_rules_says()
    {
        string[] sections = File.ReadAllText(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol", "RULES.md")).ReplaceLineEndings("\n").Split("\n## ")[1..];

        Assert.Equal(sections.Select(section => section.TrimEnd('\n')), ProtocolRules.Catalogue.Rules.Select(rule => string.Join('\n', Lines(rule))));
    }

    [Fact]
    public void The_register_of_sources_is_the_reviewed_one() =>
        Agrees("sources", Sources.All.Select(source => $"{source.Id} | {source.Title} | {source.Gives}"));

    [Fact]
    public void The_open_questions_and_their_readings_are_the_reviewed_ones() =>
        Agrees("questions", Interpretations.All.SelectMany(question => question.Readings
            .Select(reading => $"  {reading.Id} | {reading.Statement} | {Cited(reading.SaidBy)}").Prepend($"{question.Id} | {question.Question}")));

    [Fact]
    public void The_drugs_have_the_routes_that_were_reviewed() =>
        Agrees("drugs", Drugs.Formulary.Drugs.Select(drug => $"{drug.Name} | {drug.Routes} | {drug.Class}").Append(Cited([Drugs.Formulary.Citation])));

    [Fact]
    public void Every_block_is_the_reviewed_one() => Agrees("blocks", Stated.Blocks.SelectMany(Lines));

    [Fact]
    public void The_other_readings_change_the_orders_that_were_reviewed() => Agrees(
        "other readings",
        Interpretations.All.SelectMany(question => question.Readings.Skip(1).SelectMany(reading =>
            Aall15P1.With(Stated.Interpretations.With(question.Id, reading.Id)).Blocks.SelectMany(Lines).Except(Stated.Blocks.SelectMany(Lines)).Select(line => $"{question.Id} {reading.Id}: {line.Trim()}"))));

    [Fact]
    public void Enrolment_therapy_and_toxicity_are_the_reviewed_ones() => Agrees("protocol", Protocol(Stated));

    [Fact]
    public void The_other_readings_change_what_else_was_reviewed() => Agrees(
        "protocol under other readings",
        Interpretations.All.SelectMany(question => question.Readings.Skip(1).SelectMany(reading =>
            Protocol(Aall15P1.With(Stated.Interpretations.With(question.Id, reading.Id))).Except(Protocol(Stated)).Select(line => $"{question.Id} {reading.Id}: {line}"))));

    [Fact]
    public void The_blocks_have_their_ids_in_their_order()
    {
        Assert.Equal(
            ["induction", "azacitidine-1", "consolidation", "azacitidine-2", "interim-maintenance", "azacitidine-3", "delayed-intensification-1", "azacitidine-4", "delayed-intensification-2", "maintenance"],
            BlockIds.All.Select(id => id.Value));
        Assert.Equal(BlockIds.All, Stated.Blocks.Select(block => block.Id));
    }

    /// <summary>D10 asks about the days of Induction's dexamethasone where nothing is tapered; with the taper of its other reading nothing is asked of them.</summary>
    [Theory]
    [InlineData("no-taper", "D10")]
    [InlineData("taper-over-1-week", "")]
    public void The_days_that_a_reading_changes_name_its_question(string reading, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Aall15P1.With(Stated.Interpretations.With("D10", reading)).Block(BlockIds.Induction).Order("dexamethasone").Interpretations.Select(each => each.Interpretation.Id)));

    /// <summary>ICiCLe-ALL-14's policy: what it is called, the rules that it answers with, and on what each change of its states depends.</summary>
    [Fact]
    public void The_titration_policy_is_the_reviewed_one() => Agrees("titration", Titration(IcicleAll14.Policy));

    [Fact]
    public void The_safeguards_are_the_reviewed_ones() => Agrees("safeguards", Safeguards(Stated.Safeguards!));

    private static IEnumerable<string> Lines(Rule rule)
    {
        string none = rule.Standing == Standing.Library ? "none: a safeguard of this library" : "none: unpublished, the site states it";
        string[] lines =
        [
            $"{rule.Id}: {rule.Title}", "", rule.Statement, "",
            $"- source: {(rule.Citation is { } cited ? Cited([cited]) : none)}", $"- standing: {rule.Standing}",
            .. rule.Grounds.Count > 0 ? [$"- supported by: {Cited(rule.Grounds)}"] : Array.Empty<string>(),
            .. rule.Parameters.Select(parameter => $"- {parameter.Name}: {parameter.Value}"),
            .. rule.Interpretations.Count > 0 ? [$"- depends on the reading of: {string.Join(", ", rule.Interpretations.Select(question => question.Id))}"] : Array.Empty<string>(),
            $"- since edition: {rule.SinceEdition ?? "the first"}",
        ];
        return lines;
    }

    private static IEnumerable<string> Lines(Block block)
    {
        yield return $"{block.Id} | {block.Title} | {block.Kind} | cycles of {Text(block.CycleLength)} days";
        yield return block.Spacing is { } spacing
            ? $"  starts {spacing}{(spacing.IsExact ? ", exactly" : "")} | {spacing.Basis.Statement} | {spacing.Basis.Standing} | {(spacing.Basis.Citation is { } cited ? Cited([cited]) : "no source")}"
            : "  starts therapy";
        foreach (Cited<string> parent in (IEnumerable<Cited<string>>)block.Parentage)
        {
            yield return $"  from | {Text(parent)}";
        }

        foreach (string line in block.StartCriteria.Select(Criterion).Concat(block.CareRules.Select(care => $"{care.GetType().Name} | {care.Rule}{(care is CareRule.TertiaryCentreOnly only ? $" | {only.Drug}" : "")}")))
        {
            yield return $"  asks for {line}";
        }

        foreach (PlannedOrder order in (IEnumerable<PlannedOrder>)block.Orders)
        {
            string infusion = order.Infusion is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.Shortest.TotalMinutes}-{time.Longest.TotalMinutes} min") : "no time stated";
            string interval = order.Interval is { } apart ? string.Create(CultureInfo.InvariantCulture, $", {apart.TotalHours} h apart") : string.Empty;
            string dose = order.Dose switch
            {
                Fact<DoseRule>.Known known => $"{known.Stated.Value} ({known.Stated.Standing}: {Cited([known.Stated.Citation])})",
                Fact<DoseRule>.Unpublished unpublished => $"unpublished: {unpublished.What}",
                _ => throw new InvalidOperationException("A fact is known or unpublished."),
            };
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {order.Id} | {order.Drug} {order.Qualifier} | {order.Routes} | {infusion} | {Text(order.TimesPerDay)} a day{interval} | days {order.Days} | {order.Standing}: {Cited([order.Citation])}");
            yield return $"    {dose}";
            foreach (InterpretedDays touched in (IEnumerable<InterpretedDays>)order.Interpretations)
            {
                yield return $"    {block.Id} {order.Id}: {touched.Interpretation} touches {(touched.Days is { } days ? $"days {days}" : "every day")}";
            }

            foreach (Cited<string> note in (IEnumerable<Cited<string>>)order.Notes)
            {
                yield return $"    {Text(note)}";
            }
        }
    }

    private static string Criterion(StartCriterion criterion) => $"{criterion.GetType().Name} | {criterion.Rule}" + criterion switch
    {
        StartCriterion.CountAtLeast count => $" | {count.Analyte} {count.Minimum}",
        StartCriterion.MarkerPresent marker => $" | {marker.Marker.Id} {marker.Marker.Title} {marker.Marker.Present}, not {marker.Marker.Absent} | {marker.Marker.Feature}",
        StartCriterion.OnDayOfPreviousBlock onDay => string.Create(CultureInfo.InvariantCulture, $" | day {onDay.Day}"),
        StartCriterion.SuppliedBySite supplied => $" | {supplied.What}",
        _ => string.Empty,
    };

    private static IEnumerable<string> Protocol(ProtocolDefinition definition)
    {
        yield return $"{definition.Id} | {definition.Title} | edition {definition.Edition} | calendar: {Cited([definition.Calendar!])}";
        yield return string.Create(CultureInfo.InvariantCulture, $"therapy lasts {definition.TherapyLength.Years.Value} years | {definition.TherapyLength.Years.Standing}: {Cited([definition.TherapyLength.Years.Citation])} | anniversary treated: {definition.TherapyLength.AnniversaryIsTreated} | {definition.EndOfTherapyQuestion}");
        foreach (EligibilityCriterion criterion in (IEnumerable<EligibilityCriterion>)definition.EligibilityCriteria)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"enrols {criterion.GetType().Name} | {criterion.Rule.Id} | {criterion.Rule.Standing} | {criterion.Rule.Statement} | {string.Join("; ", criterion.Rule.Parameters.Select(each => $"{each.Name}: {each.Value}"))} | {(criterion.Rule.Citation is { } cited ? Cited([cited]) : "no source")}")
                + criterion switch
                {
                    EligibilityCriterion.AgeAtMost age => string.Create(CultureInfo.InvariantCulture, $" | {age.Days} days"),
                    EligibilityCriterion.GestationalAgeOver gestation => $" | {gestation.Bound}",
                    EligibilityCriterion.Diagnosis diagnosis => string.Create(CultureInfo.InvariantCulture, $" | {diagnosis.LowestBLymphoblasticPercent} %"),
                    EligibilityCriterion.PriorTherapyOnly prior => $" | {string.Join(", ", prior.Allowed.Select(allowed => allowed.Id))}",
                    EligibilityCriterion.CheckedBySite site => $" | {site.What}",
                    _ => string.Empty,
                };
        }

        DltDefinition toxicity = definition.DoseLimitingToxicity!;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"dose-limiting: from {toxicity.OpensWith} to {toxicity.ClosesBefore}, {toxicity.PeriodEnd} | always grade {(int)toxicity.AlwaysLimiting}, with a delay from grade {(int)toxicity.LimitingWhenDelaying} | evaluable after {toxicity.CoursesForEvaluability} courses");
        GradingCalendar grading = definition.Grading!;
        yield return $"graded by {grading.Before}, from {grading.ChangeOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} by {grading.After} | {grading.Rule} | the same for dose-limiting toxicity: {toxicity.Grading == grading}";
        foreach (NamedInfantFactor factor in (IEnumerable<NamedInfantFactor>)definition.InfantFactors)
        {
            string bands = string.Join("; ", factor.Policy.Bands.Bands.Select(band => string.Create(
                CultureInfo.InvariantCulture, $"{(band.BeginsAfter ? "after" : "from")} {band.FromMonths} months {band.Value.Value} ({band.Value.Standing}: {Cited([band.Value.Citation])})")));
            yield return $"infant factor {factor.Id} | {factor.Policy.Title} | {bands} | age taken on {factor.Policy.AgeTaken}, {definition.InfantFactorAge}";
        }

        InfusionWindow window = Assert.Single(definition.Infusions);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{window.Drug} is infused over {window.Infusion.Shortest.TotalMinutes}-{window.Infusion.Longest.TotalMinutes} min, within {window.CompleteWithin.TotalMinutes} min of reconstitution, at the {window.Site} | {string.Join(", ", window.Rules.Select(rule => rule.Id))}");
        yield return $"{window.Drug} comes as {window.Product.Content} in {window.Product.DiluentVolume}, given at {window.Product.Weakest} to {window.Product.Strongest} | {Cited([window.Product.Citation])}";
        yield return $"starting doses | {definition.StartingDoses!.Rule} | {definition.StartingDoses.What} | {definition.StartingDoses.AgeQuestion} {definition.StartingDoses.EachCycle}";
        yield return $"titrated | {definition.Titrated!.Block} | {definition.Titrated.Thiopurine} | {definition.Titrated.Antifolate}";
        foreach (OrderLink link in (IEnumerable<OrderLink>)definition.OrderLinks)
        {
            yield return $"{link.Block}: {link.OrderId} {link.GetType().Name} {link.OtherId}" + link switch
            {
                OrderLink.RescueFrom rescue => $" | {rescue.Rule} | {Rescue(rescue.Clock)}",
                OrderLink.Continues continues => $" | {Text(continues.Basis)}",
                OrderLink.GivenWith with => $" | {with.Rule}",
                OrderLink.MustNotCoincide never => $" | {never.Rule}",
                _ => string.Empty,
            };
        }
    }

    private static string Rescue(RescueClock clock) =>
        $"{clock.Drug} after {clock.After} at {clock.HoursText()} ({clock.Hours.Standing}: {Cited([clock.Hours.Citation])}) until {((Fact<string>.Unpublished)clock.Until).What} | from {clock.EarliestStart!.Value.ToString("HH:mm", CultureInfo.InvariantCulture)}: {clock.EarliestStartRule}";

    private static IEnumerable<string> Safeguards(SafetyPolicy policy)
    {
        foreach (MinimumInterval interval in (IEnumerable<MinimumInterval>)policy.Intervals)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{interval.Drug} every {interval.Days} days or more | {interval.Rule}");
        }

        foreach (LabelGuard guard in (IEnumerable<LabelGuard>)policy.Guards)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{guard.Drug} at most {guard.Limit} | weight up to {guard.UpToWeight} | below {guard.BelowYears} years | below {guard.BelowArea} | {guard.Rule}");
        }

        foreach (ReactionGuard reaction in (IEnumerable<ReactionGuard>)policy.Reactions)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{reaction.Drug} after {string.Join(", ", reaction.Terms.Select(term => term.Id))} from grade {(int)reaction.From} | {reaction.Rule}");
        }

        foreach (ReferenceDose dose in (IEnumerable<ReferenceDose>)policy.References)
        {
            string place = string.Join(' ', new[] { dose.Block?.Value, dose.OrderId, dose.OnlyAbove ? "only above" : null }.OfType<string>());
            yield return $"{dose.Drug} {dose.Routes} [{place}] | {dose.Dose.Value} | {dose.Dose.Standing}: {Cited([dose.Dose.Citation])}";
        }
    }

    private static string Cited(IEnumerable<Citation> citations) =>
        string.Join("; ", citations.Select(citation => $"{citation.Source.Id}, {citation.Place}")) is { Length: > 0 } all ? all : "no source";

    private static string Text(Cited<string> cited) => $"{cited.Value} | {cited.Standing}: {Cited([cited.Citation])}";

    private static string Text(int? number) => number is { } known ? known.ToString(CultureInfo.InvariantCulture) : "unstated";

    /// <summary>Compares a section of the table, line by line, so that what differs is shown with its line.</summary>
    private static IEnumerable<string> Titration(IcicleAll14 policy) =>
    [
        $"{policy.Id} | {policy.Title} | {policy.Citation} | {policy.Standing} | {policy.Notice}",
        $"rules {string.Join(", ", policy.Rules.Select(rule => rule.Id))}",
        .. policy.StateMachine.Transitions.Select(arrow => $"{arrow.From} {arrow.Action} {arrow.To} | {arrow.Condition} | {arrow.Rule.Id}"),
    ];

    private static void Agrees(string section, IEnumerable<string> actual)
    {
        using StreamReader reader = new(typeof(StatedFactsTests).Assembly.GetManifestResourceStream("stated-facts.txt")!);
        string[] expected = [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != $"## {section}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.Length > 0)];
        Assert.Equal(expected, actual);
    }
}
