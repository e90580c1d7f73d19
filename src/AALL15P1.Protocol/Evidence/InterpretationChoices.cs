namespace AALL15P1.Protocol.Evidence;

/// <summary>
/// The reading that is taken of each question in a register. It is part of the definition that is made with it, so a
/// result can always be traced to the readings behind it.
/// </summary>
public sealed record InterpretationChoices
{
    private InterpretationChoices(ValueList<Interpretation> register, ValueList<Reading> taken)
    {
        Register = register;
        Taken = taken;
    }

    /// <summary>The questions, in the register's order.</summary>
    public ValueList<Interpretation> Register { get; }

    /// <summary>The reading that is taken of each question, in the register's order.</summary>
    public ValueList<Reading> Taken { get; }

    /// <summary>Takes the default reading of every question.</summary>
    /// <param name="register">The questions, each with an id of its own.</param>
    /// <returns>The choices.</returns>
    /// <exception cref="ArgumentException">Two questions have one id.</exception>
    public static InterpretationChoices DefaultsOf(ValueList<Interpretation> register) =>
        register.GroupBy(interpretation => interpretation.Id, StringComparer.Ordinal).FirstOrDefault(questions => questions.Skip(1).Any()) is { } twice
            ? throw new ArgumentException($"The register has two questions '{twice.Key}'.", nameof(register))
            : new(register, register.Select(interpretation => interpretation.Default).ToValueList());

    /// <summary>The reading that is taken of a question.</summary>
    /// <param name="interpretation">The question.</param>
    /// <returns>The reading.</returns>
    /// <exception cref="ArgumentException">The question is not in the register.</exception>
    public Reading Of(Interpretation interpretation) => Of(interpretation.Id);

    /// <summary>Whether a given reading of a question is the one that is taken.</summary>
    /// <param name="interpretation">The question.</param>
    /// <param name="readingId">The id of one of its readings.</param>
    /// <returns>True when it is taken.</returns>
    /// <exception cref="ArgumentException">The question is not in the register, or it has no such reading.</exception>
    public bool Takes(Interpretation interpretation, string readingId) => Of(interpretation) == interpretation.Reading(readingId);

    /// <summary>The same choices, with another reading of one question.</summary>
    /// <param name="interpretationId">The question's id, such as <c>D1</c>.</param>
    /// <param name="readingId">The id of one of its readings.</param>
    /// <returns>The new choices; these when the reading is taken already.</returns>
    /// <exception cref="ArgumentException">There is no such question, or it has no such reading.</exception>
    public InterpretationChoices With(string interpretationId, string readingId)
    {
        int index = IndexOf(interpretationId);
        Reading chosen = Register[index].Reading(readingId);
        return Taken[index] == chosen ? this : new(Register, Taken.Select((reading, at) => at == index ? chosen : reading).ToValueList());
    }

    internal Reading Of(string interpretationId) => Taken[IndexOf(interpretationId)];

    private int IndexOf(string interpretationId)
    {
        for (int index = 0; index < Register.Count; index++)
        {
            if (Register[index].Id == interpretationId)
            {
                return index;
            }
        }

        throw new ArgumentException(
            $"There is no interpretation '{interpretationId}'; the register has {string.Join(", ", Register.Select(interpretation => interpretation.Id))}.", nameof(interpretationId));
    }
}
