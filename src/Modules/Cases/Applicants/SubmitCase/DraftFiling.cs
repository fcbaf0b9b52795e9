using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// Files a draft: one round trip to read it, one to append the case and drop the draft. The case takes the draft's id, so
/// pressing twice, two devices or a retry after a lost answer make one case.
/// </summary>
[UseCase]
internal sealed class DraftFiling(IStreams streams, ICatalog catalog, DraftStore drafts, IPeople people, MasterKeys masters, TimeProvider clock)
{
    private const int Attempts = 3;
    private const int LongestReason = 200;

    /// <param name="Agreed">The applicant ticked that the content is true and answers for it.</param>
    internal sealed record Command(Guid Draft, Actor Actor, bool Agreed)
    {
        /// <summary>What was consented to by itself.</summary>
        public IReadOnlyCollection<Consent> Consents { get; init; } = [];

        /// <summary>The applicant knows that they have the same already and wants another one.</summary>
        public bool Again { get; init; }

        /// <summary>Why, if they say so.</summary>
        public string? Reason { get; init; }
    }

    /// <returns>The case number.</returns>
    public async Task<Result<string>> Handle(Command command, CancellationToken cancel)
    {
        var reach = command.Actor.Reach!;
        for (var attempt = 1; ; attempt++)
        {
            if (await drafts.Find(command.Draft, reach, cancel) is not { } draft)
                return await drafts.NumberOfCase(command.Draft, reach, cancel) is { } number ? number : Refusal.NotFound("cases.draft-not-found");
            var today = clock.ChinaToday();
            if (Filing.Of(catalog, draft, today) is not { } filing)
                return Refusal.NotFound("cases.draft-not-found");
            if (!reach.Scope.Covers(filing.Matter.Code, filing.Matter.Stage.Code, filing.Composition.Items.Select(i => i.Item.Code)))
                return Refusal.Forbidden("cases.out-of-mandate");
            if (FilingTime.Closed(catalog, filing.Matter, clock.GetUtcNow(), draft) is { } closed)
                return closed;
            if (NewerVersion.Of(catalog, filing, today) is { } newer)
                return Refusal.Conflict("cases.newer-version", newer.Matter.Effective);
            if (!draft.State.Verified && await people.Person(draft.Operator, cancel) is not { Verified: true })
                return Refusal.Conflict("cases.not-verified");
            var same = SameMatter.Of(filing, masters);
            var missing = DraftToFile.Missing(filing, command.Agreed, command.Consents).Concat(same.IsThere ? Unsaid(command) : []).ToList();
            if (missing.Count > 0)
                return Result<string>.Refused(missing);

            var submit = DraftToFile.CommandOf(filing, CaseRegion.Of(filing, catalog), today) with { Dropped = draft.Version };
            submit = submit with { Submitted = await FiledBy(submit.Submitted, command.Actor, cancel) };
            if (same.IsThere)
                submit = submit with { Submitted = submit.Submitted with { Again = TextRules.Tidy(command.Reason), Had = same.Had } };
            var filed = await streams.Send(draft.Id, submit, ByApplicant.Context(command.Actor));
            // The draft was changed on another device after it was read: read it again.
            if (attempt == Attempts || filed is not { Refusals: [{ Code: SubmitCaseHandler.DraftChanged }] })
                return filed;
        }
    }

    /// <summary>Whoever presses is who files it, whoever of the house began it; and by what they do so is kept.</summary>
    private async Task<CaseSubmitted> FiledBy(CaseSubmitted submitted, Actor actor, CancellationToken cancel)
    {
        if (actor.ActingFor is not { } represented || submitted.By.Value is not { } by)
            return submitted;
        if (submitted.Operator != actor.Person && await people.Person(actor.Person!.Value, cancel) is { } person)
            (submitted, by) = (submitted with { Operator = person.Subject }, by with { OperatorName = person.Name, OperatorMobile = person.Mobile });
        return submitted with { By = by with { Organisation = represented.Organisation }, FiledAs = represented.As };
    }

    private static IEnumerable<Refusal> Unsaid(Command command)
    {
        if (!command.Again)
            yield return Refusal.Invalid("cases.same-open", "again");
        if (!string.IsNullOrWhiteSpace(command.Reason))
        {
            foreach (var refusal in TextRules.Check(command.Reason, "reason", LongestReason, "cases.same-open"))
                yield return refusal;
        }
    }
}
