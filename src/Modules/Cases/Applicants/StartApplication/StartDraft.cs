using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Makes a draft from answered questions, with everything that is already known filled in.</summary>
[UseCase]
internal sealed class StartDraft(ICatalog catalog, DraftStore drafts, Prefiller prefiller, TimeProvider clock)
{
    private const int MostOpen = 50;

    /// <param name="Id">The form's key: pressing twice makes one draft.</param>
    /// <param name="Again">The applicant knows of an open draft of this matter and wants another one.</param>
    internal sealed record Command(Guid Id, Actor Actor, Matter Matter, Answers Answers, bool Again);

    public async Task<Result<Guid>> Handle(Command command, CancellationToken cancel)
    {
        var (matter, actor, reach) = (command.Matter, command.Actor, command.Actor.Reach!);
        if (FilingTime.Closed(catalog, matter, clock.GetUtcNow()) is { } closed)
            return closed;
        var composition = catalog.Compose(matter, command.Answers, Known.Expected(matter));
        if (composition.Unanswered.Count > 0)
            return Result<Guid>.Refused([.. composition.Unanswered.Select(q => Refusal.Invalid("cases.question-unanswered", q))]);
        if (composition.Barriers.Count > 0)
            return Result<Guid>.Refused([.. composition.Barriers.Select(FilingTime.NotFor)]);
        if (composition.Items.Count == 0)
            return Refusal.Invalid("cases.nothing-to-apply-for");
        if (!reach.Scope.Covers(matter.Code, matter.Stage.Code, composition.Items.Select(i => i.Item.Code)))
            return Refusal.Forbidden("cases.out-of-mandate");
        var open = await drafts.Of(reach, MostOpen, cancel);
        if (open.Count == MostOpen)
            return Refusal.Conflict("cases.too-many-drafts", MostOpen);
        if (open.Any(d => d.Id == command.Id))
            return command.Id;
        if (!command.Again && open.Any(d => d.Matter == matter.Code))
            return Refusal.Conflict("cases.draft-open");
        if (await prefiller.Gather(matter, actor.Account, reach.Subject, actor.Person!.Value, cancel) is not { } state)
            return Refusal.Conflict("cases.applicant-unknown");
        await drafts.Create(command.Id, matter, reach, actor.Person.Value,
            state with { Answers = command.Answers.Values, OfChild = actor.ActingFor is { Kind: RepresentedKind.Child } }, cancel);
        return command.Id;
    }
}
