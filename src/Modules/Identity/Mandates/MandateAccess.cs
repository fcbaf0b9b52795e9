using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>On which sides of a mandate somebody is.</summary>
/// <param name="Gives">They may end it as whoever gave it.</param>
/// <param name="Holds">It is theirs, or of an organisation for which they decide.</param>
internal readonly record struct MandateSides(bool Gives, bool Holds)
{
    public bool IsAny => Gives || Holds;
}

/// <summary>
/// Who may see a mandate and do something to it: both its sides, and nobody else. For a body those who may name operators; what the register
/// says of a representative or liaison nobody else ends.
/// </summary>
[UseCase]
internal sealed class MandateAccess(MandateRows mandates)
{
    /// <summary>The mandate; null when there is none, or when it is nobody's business who asks.</summary>
    public async Task<(Mandate Mandate, MandateSides Sides)?> Find(Guid id, Guid person, CancellationToken cancel) =>
        await mandates.Find(id, cancel) is { } mandate && await Of(mandate, person, cancel) is { IsAny: true } sides ? (mandate, sides) : null;

    /// <summary>By what a person may name operators of a body now; null when they may not.</summary>
    public async Task<Mandate?> MayName(Guid person, Guid body, CancellationToken cancel) =>
        await mandates.Standing(person, body, cancel) is { } standing && standing.May(MandateRight.Operators) ? standing : null;

    private async Task<MandateSides> Of(Mandate mandate, Guid person, CancellationToken cancel)
    {
        var holds = mandate.ToBody ? await MayName(person, mandate.Holder, cancel) is not null : mandate.Holder == person;
        var gives = mandate.OfBody ? await MayName(person, mandate.Principal, cancel) is not null : mandate.Principal == person;
        return new(gives, holds);
    }
}
