using Microsoft.AspNetCore.Identity;
using OneStop.Identity.Accounts;

namespace OneStop.Identity.Tests.Passwords;

public sealed class PasswordRulesTests
{
    private static readonly Account Somebody = new()
    {
        Id = Guid.CreateVersion7(), Subject = Guid.CreateVersion7(), Kind = AccountKind.Citizen, PasswordHash = "", Stamp = "",
    };

    [Theory]
    [InlineData("woaini1314")]
    [InlineData("Password123")]
    [InlineData("onestop2026")]
    [InlineData("OneStop-一件事")]
    [InlineData("yiwangtongban1")]
    [InlineData("donghuzhengwu88")]
    public void What_others_guess_first_is_refused(string password) =>
        PasswordRules.Check(password, "new")!.Code.ShouldBe("identity.password-common");

    [Theory]
    [InlineData("lake mist and pine")]
    [InlineData("onestop beside the lake")]
    [InlineData("江南可采莲莲叶何田田")]
    [InlineData("7391 0462 8853")]
    public void Long_ones_of_any_signs_are_taken(string password) => PasswordRules.Check(password, "new").ShouldBeNull();

    [Fact]
    public void It_may_be_long_and_is_never_cut_or_folded()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(i => (char)('a' + (i * 7 % 23))));
        PasswordRules.Longest.ShouldBeGreaterThanOrEqualTo(64);
        PasswordRules.Check(longest, "new").ShouldBeNull();
        PasswordRules.Check(longest + "x", "new")!.Code.ShouldBe("identity.password-long");
        var hasher = PasswordRules.Hasher();
        var hash = hasher.HashPassword(Somebody, longest);
        hasher.VerifyHashedPassword(Somebody, hash, longest).ShouldBe(PasswordVerificationResult.Success);
        hasher.VerifyHashedPassword(Somebody, hash, longest[..^1]).ShouldBe(PasswordVerificationResult.Failed);
        hasher.VerifyHashedPassword(Somebody, hash, longest.ToUpperInvariant()).ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void A_hash_of_fewer_rounds_opens_once_and_is_made_anew()
    {
        var old = new PasswordHasher<Account>().HashPassword(Somebody, "lake mist and pine");
        PasswordRules.Hasher().VerifyHashedPassword(Somebody, old, "lake mist and pine").ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
    }
}
