using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>The findings of one event's assessment, rule by rule.</summary>
internal sealed class EventExplanation(DltDefinition definition, DltCourse course, AdverseEvent adverseEvent, DltPolicy policy)
{
    private readonly EventJudgement judgement = new(definition, course, adverseEvent, policy);

    // A question is open when its answer is not known and the event's answer turns on it.
    private bool IsOpen => judgement.Outcome == DecisionOutcome.CannotDecide;

    private bool DelayIsOpen => IsOpen && judgement.LimitsByDelay is null;

    public IEnumerable<Finding> Findings()
    {
        foreach (GradeChange change in (IEnumerable<GradeChange>)adverseEvent.Grades)
        {
            bool counts = definition.Accepts(change.Version, change.Day);
            if (!counts)
            {
                yield return OfAnotherVersion(change);
            }

            if (!counts || change.Grade >= definition.LimitingWhenDelaying)
            {
                yield return PeriodOf(change);
            }

            // Death is the same in every version; the other grades that decide are not.
            if (change.Version is null && definition.Grading is { } grading && change.Grade >= definition.LimitingWhenDelaying && change.Grade < definition.AlwaysLimiting)
            {
                yield return OfNoVersion(change, grading);
            }
        }

        yield return AlwaysLimiting();
        yield return LimitingWhenDelaying();
        if (judgement.IsSevere == false || judgement.Delays == false)
        {
            yield break;
        }

        yield return MinimumDelay();
        yield return Expected();
        yield return Attribution();
    }

    private Finding OfAnotherVersion(GradeChange change)
    {
        string day = LocalDatePattern.Iso.Format(change.Day);
        string trials = definition.Grading is { } grading ? $"CTCAE {grading.VersionOn(change.Day).Number()}" : "the protocol's version of CTCAE";
        bool turnsOnIt = IsOpen && course.PeriodContains(definition, change.Day) != false;
        Finding finding = Finding(
            definition.Grading?.Rule ?? definition.Rules.LimitingWhenDelaying,
            turnsOnIt ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed,
            $"{Text(change)} was given by CTCAE {change.Version!.Value.Number()}, whose boundaries are others",
            $"a grade by {trials}");
        return turnsOnIt ? finding with { Missing = $"the grade of {day} by {trials}" } : finding;
    }

    private Finding OfNoVersion(GradeChange change, GradingCalendar grading)
    {
        string trials = $"CTCAE {grading.VersionOn(change.Day).Number()}";
        return Finding(grading.Rule, DecisionOutcome.Proceed, $"{Text(change)} states no version of CTCAE and is taken for {trials}", $"a grade by {trials}, with its version");
    }

    private Finding PeriodOf(GradeChange change)
    {
        bool? inPeriod = course.PeriodContains(definition, change.Day);
        bool turnsOnIt = inPeriod is null && (change.Grade >= definition.AlwaysLimiting ? IsOpen : DelayIsOpen);
        string required = definition.PeriodEnd == DltPeriodEnd.NextCourseGiven
            ? $"a day from day 1 of {definition.OpensWith} until {definition.Closing}"
            : $"a day from day 1 of {definition.OpensWith} until {definition.Closing} are first met";
        string period = string.Create(
            CultureInfo.InvariantCulture,
            $"day 1 of {definition.OpensWith}: {course.Opening}; {CriteriaMet}day 1 of {definition.ClosesBefore}: {course.NextCourse}{Ends}");
        string place = inPeriod switch
        {
            true => "within the evaluation period",
            false => "outside the evaluation period",
            null => "perhaps within the evaluation period",
        };
        Finding finding = Finding(
            definition.Rules.Period, turnsOnIt ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed, $"{Text(change)} is {place} ({period})", required);
        return turnsOnIt ? finding with { Missing = MissingDayFor(change) } : finding;
    }

    private string CriteriaMet =>
        definition.PeriodEnd == DltPeriodEnd.NextCourseGiven ? string.Empty : $"{definition.Closing} first met: {course.CriteriaFirstMet}; ";

    private string Ends =>
        course.ObservationEnded is { } ended ? $"; observation ended: {LocalDatePattern.Iso.Format(ended)}"
        : course.Left is { } left ? $"; left: {LocalDatePattern.Iso.Format(left)}"
        : string.Empty;

    private string MissingDayFor(GradeChange change)
    {
        string day = LocalDatePattern.Iso.Format(change.Day);
        return change.Day >= course.Left
            ? $"the end of the observation for dose-limiting toxicity of an infant who left on {LocalDatePattern.Iso.Format(course.Left.Value)}, which is unpublished and the site states"
            : course.Opening.HadHappenedBy(change.Day) is null
            ? $"whether {definition.OpensWith} had begun by {day}"
            : definition.PeriodEnd != DltPeriodEnd.NextCourseGiven
                ? $"whether {definition.Closing} had been met by {day}"
                : $"whether {definition.ClosesBefore} had begun by {day}";
    }

    private Finding AlwaysLimiting()
    {
        int grade = (int)definition.AlwaysLimiting;
        string observed = judgement.IsAlwaysLimiting switch
        {
            true => $"grade {grade} within the evaluation period",
            false => $"no grade {grade} within the evaluation period",
            null => $"grade {grade}, perhaps within the evaluation period",
        };
        return Limit(definition.Rules.AlwaysLimiting, judgement.IsAlwaysLimiting == true, observed, $"grade {grade} within the evaluation period, for a dose-limiting toxicity");
    }

    private Finding LimitingWhenDelaying()
    {
        string grades = definition.AlwaysLimiting - definition.LimitingWhenDelaying == 1
            ? $"grade {(int)definition.LimitingWhenDelaying}"
            : $"grade {(int)definition.LimitingWhenDelaying}-{(int)definition.AlwaysLimiting - 1}";
        string severe = judgement.IsSevere switch
        {
            true => $"{grades} within the evaluation period",
            false => $"no {grades} within the evaluation period",
            null => $"{grades}, perhaps within the evaluation period",
        };
        string observed = $"{severe}, {adverseEvent.Delay?.ToString() ?? "delay not stated"}";
        Finding finding = Limit(
            definition.Rules.LimitingWhenDelaying,
            judgement.LimitsByDelay == true,
            observed,
            $"{grades} within the evaluation period that delays treatment, for a dose-limiting toxicity");
        return DelayIsOpen && judgement.Delays is null
            ? finding with { Effect = DecisionOutcome.CannotDecide, Missing = "the clinician's statement whether the event delayed treatment" }
            : finding;
    }

    private Finding MinimumDelay()
    {
        bool open = DelayIsOpen && judgement.DelaysLongEnough is null;
        string observed = adverseEvent.Delay?.ToString() ?? "delay not stated";
        return policy.MinimumDelayDays is { } minimum
            ? OfSite(
                definition.Rules.MinimumDelay,
                adverseEvent.Delay is not null ? "the day on which treatment was given" : null,
                open,
                observed,
                string.Create(CultureInfo.InvariantCulture, $"a delay of {minimum.Value} days or more ({minimum.Citation})"))
            : OfSite(definition.Rules.MinimumDelay, "the site's minimum delay", open, observed, "the length that the site's protocol document states");
    }

    private Finding Expected()
    {
        bool open = DelayIsOpen && policy.Expected is null;
        string observed = judgement.IsSevereAndUnexpected switch
        {
            true => "not an expected toxicity",
            false => "an expected toxicity",
            null => "perhaps an expected toxicity",
        };
        return policy.Expected is { } expected
            ? OfSite(definition.Rules.ExpectedToxicity, missing: null, open, observed, $"a toxicity that the site does not list as expected ({expected.Citation}{Unlisted(expected.Value)})")
            : OfSite(definition.Rules.ExpectedToxicity, "the site's list of expected toxicities", open, observed, "the list that the site's protocol document states");
    }

    private static string Unlisted(ValueList<ExpectedToxicity> expected) =>
        string.Concat(expected.Where(entry => !entry.Term.IsListed).Select(entry => $"; its {entry.Term.Marked}"));

    private Finding Attribution()
    {
        bool open = DelayIsOpen && judgement.IsAttributedWhereRequired is null;
        string observed = adverseEvent.IsAttributed switch
        {
            true => "attributed to the treatment",
            false => "not attributed to the treatment",
            null => "attribution not stated",
        };
        return policy.RequiresAttribution is { } required
            ? OfSite(
                definition.Rules.Attribution,
                "the clinician's statement of attribution",
                open,
                observed,
                $"{(required.Value ? "attribution to the treatment" : "no attribution")} ({required.Citation})")
            : OfSite(definition.Rules.Attribution, "the site's rule of attribution", open, observed, "the attribution that the site's protocol document asks for");
    }

    private Finding Limit(Rule rule, bool limits, string observed, string required) =>
        Finding(rule, limits ? DecisionOutcome.Hold : DecisionOutcome.Proceed, observed, required);

    private Finding OfSite(Rule rule, string? missing, bool open, string observed, string required) =>
        Finding(rule, open ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed, observed, required) with { Missing = open ? missing : null };

    private Finding Finding(Rule rule, DecisionOutcome effect, string observed, string required) =>
        new(rule, effect, effect == DecisionOutcome.Hold ? Severity.Hazard : Severity.Information, $"{adverseEvent.Term.Marked}: {observed}", required)
        {
            Audience = effect == DecisionOutcome.Proceed ? Audience.TreatingTeam : Audience.StudyTeam,
        };

    private static string Text(GradeChange change) => $"grade {(int)change.Grade} on {LocalDatePattern.Iso.Format(change.Day)}";
}
