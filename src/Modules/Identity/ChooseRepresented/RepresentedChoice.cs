using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.ChooseRepresented;

internal static class RepresentedChoice
{
    /// <summary>What the form sends for oneself.</summary>
    public const string Myself = "me";

    /// <summary>For whom the choice is: null for oneself. Only a mandate in force lets somebody act for an enterprise.</summary>
    public static Result<Represented?> Choose(string? choice, IReadOnlyList<Mandate> mandates)
    {
        if (string.IsNullOrEmpty(choice))
            return Refusal.Invalid("identity.acting-missing", "for");
        if (choice == Myself)
            return Result<Represented?>.Of(null);
        var mandate = Guid.TryParse(choice, out var subject) ? mandates.FirstOrDefault(m => m.Enterprise == subject) : null;
        return mandate is null
            ? Refusal.Forbidden("identity.no-mandate")
            : Result<Represented?>.Of(new(mandate.Enterprise, mandate.Facts.Name));
    }
}
