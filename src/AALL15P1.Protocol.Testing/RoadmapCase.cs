using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// What a roadmap is made from, in a form that shrinks well: a start, an age, the readings by their place in the
/// register, and for some blocks how many days later than projected they actually started.
/// </summary>
/// <param name="FirstDay">Day 1 of Induction.</param>
/// <param name="AgeInDays">The infant's age on that day; 0 or more.</param>
/// <param name="Readings">For each question of the register, the place of the reading that is taken; it counts round.</param>
/// <param name="Delays">For each later block, the days from its projected to its actual start; null when no actual start is known.</param>
public sealed record RoadmapCase(LocalDate FirstDay, int AgeInDays, ValueList<int> Readings, ValueList<int?> Delays)
{
    /// <summary>The protocol with the case's readings.</summary>
    /// <returns>The protocol.</returns>
    public CompiledProtocol Compile()
    {
        CompiledProtocol alone = Aall15P1.Compile();
        InterpretationChoices choices = alone.Readings;
        for (int index = 0; index < Readings.Count; index++)
        {
            Interpretation question = choices.Register[index];
            choices = choices.With(question.Id, question.Readings[Readings[index] % question.Readings.Count].Id);
        }

        return alone.With(choices);
    }

    /// <summary>
    /// The roadmap. Delays are applied in the order of the blocks; one that would bring a block to the end of therapy
    /// is left out, because such a start is refused.
    /// </summary>
    /// <returns>The roadmap.</returns>
    public Roadmap Plan()
    {
        Roadmap roadmap = Compile().Plan(FirstDay.PlusDays(-AgeInDays), FirstDay);
        for (int index = 0; index < Delays.Count; index++)
        {
            if (Delays[index] is { } delay)
            {
                ScheduledBlock block = roadmap.Blocks[index + 1];
                LocalDate start = block.Start.PlusDays(delay);
                bool exact = block.Block.Spacing is { IsExact: true } && roadmap.Blocks[index].IsProjected;
                if (start < roadmap.EndOfTherapy && !exact)
                {
                    roadmap = roadmap.WithStart(block.Block.Id, start);
                }
            }
        }

        return roadmap;
    }

    /// <summary>The case as the question for its roadmap, one line of JSON as a command reads it.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{ProtocolQuestion.Of(Plan())}";
}
