using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Rendering;

/// <summary>The sources and open questions behind a page: each is numbered where it is first needed, and listed at the end.</summary>
internal sealed class Footnotes(Html html, ProtocolDefinition definition)
{
    private readonly List<Citation> cited = [];
    private readonly Dictionary<Citation, int> places = [];
    private readonly SortedDictionary<int, (Interpretation Question, Reading Taken)> questions = [];

    /// <summary>A reference to a source: a small number that leads to the list, and is led back to from there.</summary>
    public void Cite(Citation citation)
    {
        bool isFirst = !places.TryGetValue(citation, out int number);
        if (isFirst)
        {
            number = cited.Count + 1;
            places.Add(citation, number);
            cited.Add(citation);
        }

        using (html.In("sup", "cite"))
        {
            html.Put("a", Words.Invariant($"{number}"), null, ("href", Words.Invariant($"#source-{number}")), ("id", isFirst ? Words.Invariant($"cited-{number}") : null), ("aria-label", Words.Invariant($"source {number}")));
        }
    }

    /// <summary>A reference to the reading that was taken of an open question.</summary>
    public void Refer(Interpretation question)
    {
        Note(question);
        using (html.In("sup", "read"))
        {
            html.Put("a", question.Id, null, ("href", $"#{IdOf(question)}"), ("aria-label", $"open question {question.Id}"));
        }
    }

    /// <summary>Lists a question at the end though nothing refers to it.</summary>
    public void Note(Interpretation question)
    {
        for (int index = 0; index < definition.Interpretations.Register.Count; index++)
        {
            if (definition.Interpretations.Register[index].Id == question.Id)
            {
                questions[index] = (question, definition.Interpretations.Of(question));
            }
        }
    }

    /// <summary>The open questions with the readings that were taken. Before the sources, because readings cite them.</summary>
    public void WriteQuestions()
    {
        if (questions.Count == 0)
        {
            return;
        }

        using (html.In("section", "questions", ("aria-labelledby", "questions")))
        {
            html.Put("h2", "Open questions, and the readings taken", null, ("id", "questions"));
            html.Put("p", "The sources leave these open. The page follows the reading named first; a site may choose another.");
            using (html.In("dl"))
            {
                foreach ((Interpretation question, Reading taken) in questions.Values)
                {
                    using (html.In("dt", null, ("id", IdOf(question))))
                    {
                        html.Put("b", question.Id);
                        html.Text($" {question.Question}");
                    }

                    using (html.In("dd"))
                    {
                        html.Text($"Taken: {taken.Statement}");
                        foreach (Citation citation in taken.SaidBy)
                        {
                            Cite(citation);
                        }

                        string others = string.Join(" ", question.Readings.Where(reading => reading != taken).Select(reading => reading.Statement));
                        html.Put("span", others.Length == 0 ? string.Empty : $" Otherwise: {others}", "other");
                    }
                }
            }
        }
    }

    public void WriteSources()
    {
        using (html.In("section", "sources", ("aria-labelledby", "sources")))
        {
            html.Put("h2", "Sources", null, ("id", "sources"));
            using (html.In("ol"))
            {
                for (int index = 0; index < cited.Count; index++)
                {
                    Citation citation = cited[index];
                    using (html.In("li", null, ("id", Words.Invariant($"source-{index + 1}"))))
                    {
                        html.Put("b", citation.Source.Id);
                        html.Text($", {citation.Place}. {citation.Source.Title}. ");
                        html.Put("a", "↩", "back", ("href", Words.Invariant($"#cited-{index + 1}")), ("aria-label", Words.Invariant($"back to where source {index + 1} is first cited")));
                    }
                }
            }
        }
    }

    /// <summary>An id that HTML and a link can hold, whatever a register calls its question.</summary>
    private string IdOf(Interpretation question)
    {
        for (int index = 0; index < definition.Interpretations.Register.Count; index++)
        {
            if (definition.Interpretations.Register[index].Id == question.Id)
            {
                return Words.Invariant($"question-{index + 1}");
            }
        }

        throw new ArgumentException($"{question.Id} is no question of {definition.Title}.", nameof(question));
    }
}
