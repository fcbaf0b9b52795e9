using Microsoft.Extensions.Logging;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>
/// Asks the register of enterprises once more whether somebody still is what it named them as. What it says counts at once; a silent
/// register changes nothing. What a former representative gave in the body's name is the body's and stays; the new one is asked about it.
/// </summary>
[UseCase]
internal sealed partial class RegisterStandings(ILicenceRegister register, IPeople people, Enterprises enterprises, MandateRows mandates, MandateBook book,
    MandateLimits limits, TimeProvider clock, ILogger<RegisterStandings> log)
{
    public const string Deregistered = "3";
    private const string Purpose = "identity.check-representative";

    /// <summary>Whether what is known is too old to act on.</summary>
    public bool IsOld(Mandate mandate) =>
        mandate is { IsFromRegister: true, CheckedAt: { } at } && clock.GetUtcNow() - at > TimeSpan.FromHours(limits.AskRegisterAfterHours);

    /// <summary>Asks about what a person stands for a body by, when what is known of it is too old.</summary>
    /// <returns>Whether it ended or changed.</returns>
    public async Task<bool> Refresh(Guid person, Guid body, CancellationToken cancel) =>
        await mandates.Standing(person, body, cancel) is { } mandate && IsOld(mandate) && await Ask(mandate, cancel) is Answer.Ended or Answer.Changed;

    /// <summary>What came of asking.</summary>
    public enum Answer
    {
        /// <summary>The register is silent.</summary>
        Away,

        /// <summary>All is as it was.</summary>
        Same,

        /// <summary>They are something else to the body now.</summary>
        Changed,

        /// <summary>They act for it no more.</summary>
        Ended,
    }

    /// <summary>Asks about one, however old.</summary>
    public async Task<Answer> Ask(Mandate mandate, CancellationToken cancel)
    {
        if (mandate is not { IsFromRegister: true, Body: { } body } || await people.Person(mandate.Holder, cancel) is not { Verified: true } person
            || await people.CitizenAccount(mandate.Holder, cancel) is not { } account)
            return Answer.Same;
        var look = new Look(Asker.Of(account, person.Verified), Purpose);
        var licence = await register.Find(body.Uscc, look, cancel);
        var standing = licence.Found is null ? default : await register.Standing(body.Uscc, person.IdNumber, person.Name, look, cancel);
        // That it has nothing under a code that it once knew is no answer that anybody should lose something by.
        if (licence.Found is not { } found || standing.Found is not { } named)
            return Answer.Away;
        await enterprises.Keep(new(found.Name, found.Uscc, found.Representative), cancel);
        if (found.Status == Deregistered)
        {
            await book.EndAllOf(mandate.Principal, EndedWhy.Deregistered, cancel);
            LogEnded(log, mandate.Id, EndedWhy.Deregistered);
            return Answer.Ended;
        }

        return await Take(mandate, named.Kind, cancel);
    }

    private async Task<Answer> Take(Mandate mandate, StandingKind named, CancellationToken cancel)
    {
        var now = Of(named);
        if (now == mandate.Capacity)
        {
            await book.NoteChecked(mandate.Id, cancel);
            return Answer.Same;
        }

        if (mandate.IsLegalRepresentative)
            await book.AskToConfirm(mandate.Principal, null, cancel);
        await book.End(mandate.Id, EndedWhy.Register, MandateActor.Register, cancel);
        LogEnded(log, mandate.Id, EndedWhy.Register);
        if (now is not { } other)
            return Answer.Ended;
        await book.Begin(New(mandate.Holder, mandate.HolderName, mandate.Principal, other), MandateActor.Register, cancel);
        return Answer.Changed;
    }

    /// <summary>What a person is by the register, as a mandate.</summary>
    public static NewMandate New(Guid person, string name, Guid body, Capacity capacity) => new(person, false, name, body, true, capacity, MandateScope.Whole,
        capacity == Capacity.LegalRepresentative ? MandateRight.All : [MandateRight.Certificates], null);

    public static Capacity? Of(StandingKind kind) => kind switch
    {
        StandingKind.Representative => Capacity.LegalRepresentative,
        StandingKind.Liaison => Capacity.Liaison,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "The mandate {Mandate} ended: {Why}")]
    private static partial void LogEnded(ILogger logger, Guid mandate, string why);
}
