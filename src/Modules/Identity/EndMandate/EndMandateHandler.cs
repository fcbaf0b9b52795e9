using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.EndMandate;

/// <summary>Either side ends a mandate, at once: whoever gave it, or whoever holds it and leaves.</summary>
[UseCase]
internal sealed class EndMandateHandler(MandateAccess access, MandateBook book, MandateMessages messages, TimeProvider clock)
{
    /// <summary>As which side; what comes of it is a word of <see cref="EndedWhy"/>.</summary>
    public async Task<Result<(Mandate Mandate, string Why)>> Handle(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await access.Find(id, actor.Person!.Value, cancel) is not var (mandate, sides))
            return Refusal.NotFound("identity.mandate-ended");
        var decided = Decide(mandate, sides, clock.GetUtcNow());
        if (!decided.Succeeded(out var why))
            return decided.Refusals;
        if (!await book.End(id, why, new(actor.Person, actor.Account), cancel))
            return Refusal.Conflict("identity.mandate-ended");
        if (why == EndedWhy.ByPrincipal)
            await messages.Ended(mandate, cancel);
        else
            await messages.Left(mandate, cancel);
        return (mandate, why);
    }

    public static Result<string> Decide(Mandate mandate, MandateSides sides, DateTimeOffset now)
    {
        if (!mandate.IsOpenAt(now))
            return Refusal.Conflict("identity.mandate-ended");
        // Leaving is anybody's; who stands in the register is the register's to say.
        if (sides.Holds)
            return EndedWhy.ByHolder;
        return mandate.IsFromRegister ? Refusal.Forbidden("identity.mandate-of-register") : EndedWhy.ByPrincipal;
    }
}
