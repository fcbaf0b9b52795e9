using OneStop.Contracts.Identity;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.AnswerMandate;

/// <summary>Whoever a mandate is offered to accepts it, and it begins; or declines it, and it is gone.</summary>
[UseCase]
internal sealed class AnswerMandateHandler(MandateAccess access, MandateBook book, MandateMessages messages, IPeople people, TimeProvider clock)
{
    public async Task<Result<Mandate>> Handle(Actor actor, Guid id, bool accepts, CancellationToken cancel)
    {
        if (await access.Find(id, actor.Person!.Value, cancel) is not var (mandate, sides) || !sides.Holds)
            return Refusal.NotFound("identity.mandate-ended");
        var decided = Decide(mandate, await people.Person(actor.Person.Value, cancel), accepts, clock.GetUtcNow());
        if (decided.IsRefused)
            return decided.Refusals;
        var by = new MandateActor(actor.Person, actor.Account);
        if (!await (accepts ? book.Accept(id, by, cancel) : book.End(id, EndedWhy.Declined, by, cancel)))
            return Refusal.Conflict("identity.mandate-ended");
        if (accepts)
            await messages.Accepted(mandate, cancel);
        else
            await messages.Declined(mandate, cancel);
        return mandate;
    }

    public static Result<Unit> Decide(Mandate mandate, Person? person, bool accepts, DateTimeOffset now)
    {
        if (mandate.StateAt(now) != MandateState.Offered)
            return Refusal.Conflict("identity.mandate-ended");
        if (!accepts)
            return Unit.Value;
        if (person is not { Verified: true })
            return Refusal.Forbidden("identity.not-verified");
        if (!person.MobileConfirmed)
            return Refusal.Forbidden("identity.mobile-not-confirmed");
        // The number is theirs and the name is not: somebody else may be meant.
        return !mandate.ToBody && person.Name != mandate.HolderName ? Refusal.Conflict("identity.mandate-other-name") : Unit.Value;
    }
}
