using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Package;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.World;

/// <summary>
/// A matter that is not on offer, published into the portal under test: a table in the form, an item that waits for another's
/// result, answers that it is not for. Each test changes what it is about.
/// </summary>
internal static class TryMatter
{
    public const string First = "T-I1", Second = "T-I2", Table = "DL9001";

    public static DataElement Holders { get; } = new()
    {
        Code = Table, Key = "holders", Name = new("股东", "Shareholders"), Type = ElementType.Table, MaxRows = 3, Sensitive = true, Personal = true,
        Columns =
        [
            new() { Code = "name", Key = "name", Name = new("姓名", "Name"), Type = ElementType.Text, MaxLength = 30 },
            new() { Code = "idNo", Key = "idNo", Name = new("证件号码", "ID number"), Type = ElementType.Text, Check = CheckDigit.CitizenId,
                Mask = Mask.CitizenId },
            new() { Code = "share", Key = "share", Name = new("出资", "Contribution"), Type = ElementType.Number, Min = 1, Optional = true,
                Unit = new("万元", "10,000 yuan") },
            new() { Code = "kind", Key = "kind", Name = new("职务", "Post"), Type = ElementType.Choice, Optional = true,
                Options = [new("1", new("董事", "Director")), new("2", new("监事", "Supervisor"))] },
        ],
    };

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private const string Base =
        """
        {
          "version": 1, "effective": "2020-01-01T00:00:00+08:00",
          "name": {"zh": "试办一件事", "en": "A matter on trial"}, "officialName": {"zh": "试办一件事", "en": "A matter on trial"},
          "summary": {"zh": "只在试验里有。", "en": "For trials only."}, "short": {"zh": "试验", "en": "Trial"}, "glyph": "试",
          "audience": {"zh": "企业", "en": "Enterprises"}, "applicant": "enterprise",
          "stage": {"code": "business-open", "side": "business", "name": {"zh": "开张", "en": "Opening"}},
          "lead": "market-regulation", "minutes": 5,
          "questions": [{"id": "q1", "text": {"zh": "您是哪一种？", "en": "Which are you?"}, "kind": "choice", "usual": "1", "options": [
            {"code": "1", "name": {"zh": "一般的", "en": "Ordinary"}}, {"code": "3", "name": {"zh": "不归这里管的", "en": "For another place"}}]}],
          "barriers": [{"when": {"==": [{"var": "answers.q1"}, "3"]}, "why": {"zh": "这一种不在这里办。", "en": "This kind is not filed here."}, "instead": {"zh": "请到海事局办。", "en": "Please go to maritime affairs."}}],
          "elements": [{"code": "DL9001", "key": "holders", "name": {"zh": "股东", "en": "Shareholders"}, "type": "table", "maxRows": 3, "sensitive": true, "personal": true, "columns": [
            {"code": "name", "key": "name", "name": {"zh": "姓名", "en": "Name"}, "type": "text", "maxLength": 30},
            {"code": "idNo", "key": "idNo", "name": {"zh": "证件号码", "en": "ID number"}, "type": "text", "check": "citizenId", "mask": "citizenId"},
            {"code": "share", "key": "share", "name": {"zh": "出资", "en": "Contribution"}, "type": "number", "min": 1, "optional": true, "unit": {"zh": "万元", "en": "10,000 yuan"}},
            {"code": "kind", "key": "kind", "name": {"zh": "职务", "en": "Post"}, "type": "choice", "optional": true, "options": [
              {"code": "1", "name": {"zh": "董事", "en": "Director"}}, {"code": "2", "name": {"zh": "监事", "en": "Supervisor"}}]}]}],
          "steps": [{"code": "main", "name": {"zh": "股东", "en": "Shareholders"}, "title": {"zh": "谁出资？", "en": "Who contributes?"}, "fields": ["DE0202", "DL9001"]}],
          "materials": [
            {"code": "charter", "name": {"zh": "章程", "en": "Charter"}, "ways": [{"kind": "upload"}], "points": [{"zh": "有签名", "en": "It is signed"}]},
            {"code": "first-result", "name": {"zh": "第一项的证", "en": "Result of the first item"}, "ways": [{"kind": "result", "source": "T-I1"}]}],
          "items": [
            {"code": "T-I1", "name": {"zh": "第一项", "en": "First item"}, "officialName": {"zh": "第一项", "en": "First item"}, "department": "market-regulation", "type": "10", "caseType": "promised",
             "promised": {"days": 3, "unit": "workingDays", "basis": {"zh": "承诺", "en": "Promise"}, "evidence": "unverified"}, "whyIncluded": {"zh": "都要办", "en": "Everybody"},
             "materials": [{"material": "charter"}], "fields": [{"element": "DE0202"}, {"element": "DL9001"}],
             "results": [{"code": "try-first", "name": {"zh": "第一项证明", "en": "First proof"}, "kind": "proof", "certificateType": "11990100MB0D10147G901", "numberPrefix": "试一", "fields": [
               {"key": "number", "label": {"zh": "编号", "en": "Number"}, "from": "result.number"}, {"key": "holders", "label": {"zh": "股东", "en": "Shareholders"}, "from": "DL9001"}]}]},
            {"code": "T-I2", "name": {"zh": "第二项", "en": "Second item"}, "officialName": {"zh": "第二项", "en": "Second item"}, "department": "city-management", "type": "10", "caseType": "promised", "dependsOn": ["T-I1"],
             "promised": {"days": 2, "unit": "workingDays", "basis": {"zh": "承诺", "en": "Promise"}, "evidence": "unverified"}, "whyIncluded": {"zh": "都要办", "en": "Everybody"},
             "materials": [{"material": "first-result"}], "fields": [{"element": "DE0202"}],
             "results": [{"code": "try-second", "name": {"zh": "第二项证明", "en": "Second proof"}, "kind": "proof", "certificateType": "11990100MB0D118446902", "numberPrefix": "试二", "fields": [
               {"key": "number", "label": {"zh": "编号", "en": "Number"}, "from": "result.number"}]}]}]
        }
        """;

    /// <param name="change">What is different this time.</param>
    public static async Task<Matter> Published(PortalUnderTest portal, string code, Action<JsonObject>? change = null)
    {
        var services = await portal.Services();
        await OneAtATime.WaitAsync();
        try
        {
            return await Publish(services, code, change);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<Matter> Publish(IServiceProvider services, string code, Action<JsonObject>? change)
    {
        var catalog = services.GetRequiredService<ICatalog>();
        return catalog.Find(code) ?? await Publish(services, code, 1, change);
    }

    /// <summary>The next version of a matter that was published.</summary>
    public static async Task<Matter> PublishedAnew(PortalUnderTest portal, Matter known, Action<JsonObject>? change)
    {
        await OneAtATime.WaitAsync();
        try
        {
            return await Publish(await portal.Services(), known.Code, known.Version + 1, change);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<Matter> Publish(IServiceProvider services, string code, int version, Action<JsonObject>? change)
    {
        var catalog = services.GetRequiredService<ICatalog>();
        (await Give(services, "import", code, version, change)).ShouldBeEmpty();
        return await Seen(() => catalog.Find(code) is { } seen && seen.Version >= version ? seen : null);
    }

    /// <summary>What keeps it from being published.</summary>
    public static async Task<string> Faults(PortalUnderTest portal, string code, Action<JsonObject> change) =>
        await Give(await portal.Services(), "validate", code, 1, change);

    private static async Task<string> Give(IServiceProvider services, string verb, string code, int version, Action<JsonObject>? change)
    {
        var json = JsonNode.Parse(Base)!.AsObject();
        (json["code"], json["version"]) = (code, version);
        change?.Invoke(json);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, json.ToJsonString());
            using var wrong = new StringWriter();
            await CatalogVerb.Run(services, [verb, file], TextWriter.Null, wrong);
            return wrong.ToString();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A node takes in within seconds what was published.</summary>
    public static async Task<T> Seen<T>(Func<T?> look, int seconds = 10)
        where T : class
    {
        for (var left = seconds * 10; left > 0; left--)
        {
            if (look() is { } seen)
                return seen;
            await Task.Delay(100);
        }

        throw new TimeoutException("The catalogue did not take it in.");
    }
}
