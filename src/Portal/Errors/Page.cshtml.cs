using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using OneStop.Web;

namespace OneStop.Portal.Errors;

/// <summary>One page for all that can go wrong with an address or a server: what happened, that nothing was lost, what to do.</summary>
[Access(Right.ReadSite)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class ErrorPage(ILogger<ErrorPage> log) : OneStopPage
{
    private static readonly int[] Told = [400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503];

    public int Status { get; private set; }

    /// <summary>The texts <c>error.{Name}.…</c>.</summary>
    public string Name { get; private set; } = "";

    public string Title => Shown is { } shown ? T["error.acting.title", shown] : T["error." + Name + ".title"];
    public string Text => Shown is not null ? T["error.acting.text", Acting] : T["error." + Name + ".text"];
    public string Act => Shown is { } shown ? T["error.acting.act", shown] : T["error." + Name + ".act"];

    /// <summary>Under whose name the form was shown that was sent under another; null when it was something else.</summary>
    public string? Shown => HttpContext.FormShownAs() switch { null => null, "" => T["error.acting.yourself"], var name => name };

    private string Acting => HttpContext.Actor()?.ActingFor?.Name ?? T["error.acting.yourself"];

    /// <summary>What to quote on the phone; only for our own mistakes.</summary>
    public string? Number { get; private set; }

    /// <summary>Where trying again makes sense: the page itself, if it was only looked at.</summary>
    public string? Again { get; private set; }

    public void OnGet(int? status)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var replaced = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // Somebody who typed /error/500 asked for a page that is not there.
        Status = failed is not null ? Response.StatusCode : replaced is not null ? status ?? 404 : 404;
        Response.StatusCode = Status;
        var told = Told.Contains(Status) ? Status : Status < 500 ? 400 : 500;
        Name = (told switch { 405 => 404, 415 => 400, _ => told }).ToString(CultureInfo.InvariantCulture);
        if (told == 500)
        {
            Number = HttpContext.TraceIdentifier;
            Told500(log, Number, failed?.Path ?? replaced?.OriginalPath);
        }

        if (told is 503 or 500 or 429 && HttpMethods.IsGet(HttpContext.OriginalMethod()))
            Again = HttpContext.Here();
        if (told == 503)
            Response.Headers.RetryAfter = Outages.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }

    [LoggerMessage(LogLevel.Error, "The reader was told the number {Number} for a failure at {Path}")]
    private static partial void Told500(ILogger log, string number, string? path);
}
