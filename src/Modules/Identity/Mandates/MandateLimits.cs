using System.Text.Json;

namespace OneStop.Identity.Mandates;

/// <summary>How long mandates last and how many there are: <c>limits.json</c> beside this file.</summary>
/// <param name="OfferDays">An offer that nobody accepts lapses after these days.</param>
/// <param name="LongestMandateDays">The longest a person or body authorises another.</param>
/// <param name="LongestOperatorDays">The longest an enterprise names an operator.</param>
/// <param name="AskRegisterAfterHours">What a register said of a representative is asked again when it is older, before anybody acts on it.</param>
/// <param name="AskRegisterEveryDays">It is asked again by itself after these days.</param>
/// <param name="MostOperators">Of one body, offers included.</param>
/// <param name="MostMandates">That one person or body gives at a time, offers included.</param>
/// <param name="OffersPerDay">That one account makes.</param>
internal sealed record MandateLimits(int OfferDays, int LongestMandateDays, int LongestOperatorDays, int AskRegisterAfterHours, int AskRegisterEveryDays,
    int MostOperators, int MostMandates, int OffersPerDay)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static MandateLimits Read()
    {
        using var stream = typeof(MandateLimits).Assembly.GetManifestResourceStream("mandate-limits.json")!;
        return JsonSerializer.Deserialize<MandateLimits>(stream, Strict)!;
    }
}
