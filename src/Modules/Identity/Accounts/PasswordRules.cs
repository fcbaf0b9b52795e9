using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OneStop.Identity.Accounts;

/// <summary>
/// Long rather than complicated (NIST SP 800-63B 3.1.1): at least ten characters, not one of the commonest, not this site's name with a
/// little beside it, not one's own number. No rule about signs and capitals.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;

    /// <summary>PBKDF2 with HMAC-SHA-512, as often as OWASP asks in 2025; an older hash is made anew at its owner's next sign-in.</summary>
    private const int Rounds = 210_000;

    /// <summary>So many characters beside the site's own words make a password of their own.</summary>
    private const int Beside = 6;

    // Whoever guesses at this very site begins with them.
    private static readonly string[] SiteWords =
        ["onestop", "yijianshi", "yizhanban", "yiwangtongban", "zhengwufuwu", "zhengwu", "donghu", "一件事", "一站办", "一网通办", "政务服务", "东湖"];

    private static readonly FrozenSet<string> Commonest = Read();

    /// <summary>Null when the password will do.</summary>
    public static Refusal? Check(string? password, string field, params string?[] own)
    {
        if (password is null || password.Length < Shortest)
            return Refusal.Invalid("identity.password-short", field, Shortest);
        if (password.Length > Longest)
            return Refusal.Invalid("identity.password-long", field, Longest);
        var plain = password.ToLowerInvariant();
        if (Commonest.Contains(plain) || plain.Distinct().Count() < 4 || IsRun(plain) || IsSiteWord(plain))
            return Refusal.Invalid("identity.password-common", field);
        return own.Any(o => o is { Length: >= 4 } && plain.Contains(o.ToLowerInvariant(), StringComparison.Ordinal))
            ? Refusal.Invalid("identity.password-own", field)
            : null;
    }

    /// <summary>One for all: it has no state.</summary>
    public static PasswordHasher<Account> Hasher() => new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    private static bool IsSiteWord(string plain)
    {
        var rest = SiteWords.Aggregate(plain, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < plain.Length && rest.Length < Beside;
    }

    // 1234567890, abcdefghij, 9876543210.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).Distinct().ToList();
        return steps is [1 or -1] || (text.All(char.IsAsciiDigit) && text.Zip(text.Skip(1), (a, b) => (b - a + 10) % 10).Distinct().ToList() is [1 or 9]);
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
