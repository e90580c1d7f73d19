using System.Collections.Concurrent;
using AALL15P1.Protocol;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.UnitsNet;
using Hospital;
using Microsoft.Extensions.Options;
using UnitsNet;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpJsonOptions(json => Wire.Configure(json.SerializerOptions));
builder.Services.AddControllers().AddJsonOptions(json => Wire.Configure(json.JsonSerializerOptions));
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
builder.Services.AddOptions<Ward>().BindConfiguration(nameof(Ward)).ValidateOnStart();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<Problems>();

// Made once, shared by every request.
builder.Services.AddSingleton(Aall15P1.Compile(Aall15P1.Illustration));
builder.Services.AddSingleton<ConcurrentDictionary<string, TreatmentRecord>>();

WebApplication app = builder.Build();
app.UseExceptionHandler();

app.MapGet("/ward", (IOptions<Ward> ward) => ward.Value);

// The whole of therapy, as the library's own document.
app.MapGet("/roadmap", (CompiledProtocol protocol, Day birthDate, Day firstDay) =>
    Results.Text(RoadmapJson.Write(protocol.Plan(birthDate, firstDay)), "application/json"));

// snippet
// What is due on a day, in the hospital's own form.
app.MapGet("/roadmap/{on}", (CompiledProtocol protocol, Day on, Day birthDate, Day firstDay, Weight? weight, Height? height) =>
{
    Infant infant = Infants.Of(birthDate, on, weight, height);
    return protocol.Plan(birthDate, firstDay).On(on).Select(due => Due.Of(due, protocol.Dose(due, infant)));
});

// end
// A dose with every step and source, as the library's own document.
app.MapGet("/blocks/{block}/orders/{order}/dose", (CompiledProtocol protocol, BlockId block, string order, Day birthDate, Day blockStart, Day on, Weight weight) =>
    Results.Text(DoseJson.Write([(block, protocol.Dose(block, order, Infants.Of(birthDate, on, weight, height: null), blockStart, on))]), "application/json"));

// The same, for scales and pumps that live in UnitsNet.
app.MapGet("/scales/{block}/{order}", (CompiledProtocol protocol, BlockId block, string order, Day birthDate, Day blockStart, Day on, double grams) =>
{
    DoseResult dose = protocol.Dose(block, order, Infants.Of(birthDate, on, Mass.FromGrams(grams).ToWeight(), height: null), blockStart, on);
    return new { dose.Answer, Micrograms = dose.Dose.PerDose?.Mass?.ToUnitsNet().Micrograms };
});

app.MapGet("/blocks/{block}/start", (CompiledProtocol protocol, BlockId block, Day on, CellCount? neutrophils, CellCount? platelets) =>
    Results.Text(DecisionJson.Write(protocol.MayStart(block, new(on)
    {
        Values = new(on) { Neutrophils = neutrophils, Platelets = platelets },
        ToxicityResolved = true,
        Marker = MarkerStatus.Present,
    })), "application/json"));

// The hospital's own document, with quantities inside.
app.MapPost("/observations", (Observation observation) => observation);

app.MapPost("/infants/{id}/events", async (CompiledProtocol protocol, ConcurrentDictionary<string, TreatmentRecord> records, string id, HttpRequest request) =>
{
    using StreamReader body = new(request.Body);
    ValueList<RecordEvent> events = RecordJson.Read(await body.ReadToEndAsync());
    TreatmentRecord record = records.AddOrUpdate(id, _ => protocol.Replay(events), (_, earlier) => events.Aggregate(earlier, (known, happened) => known.Apply(happened)));
    return new { Events = record.Events.Count };
});

app.MapGet("/infants/{id}/state", (ConcurrentDictionary<string, TreatmentRecord> records, string id, Day on) =>
    records.TryGetValue(id, out TreatmentRecord? record)
        ? Results.Text(RecordReportJson.Write(record.Protocol, record.Next(on)), "application/json")
        : Results.NotFound());

app.MapGet("/infants/{id}/plan", (ConcurrentDictionary<string, TreatmentRecord> records, string id, Day from, Day to) =>
    records.TryGetValue(id, out TreatmentRecord? record)
        ? Results.Ok(record.Plan?.ToBeGiven(from, to).Select(planned => new { planned.Date, Drug = planned.Planned.Drug.Name, planned.Status }) ?? [])
        : Results.NotFound());

app.MapControllers();
app.Run();
