namespace OneStop.SignOn.Clients;

/// <summary>Reads what was typed about a client. Addresses are compared to the letter later, so nothing is guessed here.</summary>
internal static class ClientRules
{
    private const int LongestName = 60;
    private const int LongestAddress = 400;
    private const int MostAddresses = 20;

    /// <param name="departments">Codes of the departments that there are.</param>
    /// <param name="isDemo">In a demo, a site on this very computer does without https.</param>
    public static Result<ClientFacts> Read(ClientForm form, IReadOnlySet<string> departments, bool isDemo)
    {
        var refused = new List<Refusal>();
        var (zh, en) = (Tidy(form.NameZh), Tidy(form.NameEn));
        if (zh.Length is 0 or > LongestName)
            refused.Add(Refusal.Invalid("sign-on.name", "name-zh", LongestName));
        if (en.Length is 0 or > LongestName)
            refused.Add(Refusal.Invalid("sign-on.name-en", "name-en", LongestName));
        if (!departments.Contains(form.Department ?? ""))
            refused.Add(Refusal.Invalid("sign-on.department", "department"));
        var kinds = Words<ClientKind>(form.Kinds ?? []);
        var proof = Words<ClientProof>([form.Proof ?? ""]) is [var one] ? one : (ClientProof?)null;
        refused.AddRange(KindsAndProof(kinds, proof));
        var keys = proof == ClientProof.Keys ? PublicKeys.Read(form.Keys) : Result<string>.Of("");
        refused.AddRange(keys.Refusals);
        var (redirects, back, told) = (Lines(form.Redirects), Lines(form.LogoutRedirects), Lines(form.LogoutUri));
        var calls = Lines(form.Calls);
        refused.AddRange(Wrong(redirects, "redirects", isDemo).Concat(Wrong(back, "logout-redirects", isDemo)).Concat(Wrong(told, "logout-uri", isDemo)));
        if (kinds.Contains(ClientKind.Site) && redirects.Count == 0)
            refused.Add(Refusal.Invalid("sign-on.redirect-missing", "redirects"));
        if (told.Count > 1)
            refused.Add(Refusal.Invalid("sign-on.logout-one", "logout-uri"));
        if (kinds.Contains(ClientKind.System) && calls.Count == 0)
            refused.Add(Refusal.Invalid("sign-on.calls-missing", "calls"));
        return refused.Count > 0 ? refused
            : new ClientFacts(zh, en, form.Department!, kinds, proof!.Value, proof == ClientProof.Keys ? keys.Value : null,
                [.. redirects.Select(Address)], [.. back.Select(Address)], told.Count == 1 ? Address(told[0]) : null, calls);
    }

    private static IEnumerable<Refusal> KindsAndProof(List<ClientKind> kinds, ClientProof? proof)
    {
        if (kinds.Count == 0)
            yield return Refusal.Invalid("sign-on.kind", "kinds");
        if (proof is null)
            yield return Refusal.Invalid("sign-on.proof", "proof");
        // A system's secret would travel with every call of a machine that runs for years.
        if (kinds.Contains(ClientKind.System) && proof is not (null or ClientProof.Keys))
            yield return Refusal.Invalid("sign-on.system-needs-keys", "proof");
        if (proof == ClientProof.None && kinds.Any(k => k != ClientKind.Kiosk))
            yield return Refusal.Invalid("sign-on.only-kiosks-bare", "proof");
    }

    private static IEnumerable<Refusal> Wrong(List<string> addresses, string field, bool isDemo)
    {
        if (addresses.Count > MostAddresses)
            yield return Refusal.Invalid("sign-on.addresses-many", field, MostAddresses);
        if (addresses.FirstOrDefault(a => !IsAddress(a, isDemo)) is { } wrong)
            yield return Refusal.Invalid("sign-on.address", field, wrong);
    }

    // Nothing after a #, no name and password, no place holder: an address is what it is.
    private static bool IsAddress(string address, bool isDemo) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && !address.Contains('#', StringComparison.Ordinal) && !address.Contains('*', StringComparison.Ordinal) && address.All(char.IsAscii)
        && (uri.Scheme == Uri.UriSchemeHttps || (isDemo && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static Uri Address(string text) => new(text, UriKind.Absolute);

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static string Tidy(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<T> Words<T>(IEnumerable<string> words)
        where T : struct, Enum => [.. words.Select(w => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Word(v!.Value) == w)).OfType<T>().Distinct()];

    /// <summary>The word of a form for a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
