using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Window;

/// <summary>One page that lists all that an item needs: what is written beside a line is a point of the one correction.</summary>
[Access(Right.TakeIn)]
internal sealed class RequestCorrectionPage(DeskCases cases, ICatalog catalog, DeskCommands desk) : OneStopPage
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "item")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "case")]
    public Guid CaseId { get; set; }

    public DeskCase Desk { get; private set; } = null!;

    /// <summary>False when it was told before, or the item is no longer at the window.</summary>
    public bool MayAsk => Desk.Item is { Status: ItemStatus.Received, Correction: null } && Desk.Case.By is not null;

    /// <summary>What the applicant uploaded, or still owes.</summary>
    public IReadOnlyList<SubmittedMaterial> HandedIn => [.. Desk.Share.Materials.Where(m => m.Pages.Count > 0 || m.Way is WayKind.Upload)];

    /// <summary>What came from a certificate or a register, and is seldom the applicant's to mend.</summary>
    public IReadOnlyList<SubmittedMaterial> NotHandedIn => [.. Desk.Share.Materials.Except(HandedIn)];

    /// <summary>Values that come from a register are not the applicant's to mend.</summary>
    public IEnumerable<DataElement> Fields => Desk.Share.Fields.Where(f => f.Editable);

    public DateOnly AnswerBy => catalog.Calendar.AddWorkingDays(Now.ChinaDate(), RequestCorrectionsHandler.AnswerDays);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await desk.Send(CaseId, new RequestCorrections(Number, Code, Points()), Actor.Staff(), IdempotencyKey?.ToString("N"), cancel);
        if (!outcome.IsRefused)
            return GoAndTell(CaseLinks.DeskItem(Number, Code), "asked");
        if (outcome.Refusals[0].Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
            return Turn(outcome.Refusals);
        return await Load(cancel) ? Refuse(outcome.Refusals) : NotFound();
    }

    public string Words(DataElement element) => Desk.Case.Form[element.Code] is { Length: > 0 } raw
        ? element.Sensitive || element.Type == ElementType.Table ? Values.Masked(element, raw, T.Lang) : Values.Of(element, raw, T.Lang)
        : T["review.nothing-filed"];

    public string Typed(string field) => HttpMethods.IsPost(Request.Method) ? Request.Form[field].ToString() : "";

    /// <summary>The standard points of a material that were ticked.</summary>
    public bool IsTicked(string field, string point) => HttpMethods.IsPost(Request.Method) && Request.Form[field + "-see"].Contains(point);

    /// <summary>A line is a point when something is ticked or written beside it; both go into one sentence.</summary>
    private ImmutableList<PointToMend> Points()
    {
        var points = ImmutableList.CreateBuilder<PointToMend>();
        foreach (var name in Request.Form.Keys.Select(k => k.EndsWith("-see", StringComparison.Ordinal) ? k[..^4] : k).Distinct(StringComparer.Ordinal))
        {
            if (Target(name) is not var (kind, target))
                continue;
            var ticked = Request.Form[name + "-see"].OfType<string>().Where(t => t.Length > 0).ToList();
            var written = Request.Form[name].ToString().Trim();
            if (ticked.Count > 0 || written.Length > 0)
                points.Add(new(kind, target, ticked.Count == 0 ? written : $"没有看到：{string.Join('、', ticked)}。{written}"));
        }

        return points.ToImmutable();
    }

    private static (CorrectionTarget Kind, string Target)? Target(string name) =>
        name.StartsWith("field-", StringComparison.Ordinal) ? (CorrectionTarget.Field, name["field-".Length..])
        : name.StartsWith("material-", StringComparison.Ordinal) ? (CorrectionTarget.Material, name["material-".Length..])
        : null;

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await cases.Open(Number, Code, Actor.Staff(), whole: false, null, cancel) is not { } desk)
            return false;
        Desk = desk;
        return true;
    }
}
