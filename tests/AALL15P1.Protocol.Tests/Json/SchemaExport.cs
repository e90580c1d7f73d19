using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Makes a JSON schema of a document's type: of the serializer's metadata, and of the rules that the reader checks.</summary>
internal sealed class SchemaExport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Documents = DocumentWriter.Plain.Options;
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(ReadSummaries);

    private readonly SortedDictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);

    /// <summary>The schema of a document type.</summary>
    /// <param name="name">The schema's name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="type">The type.</param>
    public static string Of(string name, string title, Type type) => new SchemaExport().Make(name, title, type, root => root);

    /// <summary>The schema of a document type, or of an array of such documents.</summary>
    public static string OfOneOrMany(string name, string title, Type type) => new SchemaExport().Make(
        name, title, type, one => new JsonObject { ["oneOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["items"] = one.DeepClone() }) }, inline: false);

    /// <summary>The schema of what an operation answers: a decision with the operation's own words, and its result.</summary>
    public static string OfOutput(string name, Operation operation)
    {
        string[] answers = [operation.Words.Proceed, .. operation.CanHold ? [operation.Words.Hold] : Array.Empty<string>(), operation.Words.CannotDecide];
        JsonObject body = new()
        {
            ["$ref"] = "urn:aall15p1:schema:decision",
            ["properties"] = new JsonObject
            {
                ["operation"] = new JsonObject { ["const"] = operation.Id },
                ["answer"] = Words(answers),
                ["result"] = operation.Result is not { } result ? false
                    : result.Type == typeof(DoseResultDocument) ? new JsonObject { ["$ref"] = "urn:aall15p1:schema:dose-result" }
                    : new SchemaExport().Inline(result.Type),
            },
        };
        if (operation.Result is not null)
        {
            body["required"] = Names(["result"]);
        }

        return Composed(name, $"The answer of {operation.Id}", body);
    }

    /// <summary>The schema of one line of a batch, and of its answer.</summary>
    public static string OfBatch(string name, bool isInput) => Composed(
        name,
        isInput ? "One line of a batch: an operation and its input" : "The answer to one line of a batch: the operation's decision, or why there is none",
        new()
        {
            ["oneOf"] = new JsonArray(
            [
                .. ProtocolOperations.All.Select(operation => isInput
                    ? new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = false,
                        ["required"] = Names(["operation", "input"]),
                        ["properties"] = new JsonObject
                        {
                            ["operation"] = new JsonObject { ["const"] = operation.Id },
                            ["input"] = new JsonObject { ["$ref"] = $"urn:aall15p1:schema:{operation.Id}.input" },
                        },
                    }
                    : new JsonObject { ["$ref"] = $"urn:aall15p1:schema:{operation.Id}.output" }),
                .. isInput ? [] : new[] { new SchemaExport().Inline(typeof(BatchErrorDocument)) },
            ]),
        });

    /// <summary>A schema that is no document type's, with its head.</summary>
    public static string Composed(string name, string title, JsonObject body) => Text(Head(name, title, body));

    /// <summary>The schema of a type whose every part is put where it is referred to.</summary>
    private JsonObject Inline(Type type)
    {
        JsonObject schema = (JsonObject)definitions[Reference(SchemaOf(type))!].DeepClone();
        foreach (JsonObject member in ((JsonObject)schema["properties"]!).Select(member => member.Value).OfType<JsonObject>().Where(member => Reference(member) is not null).ToArray())
        {
            Replace(member, definitions[Reference(member)!]);
        }

        return schema;
    }

    private string Make(string name, string title, Type type, Func<JsonObject, JsonObject> shape, bool inline = true)
    {
        JsonObject root = SchemaOf(type);
        if (inline && Reference(root) is { } own && !Refers(definitions.Where(each => each.Key != own).Select(each => each.Value), own))
        {
            root = definitions[own];
            definitions.Remove(own);
        }

        JsonObject document = Head(name, title, shape(root));
        if (definitions.Count > 0)
        {
            document["$defs"] = new JsonObject(definitions.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, each.Value)));
        }

        return Text(document);
    }

    private static string Text(JsonObject schema) => schema.ToJsonString(Indented) + "\n";

    private static JsonObject Head(string name, string title, JsonObject body)
    {
        JsonObject document = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = $"urn:aall15p1:schema:{name}", ["title"] = title };
        foreach ((string keyword, JsonNode? value) in body.ToArray())
        {
            document[keyword] = value?.DeepClone();
        }

        return document;
    }

    private static string? Reference(JsonObject schema) => (string?)schema["$ref"] is { } reference && reference.StartsWith("#/$defs/", StringComparison.Ordinal) ? reference["#/$defs/".Length..] : null;

    private static bool Refers(IEnumerable<JsonObject> schemas, string name) => schemas.Any(schema => schema.ToJsonString().Contains($"\"#/$defs/{name}\"", StringComparison.Ordinal));

    private JsonObject SchemaOf(Type type) => (JsonObject)Documents.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode exported)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        JsonTypeInfo info = Documents.GetTypeInfo(type);
        object[] attributes = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [];
        JsonObject schema = (context.PropertyInfo?.CustomConverter ?? info.Converter) switch
        {
            ITextValue { Words.Count: > 0 } words => Words(words.Words),
            ITextValue text => Texts(text),
            INameOr either => new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["minLength"] = 1 }, SchemaOf(either.Object)) },
            _ when info.Kind == JsonTypeInfoKind.Object => Named(info, (JsonObject)exported),
            _ when info.Kind == JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = exported["items"] is JsonObject items ? items.DeepClone() : SchemaOf(info.ElementType!) },
            _ => Leaf(type),
        };
        foreach (object attribute in attributes)
        {
            schema = Ruled(schema, attribute);
        }

        return schema;
    }

    private static JsonObject Words(IEnumerable<string> words) => words.Count() == 1
        ? new() { ["const"] = words.Single() }
        : new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static JsonObject Texts(ITextValue text)
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (text.Format is { } format)
        {
            schema["format"] = format;
        }

        if (text.Pattern is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    private static JsonObject Leaf(Type type) =>
        type == typeof(string) ? new() { ["type"] = "string", ["minLength"] = 1 }
        : type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(decimal) ? new() { ["type"] = "number" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : new();

    private static JsonObject Ruled(JsonObject schema, object attribute)
    {
        // On an array a rule is about the items, and on a name or an object about the name.
        JsonObject subject = (string?)schema["type"] == "array" && attribute is not ItemsAttribute ? (JsonObject)schema["items"]! : schema;
        subject = (subject["oneOf"] as JsonArray)?[0] as JsonObject ?? subject;
        switch (attribute)
        {
            case TextAttribute text:
                Set(subject, "minLength", text.Least == 0 ? null : text.Least);
                Set(subject, "maxLength", text.Most == int.MaxValue ? null : text.Most);
                Set(subject, "pattern", text.Pattern is null ? null : text.Pattern);
                break;
            case WordsAttribute words:
                Replace(subject, Words(words.All));
                break;
            case NamesAttribute names:
                Replace(subject, Words(NamesOf(names.Vocabulary)));
                break;
            case NumberAttribute { Least: var least, Most: var most } when least == most:
                Replace(subject, new() { ["const"] = (decimal)least });
                break;
            case NumberAttribute number:
                Set(subject, "minimum", Bound(number.Least));
                Set(subject, "maximum", Bound(number.Most));
                Set(subject, "exclusiveMinimum", Bound(number.Above));
                Set(subject, "exclusiveMaximum", Bound(number.Below));
                break;
            case ItemsAttribute items:
                Set(subject, "minItems", items.Least == 0 ? null : items.Least);
                Set(subject, "maxItems", items.Most == int.MaxValue ? null : items.Most);
                break;
            case EmbeddedAttribute { Schema: null }:
                break;
            case EmbeddedAttribute { Word: null } embedded:
                Replace(subject, new() { ["$ref"] = $"urn:aall15p1:schema:{embedded.Schema}" });
                break;
            case EmbeddedAttribute embedded:
                Replace(subject, new() { ["oneOf"] = new JsonArray(new JsonObject { ["const"] = embedded.Word }, new JsonObject { ["$ref"] = $"urn:aall15p1:schema:{embedded.Schema}" }) });
                break;
            default:
                break;
        }

        return schema;
    }

    private static JsonNode? Bound(double bound) => double.IsNaN(bound) ? null : (decimal)bound;

    private static void Set(JsonObject schema, string keyword, JsonNode? value)
    {
        schema.Remove(keyword);
        if (value is not null)
        {
            schema[keyword] = value;
        }
    }

    private static void Replace(JsonObject schema, JsonObject by)
    {
        schema.Clear();
        foreach ((string keyword, JsonNode? value) in by.ToArray())
        {
            schema[keyword] = value?.DeepClone();
        }
    }

    private static IEnumerable<string> NamesOf(Vocabulary vocabulary)
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        return vocabulary switch
        {
            Vocabulary.Protocol => [definition.Id],
            Vocabulary.InfantFactors => definition.InfantFactors.Select(factor => factor.Id).Append(InfantScalingDocument.OwnBands),
            Vocabulary.Blocks => definition.Blocks.Select(block => block.Id.Value),
            Vocabulary.LaterBlocks => definition.Blocks.Skip(1).Select(block => block.Id.Value),
            Vocabulary.Drugs => definition.Formulary.Drugs.Select(drug => drug.Name),
            Vocabulary.IntrathecalDrugs => definition.Formulary.Drugs.Where(drug => drug.Routes.Contains(Route.IT)).Select(drug => drug.Name),
            Vocabulary.PriorTherapies => EligibilityInput.AskedTherapies(definition).Select(therapy => therapy.Id).Prepend(EligibilityInput.NoTherapy),
            Vocabulary.Questions => definition.Interpretations.Register.Select(question => question.Id),
            Vocabulary.MarkerWords => Enum.GetValues<MarkerStatus>().Select(definition.Marker!.Word),
            Vocabulary.SurfaceAreaFormulas => BsaFormula.All.Select(formula => formula.Id),
            Vocabulary.TitrationPolicies => AALL15P1.Protocol.Titration.TitrationPolicies.All.Select(policy => policy.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, "Not a vocabulary."),
        };
    }

    /// <summary>An object's schema is kept under the name of its type; what is left is a reference.</summary>
    private JsonObject Named(JsonTypeInfo info, JsonObject exported)
    {
        string name = NameOf(info.Type);
        if (!exported.ContainsKey("$ref") && !definitions.ContainsKey(name))
        {
            definitions.Add(name, info.PolymorphismOptions is null ? Object(info, exported) : Kinds(info, exported));
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private static string NameOf(Type type)
    {
        string name = type.Name.Replace("Document", string.Empty, StringComparison.Ordinal);
        return JsonNamingPolicy.CamelCase.ConvertName(name.Length == 0 ? type.DeclaringType!.Name : name);
    }

    private static JsonObject Kinds(JsonTypeInfo info, JsonObject exported)
    {
        JsonObject schema = new();
        Set(schema, "description", Summary($"T:{info.Type.FullName}"));
        schema["oneOf"] = exported["anyOf"]!.DeepClone();
        return schema;
    }

    private static JsonObject Object(JsonTypeInfo info, JsonObject exported)
    {
        JsonObject schema = new();
        Set(schema, "description", Summary($"T:{info.Type.FullName}"));
        schema["type"] = "object";
        schema["additionalProperties"] = false;
        JsonObject properties = (JsonObject)(exported["properties"]?.DeepClone() ?? new JsonObject());
        bool isNullAbsent = info.Type.IsDefined(typeof(NullIsAbsentAttribute), inherit: true);
        foreach (JsonPropertyInfo property in info.Properties.Where(property => properties.ContainsKey(property.Name)))
        {
            JsonObject member = (JsonObject)properties[property.Name]!;
            bool isNullable = (property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable);
            if (isNullable && (isNullAbsent || property.IsRequired))
            {
                AllowNull(member);
            }

            Set(member, "description", Summary($"P:{property.DeclaringType.FullName}.{MemberName(property)}"));
        }

        // The word that tells one kind from another is no property of the type, and the exporter does not ask for it; the reader does.
        IEnumerable<string> kinds = properties.Where(property => property.Value is JsonObject member && member.ContainsKey("const") && info.Properties.All(known => known.Name != property.Key)).Select(property => property.Key);
        string[] required = [.. kinds, .. ((exported["required"] as JsonArray) ?? []).Select(name => (string)name!)];
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        }

        schema["properties"] = properties;
        MemberRuleAttribute[] rules = [.. info.Type.GetCustomAttributes(typeof(MemberRuleAttribute), inherit: true).Cast<MemberRuleAttribute>()];
        foreach (MemberRuleAttribute rule in rules)
        {
            Apply(schema, rule, rules);
        }

        return schema;
    }

    private static string MemberName(JsonPropertyInfo property) => (property.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? property.Name;

    private static void AllowNull(JsonObject member)
    {
        if (member["enum"] is JsonArray words)
        {
            words.Add((JsonNode?)null);
        }
        else if ((string?)member["type"] is { } type)
        {
            member["type"] = new JsonArray(type, "null");
        }
        else
        {
            JsonObject alone = (JsonObject)member.DeepClone();
            Replace(member, new() { ["oneOf"] = new JsonArray(alone, new JsonObject { ["type"] = "null" }) });
        }
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    private static JsonObject None(IEnumerable<string> names) => new() { ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)false))) };

    private static void Apply(JsonObject schema, MemberRuleAttribute rule, MemberRuleAttribute[] rules)
    {
        switch (rule)
        {
            case OneOfAttribute one:
                schema["oneOf"] = new JsonArray([.. one.Names.Select(name => new JsonObject { ["required"] = Names([name]) })]);
                break;
            case AnyOfAttribute any:
                schema["anyOf"] = new JsonArray([.. any.Names.Select(name => new JsonObject { ["required"] = Names([name]) })]);
                break;
            case NeedsAttribute needs:
                schema["dependentRequired"] ??= new JsonObject();
                schema["dependentRequired"]![needs.Name] = Names(needs.Others);
                break;
            case ExcludesAttribute excludes:
                schema["dependentSchemas"] ??= new JsonObject();
                schema["dependentSchemas"]![excludes.Name] = None(excludes.Others);
                break;
            case WhenAttribute choice:
                JsonObject when = new()
                {
                    ["if"] = new JsonObject { ["properties"] = new JsonObject { [choice.Name] = new JsonObject { ["const"] = choice.Word } } },
                    ["then"] = new JsonObject { ["required"] = Names(choice.Others) },
                    ["else"] = None(choice.Others),
                };
                if (rules.OfType<WhenAttribute>().Count() > 1)
                {
                    schema["allOf"] ??= new JsonArray();
                    schema["allOf"]!.AsArray().Add((JsonNode)when);
                }
                else
                {
                    when.ToList().ForEach(keyword => schema[keyword.Key] = keyword.Value!.DeepClone());
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a known rule.");
        }
    }

    private static JsonNode? Summary(string member) => Summaries.Value.TryGetValue(member.Replace('+', '.'), out string? summary) ? summary : null;

    private static Dictionary<string, string> ReadSummaries() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "AALL15P1.Protocol.xml")).Descendants("member").Where(member => member.Element("summary") is not null).ToDictionary(
            member => member.Attribute("name")!.Value,
            member => string.Join(' ', member.Element("summary")!.Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)),
            StringComparer.Ordinal);
}
