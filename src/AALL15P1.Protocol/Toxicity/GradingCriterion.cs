namespace AALL15P1.Protocol;

/// <summary>
/// One numeric criterion of a term: bands on one scale. The bands join without a gap or an overlap and the grade rises
/// in one direction, so a worse value never has a lower grade; another criterion cannot be made.
/// </summary>
internal sealed record GradingCriterion
{
    /// <summary>Makes a criterion.</summary>
    /// <param name="scale">What the bands count.</param>
    /// <param name="bands">The bands, in rising order of their numbers; at least one.</param>
    /// <param name="condition">For which patients it holds.</param>
    /// <exception cref="ArgumentException">There is no band, two bands overlap or leave a gap, or the grades do not run in one direction.</exception>
    public GradingCriterion(GradingScale scale, ValueList<GradeBand> bands, BaselineCondition condition = BaselineCondition.Always)
    {
        if (bands.Count == 0)
        {
            throw new ArgumentException("A grading criterion needs at least one band.", nameof(bands));
        }

        bool falls = bands[^1].Grade < bands[0].Grade;
        for (int index = 1; index < bands.Count; index++)
        {
            (GradeBand before, GradeBand band) = (bands[index - 1], bands[index]);
            if (!before.Range.IsFollowedBy(band.Range))
            {
                throw new ArgumentException($"The band {band} does not begin where the band {before} ends.", nameof(bands));
            }

            if (falls ? band.Grade >= before.Grade : band.Grade <= before.Grade)
            {
                throw new ArgumentException($"The grades do not run in one direction from the band {before} to the band {band}.", nameof(bands));
            }
        }

        Scale = scale;
        Bands = bands;
        Condition = condition;
        HighestGrade = falls ? bands[0].Grade : bands[^1].Grade;
    }

    /// <summary>What the bands count.</summary>
    public GradingScale Scale { get; }

    /// <summary>The bands, in rising order of their numbers.</summary>
    public ValueList<GradeBand> Bands { get; }

    /// <summary>For which patients the criterion holds.</summary>
    public BaselineCondition Condition { get; }

    /// <summary>The highest grade that the criterion can give.</summary>
    public Grade HighestGrade { get; }

    /// <summary>What the criterion says of a value.</summary>
    /// <param name="value">The value and what is known beside it.</param>
    /// <returns>The grades that it can be by this criterion.</returns>
    internal GradeRange GradeOf(in MeasuredNumbers value)
    {
        bool? holds = Condition switch
        {
            BaselineCondition.Always => true,
            BaselineCondition.BaselineWasAbnormal => value.BaselineIsAbnormal,
            _ => !value.BaselineIsAbnormal,
        };
        return holds switch
        {
            true => GradeByBands(value),
            false => default,
            null => new GradeRange(Grade.None, GradeByBands(value).Highest),
        };
    }

    private GradeRange GradeByBands(in MeasuredNumbers value)
    {
        if (ReferenceOf(value) is not { } reference)
        {
            return new GradeRange(Grade.None, HighestGrade);
        }

        // Every grade of a number within the bound: those of the bands that it touches, and none where the bands leave a part of it out.
        NumberRange range = value.Measured.Range;
        NumberRange banded = Scaled(Bands[0].Range, reference).Through(Scaled(Bands[^1].Range, reference));
        GradeRange? grades = banded.Covers(range) ? null : default(GradeRange);
        foreach (GradeBand band in Bands)
        {
            NumberRange scaled = Scaled(band.Range, reference);
            if (!scaled.Overlaps(range))
            {
                continue;
            }

            GradeRange here = new(band.Grade, band.Grade);
            if (band.EndsAtLowerLimit)
            {
                // Within the band, what is not below the lower limit of normal has no grade.
                bool isBelow = value.LowerLimit is { } limit && NumberRange.Below(limit).Covers(range);
                bool isAbove = value.LowerLimit is { } same && range.From >= same;
                here = isBelow ? here : isAbove ? default : new GradeRange(Grade.None, band.Grade);
            }

            grades = grades is { } known
                ? new((Grade)Math.Min((int)known.Lowest, (int)here.Lowest), (Grade)Math.Max((int)known.Highest, (int)here.Highest))
                : here;
        }

        return grades ?? default;
    }

    private static NumberRange Scaled(NumberRange range, decimal reference)
    {
        NumberRange from = range.From is not { } low ? default : range.IncludesFrom ? NumberRange.AtLeast(low * reference) : NumberRange.MoreThan(low * reference);
        return range.To is not { } high ? from : range.IncludesTo ? from.AndAtMost(high * reference) : from.AndBelow(high * reference);
    }

    // An abnormal baseline is above the upper limit, so a multiple of an unknown one is less than the same multiple of
    // the limit: the limit then stands in for it and gives the highest grade that is possible.
    private decimal? ReferenceOf(in MeasuredNumbers value) => Scale switch
    {
        GradingScale.MeasuredValue => 1m,
        GradingScale.MultipleOfUpperLimit => value.UpperLimit,
        _ => value.Baseline ?? (Condition == BaselineCondition.BaselineWasAbnormal ? value.UpperLimit : null),
    };
}

/// <summary>For which patients a grading criterion holds.</summary>
internal enum BaselineCondition
{
    /// <summary>For every patient.</summary>
    Always,

    /// <summary>Where the baseline was normal: not above the laboratory's upper limit of normal.</summary>
    BaselineWasNormal,

    /// <summary>Where the baseline was abnormal: above the laboratory's upper limit of normal.</summary>
    BaselineWasAbnormal,
}

/// <summary>What the numbers of a grading criterion count.</summary>
internal enum GradingScale
{
    /// <summary>The measured value, in the first unit of its quantity.</summary>
    MeasuredValue,

    /// <summary>Multiples of the laboratory's upper limit of normal.</summary>
    MultipleOfUpperLimit,

    /// <summary>Multiples of the patient's baseline.</summary>
    MultipleOfBaseline,
}
