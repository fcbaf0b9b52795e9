using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Changes the answers of a draft: items, fields and materials follow, what was filled in stays.</summary>
[Access(Right.Apply)]
internal sealed class AnswersPage : DraftPage
{
    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        var form = await Request.ReadFormAsync(cancel);
        var answers = Answers.Read(Filing.Matter, q => form[q] is [{ } answer] ? answer : null);
        foreach (var question in Filing.Matter.Questions)
            ModelState.SetModelValue(question.Id, answers[question.Id], answers[question.Id]);
        List<Refusal> wrong = [.. Filing.Matter.Questions.Where(q => answers[q.Id] is null)
            .Select(q => Refusal.Invalid("cases.question-unanswered", q.Id, q.Text))];
        if (wrong.Count == 0)
            wrong.AddRange(Filing.Compose(Catalog, Filing.Matter, Filing.State with { Answers = answers.Values }, Today).Barriers.Select(FilingTime.NotFor));
        if (wrong.Count == 0 && Catalog.Compose(Filing.Matter, answers, Known.Nothing).Items.Count == 0)
            wrong.Add(Refusal.Invalid("cases.nothing-to-apply-for"));
        if (wrong.Count > 0)
            return Refuse(wrong);
        var changed = await Drafts.Change(Id, Reach, draft => draft.State with { Answers = answers.Values }, cancel);
        return changed.IsRefused ? Refuse(changed.Refusals) : Redirect(Filing.Url);
    }

    public IReadOnlyList<Choice> Choices(Question question) => Controls.Answers(question, T);
}
