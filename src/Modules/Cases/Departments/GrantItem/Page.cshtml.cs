using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases.Departments;

/// <summary>The press on 准予许可 in the workbench.</summary>
[Access(Right.DecideItems)]
internal sealed class GrantItemPage(Workbench workbench, PartyNews news) : ItemCommandPage(workbench)
{
    private DecisionForm typed = DecisionForm.Empty;

    public override DecisionForm Typed => typed;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (DecisionForm.Read(Request.Form) is not { } form)
            return BadRequest();
        typed = form;
        var judged = form.Judged ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        var grant = new GrantItem(Number, Code, judged, form.Note ?? "", form.Opinion ?? "")
        {
            Seen = form.Seen, Decided = form.Decided, Came = form.Came,
        };
        // A home may have been sold, or a wedding held, since the case was filed: what the reviewer has not seen yet they see first.
        if (await news.Changed(CaseId, Code, Actor.Staff(), cancel))
            return await Load(cancel) ? Refuse(Refusal.Conflict("cases.parties-changed")) : NotFound();
        return await Send(grant, "grant", "granted", cancel);
    }
}
