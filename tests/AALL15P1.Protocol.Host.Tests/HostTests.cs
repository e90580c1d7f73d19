using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Hospital.Tests;

/// <summary>A host that was written against the packages alone, driven over HTTP.</summary>
public sealed class HostTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
{
    private const string Azacitidine = "birthDate=2025-09-14&blockStart=2026-02-09&on=2026-02-09";

    private readonly HttpClient client = factory.CreateClient();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Theory]
    [InlineData("6.2%20kg")]
    [InlineData("6.2kg")]
    [InlineData("6200%20g")]
    public async Task A_day_of_the_roadmap_has_its_doses(string weight)
    {
        JsonNode rows = await Get($"/roadmap/2026-02-09?birthDate=2025-09-14&firstDay=2026-01-05&weight={weight}");

        JsonNode row = Assert.Single(rows.AsArray())!;
        Assert.Equal("azacitidine-1", (string?)row["block"]);
        Assert.Equal(1, (int?)row["day"]);
        Assert.Equal("azacitidine", (string?)row["drug"]);
        Assert.Equal("15.5 mg", (string?)row["perDose"]);
    }

    [Fact]
    public async Task Without_a_weight_there_is_no_dose_and_the_answer_says_so()
    {
        JsonNode rows = await Get("/roadmap/2026-02-09?birthDate=2025-09-14&firstDay=2026-01-05");

        JsonNode row = Assert.Single(rows.AsArray())!;
        Assert.Null(row["perDose"]);
        Assert.Contains("weight", (string?)row["answer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roadmap_is_the_library_s_document()
    {
        JsonNode roadmap = await Get("/roadmap?birthDate=2025-09-14&firstDay=2026-01-05");

        Assert.Equal(10, roadmap["blocks"]!.AsArray().Count);
        Assert.Equal("2026-01-05", (string?)roadmap["blocks"]![0]!["start"]);
        Assert.Equal("induction", (string?)roadmap["administrations"]![0]!["block"]);
    }

    [Fact]
    public async Task A_dose_has_its_steps()
    {
        JsonNode doses = await Get($"/blocks/azacitidine-1/orders/azacitidine/dose?{Azacitidine}&weight=6.2kg");

        Assert.Equal("15.5 mg", (string?)doses[0]!["amount"]!["perDose"]);
        Assert.Equal("2.5 mg/kg/dose = 15.5 mg/dose", (string?)doses[0]!["steps"]![1]!["text"]);
    }

    [Fact]
    public async Task A_scale_and_a_pump_live_in_UnitsNet()
    {
        JsonNode dose = await Get($"/scales/azacitidine-1/azacitidine?{Azacitidine}&grams=6200");

        Assert.Equal(15500d, (double?)dose["micrograms"]);
    }

    [Theory]
    [InlineData("499/uL", "60%20K/uL", "hold")]
    [InlineData("500/uL", "60%20K/uL", "proceed")]
    [InlineData("0.5%20K/uL", "50%20K/uL", "proceed")]
    [InlineData("0.5%20K/uL", "49999/uL", "hold")]
    public async Task A_gate_answers_by_the_counts(string neutrophils, string platelets, string answer)
    {
        JsonNode decision = await Get($"/blocks/azacitidine-1/start?on=2026-02-09&previousStart=2026-01-05&neutrophils={neutrophils}&platelets={platelets}");

        Assert.Equal(answer, (string?)decision["answer"]);
    }

    [Fact]
    public async Task A_count_that_is_missing_is_never_a_yes()
    {
        JsonNode decision = await Get("/blocks/azacitidine-1/start?on=2026-02-09&previousStart=2026-01-05&neutrophils=500/uL");

        Assert.Equal("cannot-decide", (string?)decision["answer"]);
    }

    [Theory]
    [InlineData("/roadmap/2026-02-09?birthDate=2025-09-14&firstDay=2026-01-05&weight=6,2%20kg", "weight: \"6,2 kg\" is not a valid weight")]
    [InlineData("/roadmap/2026-02-09?birthDate=2025-09-14&firstDay=2026-01-05&weight=6.2", "no unit was found")]
    [InlineData("/roadmap/2026-02-09?birthDate=2025-09-14&firstDay=2026-01-05&weight=0%20kg", "it must be greater than 0")]
    [InlineData("/roadmap/2026-02-9?birthDate=2025-09-14&firstDay=2026-01-05", "2026-02-9")]
    [InlineData("/roadmap?birthDate=2026-09-14&firstDay=2026-01-05", "2026-09-14")]
    [InlineData("/blocks/Azacitidine-1/start?on=2026-02-09", "block: \"Azacitidine-1\" is not a valid block id")]
    [InlineData("/blocks/azacitidine-9/start?on=2026-02-09", "There is no block 'azacitidine-9'")]
    [InlineData("/blocks/azacitidine-1/start?on=2026-02-09&neutrophils=500", "neutrophils: \"500\" is not a valid cell count: no unit was found")]
    [InlineData("/blocks/azacitidine-1/orders/vincristine/dose?" + Azacitidine + "&weight=6.2kg", "has no order 'vincristine'")]
    [InlineData("/blocks/azacitidine-1/orders/azacitidine/dose?" + Azacitidine, "\"Weight weight\" was not provided")]
    [InlineData("/scales/azacitidine-1/azacitidine?" + Azacitidine + "&grams=-1", "The weight must be greater than 0")]
    public async Task What_a_caller_got_wrong_is_told_and_the_others_stay_alive(string url, string reason)
    {
        Assert.Contains(reason, await Problem(await client.GetAsync(url, Cancelled), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/ward", Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_controller_binds_by_type_converter()
    {
        JsonNode visit = await Get("/visits/azacitidine-1/2026-02-09?weight=6200%20g");

        Assert.Equal("""{"block":"EPI#1","on":"2026-02-09","weight":"6.2 kg"}""", visit.ToJsonString());
    }

    [Fact]
    public async Task A_controller_refuses_a_weight_without_a_unit()
    {
        HttpResponseMessage response = await client.GetAsync("/visits/azacitidine-1/2026-02-09?weight=6.2", Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("6.2", (string?)(await Json(response))["errors"]!["weight"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_binds_quantities()
    {
        JsonNode ward = await Get("/ward");

        Assert.Equal("2 kg", (string?)ward["askAgainBelow"]);
        Assert.Equal("10000/µL", (string?)ward["transfuseBelow"]);
    }

    [Fact]
    public void Configuration_without_a_unit_stops_the_host()
    {
        using WebApplicationFactory<Program> wrong = factory.WithWebHostBuilder(host => host.UseSetting("Ward:AskAgainBelow", "2"));

        Exception error = Assert.ThrowsAny<Exception>(wrong.CreateClient);

        Assert.Contains("Ward:AskAgainBelow", error.Message, StringComparison.Ordinal);
        Assert.Contains("no unit was found", error.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quantities_of_the_host_s_own_document_come_back_with_their_units()
    {
        JsonNode back = await Json(await Post("/observations", """{"on":"2026-01-12","weight":"13.7 lb","neutrophils":"0.5 K/uL","given":"82.5 IU","ordered":"2.5 mg/kg/dose"}"""));

        // 13.7 × 0.45359237 = 6.214215469.
        Assert.Equal(
            """{"on":"2026-01-12","weight":"6.214215469 kg","neutrophils":"500/µL","given":"82.5 IU","ordered":"2.5 mg/kg/dose"}""",
            back.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(back.ToJsonString(), (await Json(await Post("/observations", back.ToJsonString()))).ToJsonString());
    }

    [Theory]
    [InlineData("""{"on":"2026-01-12","weight":"6.2 kg","neutrophils":500}""", "$.neutrophils: Found 500, which is no JSON string.")]
    [InlineData("""{"on":"2026-01-12","weight":"6.2 kg","neutrophils":null}""", "$.neutrophils: Found null")]
    [InlineData("""{"on":"2026-01-12","weight":"6.2 kg"}""", "neutrophils")]
    [InlineData("""{"on":"2026-01-12","neutrophils":"500/µL"}""", "weight")]
    [InlineData("""{"on":"2026-01-12","weight":"6,2 kg","neutrophils":"500/µL"}""", "$.weight: \"6,2 kg\" is not a valid weight")]
    [InlineData("""{"on":"2026-01-12","weight":"6.2 kg","neutrophils":"500/µL","given":"82.5 U"}""", "$.given: \"82.5 U\" is not a valid")]
    public async Task A_count_is_never_made_up_from_the_host_s_own_document(string body, string reason) =>
        Assert.Contains(reason, await Problem(await Post("/observations", body), HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task Events_make_a_record_with_a_state_and_a_plan()
    {
        const string Events =
            """
            {"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T15:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}
            {"schemaVersion":1,"id":"2","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"dr-a","block":"induction"}
            """;

        Assert.Equal(2, (int?)(await Json(await Post("/infants/a/events", Events)))["events"]);

        JsonNode state = await Get("/infants/a/state?on=2026-01-12");
        Assert.Equal("on-therapy", (string?)state["stage"]);
        Assert.Equal(8, (int?)state["day"]);

        JsonNode plan = await Get("/infants/a/plan?from=2026-01-12&to=2026-01-12");
        Assert.Equal("cytarabine,daunorubicin,dexamethasone,vincristine", string.Join(',', plan.AsArray().Select(row => (string?)row!["drug"]).Order()));
        Assert.All(plan.AsArray(), row => Assert.Equal("planned", (string?)row!["status"]));

        Assert.Contains("Event '1' is refused", await Problem(await Post("/infants/a/events", Events), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("line 1: $", await Problem(await Post("/infants/a/events", """{"schemaVersion":1}"""), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/infants/nobody/state?on=2026-01-12", Cancelled)).StatusCode);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(Cancelled);
        return JsonNode.Parse(text) ?? throw new InvalidOperationException($"The host answered {text}.");
    }

    private static async Task<string> Problem(HttpResponseMessage response, HttpStatusCode expected)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (string?)(await Json(response))["detail"] ?? string.Empty;
    }

    private async Task<JsonNode> Get(string url)
    {
        HttpResponseMessage response = await client.GetAsync(url, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Json(response);
    }

    private async Task<HttpResponseMessage> Post(string url, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(url, content, Cancelled);
    }
}
