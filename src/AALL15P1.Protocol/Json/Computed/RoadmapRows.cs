using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The rows of a schedule as they stand in a roadmap's document. Of one order everything but the date, the day, the cycle
/// and whether it is projected is the same text on every day with the same readings; that text is made once by the
/// document's form, and rows are filled in. Kept for as long as the schedule is. An amount is computed for each row, and
/// its text is made once for all rows of a document that have the same.
/// </summary>
internal sealed class RoadmapRows
{
    private const string Indent = "    ";

    private static readonly ConditionalWeakTable<Schedule, RoadmapRows> Known = [];

    /// <summary>The members that differ from day to day, in the order in which the document has them.</summary>
    private static readonly string[] Holes = ["date", "day", "cycle", "projected"];

    /// <summary>The member before which the amount stands where there is one.</summary>
    private const string AfterAmount = "  \"interpretations\": ";

    /// <summary>By the row's place among the compiled rows; null until it is asked for.</summary>
    private readonly Template?[] byRow;
    private readonly Dictionary<(int Block, string Order, string Readings), Template> templates = [];

    private RoadmapRows(Schedule schedule) => byRow = new Template?[schedule.Rows.Count];

    public static RoadmapRows Of(Schedule schedule) => Known.GetValue(schedule, static known => new(known));

    /// <summary>Writes rows with what stands between them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="doses">Their doses; null to leave the amounts out.</param>
    /// <param name="output">Where they go.</param>
    public void Write(IEnumerable<Administration> rows, RoadmapDoses? doses, IBufferWriter<byte> output)
    {
        using Amounts? amounts = doses is null ? null : new(doses);
        bool isFirst = true;
        foreach (Administration row in rows)
        {
            output.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            (byRow[row.RowIndex] ??= TemplateOf(row)).Write(row, amounts is null ? [] : amounts.Of(row), output);
        }
    }

    private Template TemplateOf(Administration row)
    {
        string readings = string.Join(';', row.Readings.Select(reading => $"{reading.Question.Id}={reading.Taken.Id}"));
        lock (templates)
        {
            if (!templates.TryGetValue((row.BlockIndex, row.Order.Id, readings), out Template? known))
            {
                known = Template.Of(JsonSerializer.Serialize(RoadmapDocument.Of(row, doses: null), DocumentWriter.PlainIndented.AdministrationDocument));
                templates.Add((row.BlockIndex, row.Order.Id, readings), known);
            }

            return known;
        }
    }

    /// <summary>
    /// The amounts of one document as text. One is put into words when it is not that of the order's row before: amounts
    /// change with a measurement and with age, and do not come back. Of what is missing the words may name the day.
    /// </summary>
    private sealed class Amounts(RoadmapDoses doses) : IDisposable
    {
        private readonly Dictionary<(int Block, string Order), (Key Key, byte[] Text)> last = [];
        private readonly ArrayBufferWriter<byte> written = new();
        private readonly Utf8JsonWriter writer = new(Stream.Null, DocumentWriter.OptionsOf(DocumentWriter.PlainIndented.AmountDocument));

        /// <summary>The line of an amount with those below it.</summary>
        public ReadOnlySpan<byte> Of(Administration row)
        {
            object? band = null;
            DecisionOutcome outcome = doses.Evaluate(row, out ComputedDose dose);
            bool isTold = outcome == DecisionOutcome.Proceed ? doses.TryTellBand(row, out band) : outcome == DecisionOutcome.CannotDecide && row.Order.Dose is Fact<DoseRule>.Unpublished;
            if (!isTold)
            {
                return TextOf(AmountDocument.Of(doses.Explain(row)));
            }

            Key key = new(band, dose, dose.PerDose?.CanonicalValue.Scale, dose.PerDay?.CanonicalValue.Scale);
            ref (Key Key, byte[] Text) known = ref CollectionsMarshal.GetValueRefOrAddDefault(last, (row.BlockIndex, row.Order.Id), out bool isKnown);
            if (!isKnown || known.Key != key)
            {
                known = (key, TextOf(AmountDocument.Of(doses.Explain(row))).ToArray());
            }

            return known.Text;
        }

        public void Dispose() => writer.Dispose();

        /// <summary>Written where it will stand, as the member of a row in a list, and cut out.</summary>
        private ReadOnlySpan<byte> TextOf(AmountDocument amount)
        {
            written.ResetWrittenCount();
            writer.Reset(written);
            writer.WriteStartObject();
            writer.WriteStartArray("administrations"u8);
            writer.WriteStartObject();
            writer.Flush();
            int before = written.WrittenCount + 1;
            writer.WritePropertyName("amount"u8);
            JsonSerializer.Serialize(writer, amount, DocumentWriter.PlainIndented.AmountDocument);
            writer.Flush();
            written.Write(",\n"u8);
            return written.WrittenSpan[before..];
        }

        /// <summary>What an amount's text follows from: the band of the infant factor, which has a standing of its own, and the amounts with their digits.</summary>
        private readonly record struct Key(object? Band, ComputedDose Dose, int? DigitsOfDose, int? DigitsOfDay);
    }

    /// <summary>What stands before, between and after the values that differ.</summary>
    private sealed class Template(byte[][] literals)
    {
        private const int LongestValue = 16;

        private readonly int longest = literals.Sum(literal => literal.Length) + (literals.Length * LongestValue);

        /// <summary>Cuts the text of one row at its values.</summary>
        public static Template Of(string json)
        {
            List<byte[]> literals = [];
            StringBuilder literal = new();
            string[] lines = json.Split('\n');
            foreach ((int at, string line) in lines.Index())
            {
                string text = Indent + line;
                if (line.StartsWith(AfterAmount, StringComparison.Ordinal))
                {
                    literals.Add(Encoding.UTF8.GetBytes(literal.ToString()));
                    literal.Clear();
                }

                if (Array.Exists(Holes, hole => line.StartsWith($"  \"{hole}\": ", StringComparison.Ordinal)))
                {
                    int value = text.IndexOf(": ", StringComparison.Ordinal) + (text.EndsWith("\",", StringComparison.Ordinal) ? 3 : 2);
                    literals.Add(Encoding.UTF8.GetBytes(literal.Append(text, 0, value).ToString()));
                    literal.Clear().Append(text.EndsWith("\",", StringComparison.Ordinal) ? "\"," : ",");
                }
                else
                {
                    literal.Append(text);
                }

                literal.Append(at < lines.Length - 1 ? "\n" : string.Empty);
            }

            literals.Add(Encoding.UTF8.GetBytes(literal.ToString()));
            return new([.. literals]);
        }

        public void Write(Administration row, ReadOnlySpan<byte> amount, IBufferWriter<byte> output)
        {
            Span<byte> span = output.GetSpan(longest + amount.Length);
            int length = Copy(literals[0], span);
            length += WriteDate(row.Date, span[length..]);
            length += Copy(literals[1], span[length..]);
            length += WriteNumber(row.Day, span[length..]);
            int next = 2;
            if (row.Cycle is { } cycle)
            {
                length += Copy(literals[next++], span[length..]);
                length += WriteNumber(cycle, span[length..]);
            }

            length += Copy(literals[next++], span[length..]);
            length += Copy(row.IsProjected ? "true"u8 : "false"u8, span[length..]);
            length += Copy(literals[next++], span[length..]);
            length += Copy(amount, span[length..]);
            length += Copy(literals[next], span[length..]);
            output.Advance(length);
        }

        private static int Copy(ReadOnlySpan<byte> literal, Span<byte> span)
        {
            literal.CopyTo(span);
            return literal.Length;
        }

        private static int WriteNumber(int number, Span<byte> span) =>
            Utf8Formatter.TryFormat(number, span, out int written) ? written : throw new UnreachableException();

        private static int WriteDate(LocalDate date, Span<byte> span) =>
            date.ToDateOnly().TryFormat(span, out int written, "O", CultureInfo.InvariantCulture) ? written : throw new UnreachableException();
    }
}
