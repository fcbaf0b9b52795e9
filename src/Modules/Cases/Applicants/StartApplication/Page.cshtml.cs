using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class ApplyPage(ICatalog catalog, StartDraft start, DraftStore drafts, OpenCases cases, ICertificates certificates) : OneStopPage
{
    [FromRoute]
    public string Matter { get; set; } = "";

    public Matter Found { get; private set; } = null!;
    public Composition Composition { get; private set; } = null!;

    /// <summary>An application of the same matter that is not finished.</summary>
    public Draft? Open { get; private set; }

    /// <summary>What the applicant has of it already.</summary>
    public SameMatter Same { get; private set; } = new([], []);

    /// <summary>Whose matter it is and who is at the keyboard do not fit.</summary>
    public bool WrongSide => (Found.Applicant == Applicant.Enterprise) != (Actor.ActingFor is { IsBody: true });

    /// <summary>They act for somebody, and not in this.</summary>
    public bool OutOfMandate => !Actor.Reach!.Scope.Touches(Found.Code, Found.Stage.Code);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Find(q => Request.Query[q] is [{ } answer] ? answer : null))
            return Unknown();
        if (!WrongSide && !OutOfMandate)
            await FindOpen(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!Find(q => Request.Form[q] is [{ } answer] ? answer : null))
            return Unknown();
        if (WrongSide || OutOfMandate)
            return Page();
        var answers = Composition.Answers;
        // The answers stand in the address, to be shared and gone back to; nothing else of the form does.
        if (Request.Form.ContainsKey("update"))
            return Redirect(CaseLinks.Apply(Matter) + QueryString.Create(answers.Values.Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))));
        foreach (var question in Found.Questions)
            ModelState.SetModelValue(question.Id, answers[question.Id], answers[question.Id]);
        var started = await start.Handle(new(IdempotencyKey ?? Guid.CreateVersion7(), Actor, Found, answers, Request.Form.ContainsKey("again")), cancel);
        if (started.Succeeded(out var id))
            return Redirect(CaseLinks.Draft(id));
        await FindOpen(cancel);
        return Refuse(started.Refusals.Select(Named));
    }

    /// <summary>Why nobody can file it now.</summary>
    public Refusal? Closed => FilingTime.Closed(catalog, Found, Now);

    // The guide of a matter that has ended says since when, why, and what to file instead.
    private IActionResult Unknown() => catalog.Ended(Matter) is null ? NotFound() : Redirect(CaseLinks.Guide(Matter));

    public IReadOnlyList<Choice> Choices(Question question) => Controls.Answers(question, T);

    private bool Find(Func<string, string?> answer)
    {
        if (catalog.Find(Matter) is not { } matter)
            return false;
        Found = matter;
        Composition = catalog.Compose(matter, Answers.Read(matter, answer), Known.Expected(matter));
        return true;
    }

    private async Task FindOpen(CancellationToken cancel)
    {
        var reach = Actor.Reach!;
        var (begun, open, held) = (drafts.Of(reach, 50, cancel), cases.Of(reach, Found.Code, cancel), certificates.OnFile(reach.Subject, cancel));
        Open = (await begun).FirstOrDefault(d => d.Matter == Found.Code);
        Same = SameMatter.Of(await open, Composition, await held);
    }

    private Refusal Named(Refusal refusal) => refusal.Field is { } id && Found.Questions.FirstOrDefault(q => q.Id == id) is { } question
        ? refusal with { Args = [question.Text] } : refusal;
}
