using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases.Departments;

/// <summary>Keeps judgements and a note without deciding; on the way to a denial, too, which begins with what was not met.</summary>
[Access(Right.DecideItems)]
internal sealed class AddOpinionPage(Workbench workbench) : ItemCommandPage(workbench)
{
    private DecisionForm typed = DecisionForm.Empty;

    public override DecisionForm Typed => typed;

    /// <summary>Set by the button that goes on to the denial.</summary>
    [BindProperty(Name = "then-deny")]
    public bool ThenDeny { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (DecisionForm.Read(Request.Form) is not { } form)
            return BadRequest();
        typed = form;
        var judged = form.Judged ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        var words = T.IsUsual(form.Opinion) ? null : form.Opinion;
        var opinion = new AddOpinion(Number, Code, judged, form.Note ?? "") { Words = words, Decided = form.Decided, Seen = form.Seen };
        return await Send(opinion, "opinion", "noted", cancel, ThenDeny ? CaseLinks.DenyItem(Number, Code) : null);
    }
}
