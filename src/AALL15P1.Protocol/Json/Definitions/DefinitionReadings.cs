using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>readings</c>: the register of open questions in full, and the reading that is taken of each.</summary>
internal static class DefinitionReadings
{
    public const string Name = "readings";

    public static void Write(DefinitionWriter writer, InterpretationChoices choices)
    {
        writer.Json.WriteStartArray(Name);
        foreach ((Interpretation question, Reading taken) in choices.Register.Zip(choices.Taken))
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("id", question.Id);
            writer.Json.WriteString("question", question.Question);
            writer.Json.WriteString("taken", taken.Id);
            writer.Json.WriteStartArray("readings");
            foreach (Reading reading in question.Readings)
            {
                WriteReading(writer, reading);
            }

            writer.Json.WriteEndArray();
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    public static InterpretationChoices Read(JsonPlace section, DefinitionSources sources)
    {
        List<Interpretation> register = [];
        List<(JsonPlace Place, string Id, string Taken)> chosen = [];
        foreach (JsonPlace entry in section.Items())
        {
            entry.Only("id", "question", "taken", "readings");
            JsonPlace id = entry.Required("id");
            if (register.Exists(question => question.Id == id.Text()))
            {
                throw id.Unexpected("an id that no other question has");
            }

            string question = entry.Required("question").Text();
            ValueList<Reading> readings = entry.Required("readings").Items().Select(reading => ReadReading(reading, sources)).ToValueList();
            register.Add(entry.Make(() => new Interpretation(id.Text(), question, readings)));
            JsonPlace taken = entry.Required("taken");
            chosen.Add((taken, id.Text(), taken.Text()));
        }

        return chosen.Aggregate(
            InterpretationChoices.DefaultsOf(register.ToValueList()), (choices, choice) => choice.Place.Make(() => choices.With(choice.Id, choice.Taken)));
    }

    private static void WriteReading(DefinitionWriter writer, Reading reading)
    {
        writer.Json.WriteStartObject();
        writer.Json.WriteString("id", reading.Id);
        writer.Json.WriteString("statement", reading.Statement);
        writer.Json.WriteStartArray("saidBy");
        foreach (Citation citation in reading.SaidBy)
        {
            writer.WriteCitation(citation);
        }

        writer.Json.WriteEndArray();
        writer.Json.WriteEndObject();
    }

    private static Reading ReadReading(JsonPlace entry, DefinitionSources sources)
    {
        entry.Only("id", "statement", "saidBy");
        return new(
            entry.Required("id").Text(),
            entry.Required("statement").Text(),
            entry.Required("saidBy").Items().Select(citation => DefinitionReader.Citation(citation, sources)).ToValueList());
    }
}
