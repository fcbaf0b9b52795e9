using System.Security.Claims;
using OneStop.Identity.People;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>Who somebody is in the words of an issuer whose token was found good.</summary>
/// <param name="Number">The number that they have there: never given to somebody else.</param>
/// <param name="Level">As the claim has it; empty when it is none that the settings name.</param>
/// <param name="IsRealName">Whether name and ID number are surely theirs.</param>
internal sealed record IssuedIdentity(string Number, PersonFacts Facts, string Level, bool IsRealName)
{
    private const int LongestNumber = 255;

    public static Result<IssuedIdentity> Read(Issuer issuer, ClaimsPrincipal principal, DateOnly today)
    {
        // A claim that comes twice says two things.
        if (Single(principal, "sub") is not { Length: > 0 and <= LongestNumber } number || Single(principal, issuer.NameClaim) is not { } name
            || Single(principal, issuer.NumberClaim) is not { } idNumber)
            return Refusal.Invalid("identity.issuer-incomplete", null, issuer.Name);
        var facts = PersonRules.CheckNamed(name, idNumber, today);
        if (facts.IsRefused)
            return facts.Refusals.Any(r => r.Code == "identity.too-young") ? facts.Refusals : Refusal.Invalid("identity.issuer-incomplete", null, issuer.Name);
        var level = issuer.Level(Single(principal, issuer.LevelClaim));
        return new IssuedIdentity(number, facts.Value, level?.Value ?? "", level?.RealName == true);
    }

    private static string? Single(ClaimsPrincipal principal, string claim) =>
        principal.FindAll(claim).Select(c => c.Value).ToList() is [var only] ? only : null;
}
