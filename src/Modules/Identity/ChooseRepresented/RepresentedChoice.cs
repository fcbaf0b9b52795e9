using OneStop.Web;

namespace OneStop.Identity.ChooseRepresented;

internal static class RepresentedChoice
{
    /// <summary>What the form sends for oneself.</summary>
    public const string Myself = "me";

    /// <summary>For whom the choice is: null for oneself. Only a mandate in force lets somebody act for another.</summary>
    /// <param name="choices">For whom they may act at this moment.</param>
    public static Result<Represented?> Choose(string? choice, IReadOnlyList<Represented> choices)
    {
        if (string.IsNullOrEmpty(choice))
            return Refusal.Invalid("identity.acting-missing", "for");
        if (choice == Myself)
            return Result<Represented?>.Of(null);
        return choices.FirstOrDefault(r => r.Key == choice) is { } represented
            ? Result<Represented?>.Of(represented) : Refusal.Forbidden("identity.no-mandate");
    }
}
