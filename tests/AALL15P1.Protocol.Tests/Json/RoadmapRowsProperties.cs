using System.Buffers;
using System.Text;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Rows that are filled in against rows that the document's form writes, and documents that are read at a glance against those that the form reads.</summary>
[Properties(Arbitrary = [typeof(RoadmapGenerators)])]
public sealed class RoadmapRowsProperties
{
    [Property(MaxTest = 30)]
    public void A_roadmap_is_written_as_by_the_form(RoadmapCase drawn, byte from, byte length)
    {
        Roadmap roadmap = drawn.Plan();
        Administration[] some = [.. roadmap.Skip(from).Take(length)];
        ArrayBufferWriter<byte> buffer = new();
        RoadmapJson.Write(roadmap, buffer);

        Assert.Equal(RoadmapJson.WriteByForm(roadmap, administrations: null, doses: null), RoadmapJson.Write(roadmap));
        Assert.Equal(RoadmapJson.Write(roadmap), Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(RoadmapJson.WriteByForm(roadmap, some, doses: null), RoadmapJson.Write(roadmap, some));
        Assert.Equal(RoadmapJson.WriteByForm(roadmap, [], doses: null), RoadmapJson.Write(roadmap, []));
    }

    [Property(MaxTest = 50)]
    public void A_roadmap_is_read_or_refused_as_by_the_form(RoadmapCase drawn, ushort at, byte how)
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        string json = RoadmapJson.Write(drawn.Plan());
        int place = at * 37 % json.Length;
        string changed = (how % 4) switch
        {
            0 => json,
            1 => json.Remove(place, 1),
            2 => $"{json[..place]}{(char)('0' + (how % 10))}{json[(place + 1)..]}",
            _ => json.Replace("\"projected\": true", "\"projected\": false", StringComparison.Ordinal),
        };

        string byForm = Outcome(() => RoadmapJson.ReadByForm(changed, protocol, infant: null));
        Assert.Equal(byForm, Outcome(() => RoadmapJson.Read(changed, protocol)));
        Assert.Equal(byForm, Outcome(() => RoadmapJson.Read(Encoding.UTF8.GetBytes(changed), protocol, infant: null)));
    }

    [Property(MaxTest = 25)]
    public void A_roadmap_with_amounts_is_written_and_read_as_by_the_form(RoadmapCase drawn, ushort at, byte how, byte kilograms, bool isSupplied)
    {
        CompiledProtocol protocol = isSupplied ? Aall15P1.Compile(Aall15P1.Illustration) : Aall15P1.Compile();
        Roadmap planned = drawn.Plan();
        Roadmap roadmap = protocol.Plan(planned.BirthDate, planned.Starts);
        Infant infant = new(roadmap.BirthDate, kilograms == 0 ? [] : [new Measurement(roadmap.Blocks[0].Start, Weight.FromKilograms(2m + (kilograms / 20m)), how % 3 == 0 ? null : Height.FromCentimetres(50m + (how / 10m)))]);
        RoadmapDoses doses = protocol.DosesOf(roadmap, infant);
        string json = RoadmapJson.Write(roadmap, doses: doses);
        int place = at * 37 % json.Length;
        string changed = (how % 4) switch
        {
            0 => json,
            1 => json.Remove(place, 1),
            2 => $"{json[..place]}{(char)('0' + (how % 10))}{json[(place + 1)..]}",
            _ => json.Replace("mg per dose", "mg per  dose", StringComparison.Ordinal),
        };
        Infant? read = at % 5 == 0 ? null : infant;
        string byForm = Outcome(() => RoadmapJson.ReadByForm(changed, protocol, read));

        Assert.Equal(RoadmapJson.WriteByForm(roadmap, administrations: null, doses), json);
        Assert.Equal(RoadmapJson.WriteByForm(roadmap, [.. roadmap.Take(how)], doses), RoadmapJson.Write(roadmap, [.. roadmap.Take(how)], doses));
        Assert.Equal(byForm, Outcome(() => RoadmapJson.Read(changed, protocol, read)));
        Assert.Equal(byForm, Outcome(() => RoadmapJson.Read(Encoding.UTF8.GetBytes(changed), protocol, read)));
    }

    [Fact]
    public void Doses_of_another_infant_are_refused_before_anything_is_written()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        RoadmapDoses other = protocol.DosesOf(protocol.Plan(new(2025, 9, 15), new LocalDate(2026, 1, 5)), new Infant(new(2025, 9, 15), []));
        ArrayBufferWriter<byte> buffer = new();

        Assert.Throws<ArgumentException>(() => RoadmapJson.Write(roadmap, other, buffer));
        Assert.Equal(0, buffer.WrittenCount);
    }

    [Fact]
    public void A_roadmap_is_written_and_read_with_few_bytes()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        ArrayBufferWriter<byte> buffer = new(1 << 20);
        RoadmapJson.Write(roadmap, buffer);
        byte[] utf8 = buffer.WrittenSpan.ToArray();

        // The frame is made anew each time, and no row is.
        Assert.InRange(Allocated.Least(() =>
        {
            buffer.ResetWrittenCount();
            RoadmapJson.Write(roadmap, buffer);
        }), 0, 40_000);
        Assert.InRange(Allocated.Least(() => RoadmapJson.Read(utf8, protocol, infant: null)), 0, 120_000);
    }

    private static string Outcome(Func<Roadmap> read)
    {
        try
        {
            return RoadmapJson.WriteByForm(read(), administrations: null, doses: null);
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }
}
