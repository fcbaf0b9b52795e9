using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Tests.World;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Studio;

/// <summary>A part becomes native controls, and what is sent back becomes the part again.</summary>
public sealed class FormBindingTests
{
    private static readonly CatalogInMemory Catalog = ShippedCatalog.InMemory(TimeProvider.System);

    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory, MemberData(nameof(Codes))]
    public void Opening_and_saving_any_part_changes_nothing(string code)
    {
        var body = MatterFile.Of(Shipped.Matter(code));
        var looked = 0;
        foreach (var (place, schema) in Places(body, MatterSchema.Root, ""))
        {
            var part = place.Length == 0 ? body : PartPath.Find(body, place)!.AsObject();
            var context = new FormContext(body, Catalog, Words);
            var form = Send(new FormRenderer(schema, context).Render(part));

            var read = new FormBinder(schema, context, name => form.GetValueOrDefault(name)).Bind(part);

            read.IsRefused.ShouldBeFalse($"{place}: {string.Join(", ", read.Refusals.Select(r => $"{r.Field} {r.Code}"))}");
            OneStop.Catalog.Studio.Differences.PartDifference.Between(part, read.Value)
                .Select(d => $"{place} {d.Place}: {d.Before?.ToJsonString()} -> {d.After?.ToJsonString()}").ShouldBeEmpty();
            looked++;
        }

        looked.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_condition_is_built_from_what_the_draft_asks()
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-E01"));
        var context = new FormContext(body, Catalog, Words);
        var schema = FormSchemas.At(DraftKind.Matter, "items/E01-I5")!;
        var form = Send(new FormRenderer(schema, context).Render(PartPath.Find(body, "items/E01-I5")!.AsObject()));
        form["f.condition.how"] = "any";
        form["f.condition.is.0"] = """{"var":"answers.q6"}""";
        form["f.condition.is.1"] = """{"in":["3",{"var":"form.DE0402"}]}""";
        form["f.condition.n.0.element"] = "DE0223";
        form["f.condition.n.0.op"] = ">=";
        form["f.condition.n.0.value"] = "300";

        var read = new FormBinder(schema, context, name => form.GetValueOrDefault(name)).Bind(PartPath.Find(body, "items/E01-I5")!.AsObject());

        read.Value["condition"]!.ToJsonString()
            .ShouldBe("""{"or":[{"var":"answers.q6"},{"in":["3",{"var":"form.DE0402"}]},{"\u003E=":[{"var":"form.DE0223"},300]}]}""");
        new ConditionChoices(context).Words(read.Value["condition"]).ShouldBe("“卖香烟吗？”答“是”，或者经营项目里有冷食类，或者经营面积大于等于300");
    }

    [Fact]
    public void How_a_register_says_that_two_belong_together_is_chosen_and_kept_as_it_is_written()
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-P01"));
        var context = new FormContext(body, Catalog, Words);
        var schema = FormSchemas.At(DraftKind.Matter, "parties/other-parent")!;
        var party = PartPath.Find(body, "parties/other-parent")!.AsObject();
        new ConditionChoices(context).Words(party["knownWhen"])
            .ShouldBe("出生登记·母亲的公民身份号码就是申请人的证件号码，或者出生登记·父亲的公民身份号码就是申请人的证件号码");
        var form = Send(new FormRenderer(schema, context).Render(party));
        Bound(form)["knownWhen"]!.ToJsonString().ShouldBe(party["knownWhen"]!.ToJsonString());

        form["f.knownWhen.0.entry"] = "household.head";
        form["f.knownWhen.0.who"] = "name";
        form["f.knownWhen.1.other"] = "vaccination.guardians";
        form["f.knownWhen.1.how"] = "list";
        var changed = Bound(form)["knownWhen"]!;
        changed.ToJsonString().ShouldBe(
            """{"or":[{"==":[{"var":"applicant.name"},{"var":"household.head"}]},{"in":[{"var":"applicant.code"},{"var":"vaccination.guardians"}]}]}""");
        new ConditionChoices(context).Words(changed).ShouldBe("户口登记·户主姓名就是申请人的姓名，或者vaccination.guardians的名单里有申请人的证件号码");

        form["f.knownWhen.1.other"] = "不是登记";
        new FormBinder(schema, context, n => form.GetValueOrDefault(n)).Bind(party).Refusals.ShouldHaveSingleItem().Code.ShouldBe("catalog.register-entry");
        form["f.knownWhen.0.entry"] = form["f.knownWhen.1.entry"] = form["f.knownWhen.1.other"] = "";
        Bound(form).ContainsKey("knownWhen").ShouldBeFalse("with nothing chosen nothing is told");

        JsonObject Bound(Dictionary<string, StringValues> sent) =>
            new FormBinder(schema, context, n => sent.GetValueOrDefault(n)).Bind(party).Value;
    }

    [Fact]
    public void What_is_not_offered_does_not_come_in()
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-E01"));
        var context = new FormContext(body, Catalog, Words);
        var schema = FormSchemas.At(DraftKind.Matter, "items/E01-I5")!;
        var part = PartPath.Find(body, "items/E01-I5")!.AsObject();
        foreach (var (name, value) in new[] { ("f.department", "ministry-of-magic"), ("f.condition.is.0", """{"log":"x"}"""), ("f.promised.days", "eight"),
            ("f.promised.days", "1e99"), ("f.supervisionPhone", new string('1', 5_000)) })
        {
            var form = Send(new FormRenderer(schema, context).Render(part));
            form[name] = value;
            new FormBinder(schema, context, n => form.GetValueOrDefault(n)).Bind(part).IsRefused.ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("items/E01-I5", "f.fee.amount", "-1")]
    [InlineData("items/E01-I5", "f.promised.days", "-3")]
    [InlineData("", "f.minutes", "0")]
    [InlineData("", "f.promise", "0")]
    [InlineData("materials/layout-plan", "f.maxPages", "51")]
    public void A_figure_that_could_not_be_published_is_refused_where_it_is_typed(string place, string name, string value)
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-E01"));
        var context = new FormContext(body, Catalog, Words);
        var (schema, part) = (FormSchemas.At(DraftKind.Matter, place)!, place.Length == 0 ? body : PartPath.Find(body, place)!.AsObject());
        var form = Send(new FormRenderer(schema, context).Render(part));
        Refused().ShouldBeEmpty();
        form[name] = value;
        Refused().ShouldBe([("catalog.number-out-of-range", name)]);

        IEnumerable<(string, string?)> Refused() => new FormBinder(schema, context, n => form.GetValueOrDefault(n), PartType.At(DraftKind.Matter, place))
            .Bind(part).Refusals.Select(r => (r.Code, r.Field));
    }

    [Fact]
    public void All_that_a_shipped_element_says_is_shown_and_kept_when_it_is_saved()
    {
        foreach (var element in CatalogFiles.Shipped.Parts.Elements)
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(element, CatalogJson.Options)!.AsObject();
            var parts = new List<(FormSchema Schema, JsonObject Part)> { (ElementSchema.Root, body) };
            parts.AddRange((body["columns"] as JsonArray ?? []).Select(c => (ElementSchema.Root.Lists[0].Schema, c!.AsObject())));
            foreach (var (schema, part) in parts)
            {
                var context = new FormContext(body, Catalog, Words);
                var form = Send(new FormRenderer(schema, context).Render(part));
                var read = new FormBinder(schema, context, n => form.GetValueOrDefault(n)).Bind(part);
                JsonNode.DeepEquals(read.Value, part).ShouldBeTrue($"{element.Code}: {read.Value.ToJsonString()} for {part.ToJsonString()}");
                var shown = schema.Fields.Select(f => f.Member).Concat(schema.Lists.Select(l => l.Member)).Append(schema.NameMember!).ToList();
                string[] elsewhere = schema.Key == "column" ? ["minRows", "maxRows", "editable", "kept", "width", "columns"] : ["optional"];
                part.Select(m => m.Key).Except(shown).Except(elsewhere).ShouldBeEmpty($"{element.Code} {schema.Key}");
            }
        }
    }

    [Fact]
    public void An_option_has_a_hint_and_the_days_on_which_its_place_is_open()
    {
        var element = CatalogFiles.Shipped.Parts.Elements.First(e => e.Options.Any(o => o.OpenOn is not null));
        var body = System.Text.Json.JsonSerializer.SerializeToNode(element, CatalogJson.Options)!.AsObject();
        var context = new FormContext(body, Catalog, Words);
        var form = Send(new FormRenderer(ElementSchema.Root, context).Render(body));
        (form["f.options.0.openOn"], form["f.options.0.hint.zh"]) = ("6、7 1", "带身份证");

        var option = Bound().Value["options"]![0]!;
        option["openOn"]!.ToJsonString().ShouldBe("[1,6,7]");
        option["hint"]!["zh"]!.ToString().ShouldBe("带身份证");
        form["f.options.0.openOn"] = form["f.options.0.hint.zh"] = form["f.options.0.hint.en"] = "";
        Bound().Value["options"]![0]!.AsObject().ContainsKey("openOn").ShouldBeFalse("what was taken out is gone");
        form["f.options.0.openOn"] = "8";
        Bound().Refusals.ShouldHaveSingleItem().Code.ShouldBe("catalog.days-malformed");

        Result<JsonObject> Bound() => new FormBinder(ElementSchema.Root, context, n => form.GetValueOrDefault(n)).Bind(body);
    }

    private static Texts Words => new TextCatalogue([typeof(Texts).Assembly, typeof(CatalogModule).Assembly]).Chinese;

    private static IEnumerable<(string Place, FormSchema Schema)> Places(JsonObject root, FormSchema schema, string place)
    {
        yield return (place, schema);
        foreach (var list in schema.Lists)
        {
            var path = place.Length == 0 ? list.Member : $"{place}/{list.Member}";
            foreach (var inner in MatterCheck.Naming(PartPath.Find(root, path) as JsonArray ?? [])
                .SelectMany(name => Places(root, list.Schema, $"{path}/{name}")))
                yield return inner;
        }
    }

    /// <summary>What a browser would send.</summary>
    private static Dictionary<string, StringValues> Send(IReadOnlyList<FormSection> sections)
    {
        var form = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var control in sections.SelectMany(s => s.Controls).Where(c => c.Type != FormControl.Heading))
        {
            if (control.Type == "checkboxes")
                form[control.Name] = new([.. control.Values]);
            else if (control.Value is not null || control.Type is not ("radios" or "radios-row"))
                form[control.Name] = control.Value?.Replace("\n", "\r\n", StringComparison.Ordinal) ?? "";
        }

        return form;
    }
}
