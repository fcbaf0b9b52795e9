using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OneStop.Audit.Trail;
using OneStop.EventSourcing.Integrity;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Audit.ExportTrail;

/// <summary>
/// What was found, as evidence: rows with what proves them and the signed roots (docs/evidence.md). What is sealed stays sealed in it. Who
/// takes it is asked once more who they are, and it is recorded.
/// </summary>
[Access(Right.ReadTrail), AsksAgain]
internal sealed class ExportTrailPage(TrailReader trail, RowEvidence evidence) : OneStopPage
{
    /// <summary>Rows in one file.</summary>
    public const int Most = 5000;

    public TrailFilter Filter { get; private set; } = new();

    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(Name = "account", SupportsGet = true)]
    public Guid? Account { get; set; }

    [BindProperty(Name = "subject", SupportsGet = true)]
    public Guid? Subject { get; set; }

    public IActionResult OnGet() => Read() ? Page() : BadRequest();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!Read())
            return BadRequest();
        var rows = await trail.Read(Actor, TrailReader.Exported, Filter, after: null, Most, cancel);
        var now = Now;
        Response.ContentType = "application/jsonl; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"attachment; filename=\"audit-{now.ChinaDate():yyyyMMdd}-{now.ToOffset(ChinaTime.Offset):HHmmss}.jsonl\"");
        await using var lines = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var head = new { evidence = "onestop/1", made = now, by = Actor.Account, filter = Filter.ToString(), rows = rows.Count };
        await lines.WriteLineAsync(JsonSerializer.Serialize(head, JsonSerializerOptions.Web));
        await foreach (var line in evidence.Of([.. rows.Select(r => r.Proven)], cancel))
            await lines.WriteLineAsync(line);
        return new EmptyResult();
    }

    private bool Read()
    {
        if (TrailFilter.Of(Kind, From, To, Number, Account, Subject) is not { } filter)
            return false;
        Filter = filter;
        return true;
    }
}
