using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using OneStop.Simulators.Faults;

namespace OneStop.Simulators.TextMessages;

/// <summary>
/// A gateway that takes texts and sends none: <c>/admin/texts</c> shows the last ones to whoever develops, and
/// <c>/admin/texts/{mobile}</c> tells a script.
/// </summary>
internal static class TextMessageGateway
{
    public const string Inbox = "/admin/texts";
    private const int Longest = 500;

    public static void Map(IEndpointRouteBuilder gateway) => gateway.MapPost("/v1/messages", Take);

    public static void MapInbox(IEndpointRouteBuilder app)
    {
        app.MapGet(Inbox, (TakenTexts texts) => Results.Text(Page(texts.All), "text/html; charset=utf-8"));
        app.MapGet(Inbox + "/{mobile}", (string mobile, TakenTexts texts) => Results.Ok(texts.All.Where(t => t.To == mobile)));
    }

    private static IResult Take(NewText message, TakenTexts texts, TimeProvider clock)
    {
        if (message.To is not { Length: 11 } || !message.To.All(char.IsAsciiDigit))
            return Problems.Of(400, "text.to", "to must be a mobile number of 11 digits.");
        if (message.Text is not { Length: > 0 and <= Longest })
            return Problems.Of(400, "text.text", $"text must have 1 to {Longest} characters.");
        texts.Add(new(message.To, message.Text, clock.GetUtcNow()));
        return Results.Accepted();
    }

    private static string Page(IEnumerable<TakenText> all)
    {
        var page = new StringBuilder();
        page.Append(
            $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="5">
            <title>收到的短信 Text messages</title>
            <link rel="stylesheet" href="{FaultPage.Path}/style.css">
            </head>
            <body><main>
            <h1>收到的短信</h1>
            <p class="lead">平台发出的短信都在这里，一条也没有真的发出去。<span lang="en">What the platform sent; nothing leaves this server.</span></p>
            """);
        foreach (var text in all)
            page.Append(CultureInfo.InvariantCulture,
                $"<h2>{HtmlEncoder.Default.Encode(text.To)} <span>{text.At.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}</span></h2><p>{HtmlEncoder.Default.Encode(text.Text)}</p>");
        page.Append("</main></body></html>");
        return page.ToString();
    }

    private sealed record NewText(string? To, string? Text);
}

internal sealed record TakenText(string To, string Text, DateTimeOffset At);

/// <summary>The last texts, newest first, as long as the server runs.</summary>
internal sealed class TakenTexts
{
    private const int Most = 200;

    private readonly ConcurrentQueue<TakenText> texts = new();

    public IEnumerable<TakenText> All => texts.Reverse();

    public void Add(TakenText text)
    {
        texts.Enqueue(text);
        while (texts.Count > Most)
            texts.TryDequeue(out _);
    }
}
