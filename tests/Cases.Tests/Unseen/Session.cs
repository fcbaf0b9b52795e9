using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using OneStop.Demo.People;
using OneStop.Testing;
using UglyToad.PdfPig;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>What came back.</summary>
/// <param name="Text">All that can be read of it: headers, words, what a PDF says.</param>
/// <param name="Plain">Status, way and body, without what every answer has anew.</param>
internal sealed record Answer(int Status, string Text, string Plain);

/// <summary>A form that somebody else got from a page, filled in.</summary>
internal sealed record Sent(IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<string> Files)
{
    public static readonly Sent Empty = new([new("note", "1"), new("confirm", "1")], []);

    public Sent With(Func<string, string> renamed) => this with { Fields = [.. Fields.Select(f => KeyValuePair.Create(f.Key, renamed(f.Value)))] };
}

/// <summary>Somebody signed in once, who follows no redirect: a way is an answer, too.</summary>
internal sealed partial class Session : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient client;
    private readonly string token;

    private Session(Asker who, HttpClient client, string token, IEnumerable<Secret> secrets)
    {
        (Who, this.client, this.token) = (who, client, token);
        Hidden = secrets.Where(s => !s.IsFor(who)).DistinctBy(s => s.Value, StringComparer.Ordinal).ToDictionary(s => s.Value, StringComparer.Ordinal);
        hidden = SearchValues.Create([.. Hidden.Keys], StringComparison.Ordinal);
    }

    private readonly SearchValues<string> hidden;

    public Asker Who { get; }

    /// <summary>What they may not read, by its value.</summary>
    public IReadOnlyDictionary<string, Secret> Hidden { get; }

    public static async Task<Session> Open(PortalUnderTest portal, Asker who, IEnumerable<Secret> secrets)
    {
        using var browser = await portal.Visitor();
        if (who.User is not null)
        {
            var signed = await browser.SignIn(who.User, DemoCast.Read().Password, who.Post is null ? "/signin" : "/staff/signin");
            signed.Path.ShouldNotEndWith("/signin", customMessage: $"{who.Name}: {signed.Text}");
        }

        if (who.Enterprise is { } enterprise)
        {
            var acting = await browser.Get("/acting");
            var choice = acting.All("label.choice").First(l => l.TextContent.Contains(enterprise, StringComparison.Ordinal));
            await browser.Submit(acting.Form().With("for", choice.QuerySelector("input")!.GetAttribute("value")!));
        }

        var token = (await browser.Get(who.User is null ? "/verify" : "/signout")).Find("input[name=form-token]")?.GetAttribute("value");
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies })
        {
            BaseAddress = await portal.Address(),
        };
        return new(who, client, token.ShouldNotBeNull(who.Name), secrets);
    }

    public async Task<Answer> Get(string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await Read(response);
    }

    public async Task<Answer> Post(string address, Sent sent)
    {
        HttpContent content = sent.Files.Count == 0 ? new FormUrlEncodedContent([.. sent.Fields, new("form-token", token)]) : Multipart(sent);
        using (content)
        {
            using var response = await client.PostAsync(new Uri(address, UriKind.Relative), content);
            return await Read(response);
        }
    }

    /// <summary>What stands in an answer that they may not read, apart from what they sent themselves.</summary>
    public IEnumerable<Secret> Leaks(Answer answer, string sent) => !answer.Text.AsSpan().ContainsAny(hidden) ? []
        : Hidden.Values.Where(s => answer.Text.Contains(s.Value, StringComparison.Ordinal) && !sent.Contains(s.Value, StringComparison.Ordinal));

    /// <summary>The form of a page that is sent to this address, filled in; null when the page has none.</summary>
    public async Task<Sent?> Form(string page, string address)
    {
        using var response = await client.GetAsync(new Uri(page, UriKind.Relative));
        if (response.StatusCode != HttpStatusCode.OK)
            return null;
        using var document = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
        var form = document.Forms.OfType<IHtmlFormElement>().FirstOrDefault(f => IsTo(f.GetAttribute("action") ?? page)
            || f.Elements.Any(e => IsTo(e.GetAttribute("formaction"))));
        return form is null ? null : new([.. Filled(form)], [.. form.QuerySelectorAll("input[type=file]").Select(f => f.GetAttribute("name")!)]);

        bool IsTo(string? action) => action?.Split('?')[0] == address || (action?.Length == 0 && page == address);
    }

    // What is left empty is filled with something, what may be chosen is chosen.
    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "file" or "submit" or "button" } => (null, ""),
                IHtmlInputElement { Type: "radio", Name: { } radio } input => (chosen.Add(radio) ? radio : null, input.Value),
                IHtmlInputElement { Type: "checkbox" } input => (input.Name, input.Value),
                IHtmlInputElement input => (input.Name, input.Value is { Length: > 0 } typed ? typed : "1"),
                IHtmlTextAreaElement area => (area.Name, area.Value is { Length: > 0 } typed ? typed : "请看一下。"),
                IHtmlSelectElement select => (select.Name, select.Options.LastOrDefault()?.Value ?? ""),
                _ => (null, ""),
            };
            if (name is { Length: > 0 } && name != "form-token")
                yield return new(name, value);
        }
    }

    private MultipartFormDataContent Multipart(Sent sent)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent.Fields.Append(new("form-token", token)))
            content.Add(new StringContent(value), name);
        foreach (var file in sent.Files)
        {
            var part = new ByteArrayContent(World.Shop.Pixel);
            part.Headers.ContentType = new("image/png");
            content.Add(part, file, "a.png");
        }

        return content;
    }

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var body = response.Content.Headers.ContentType?.MediaType == "application/pdf" ? Encoding.Latin1.GetString(bytes) + Words(bytes)
            : Encoding.UTF8.GetString(bytes);
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Select(h => $"{h.Key}: {Uri.UnescapeDataString(string.Join(' ', h.Value))}"));
        var text = headers + "\n" + Unescaped().Replace(WebUtility.HtmlDecode(body),
            c => ((char)int.Parse(c.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return new((int)response.StatusCode, text, $"{(int)response.StatusCode} {response.Headers.Location} {Anew().Replace(body, "")}");
    }

    private static string Words(byte[] bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            return string.Join('\n', pdf.GetPages().Select(p => p.Text));
        }
        catch (InvalidOperationException)
        {
            // An upload of ours: a PDF without a font, whose words stand in its bytes.
            return "";
        }
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Unescaped();

    // Tokens, the keys of forms, what devices sign, the time of day.
    [GeneratedRegex("<input[^>]*name=\"(form-token|idempotency-key)\"[^>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        + "|challenge&quot;:&quot;[^&]*&|[0-9]{2}:[0-9]{2}(:[0-9]{2})?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Anew();
}
