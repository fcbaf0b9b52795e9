using System.Collections.Immutable;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>Sentences that an official writes and an applicant will read.</summary>
internal static class Written
{
    /// <summary>What was written; once the applicant is forgotten, that it is not kept any more.</summary>
    public static string Of(Secret<string> written, Texts t) => written.Value ?? t["written.forgotten"];

    public static IReadOnlyList<string> Of(Secret<ImmutableList<string>> written, Texts t) => written.Value is { } lines ? lines : [t["written.forgotten"]];

    /// <summary>What is wrong with a sentence: missing, or longer than it may be.</summary>
    public static IEnumerable<Refusal> Check(string? text, string field, int longest, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return Refusal.Invalid(missing, field);
        else if (text.Trim().Length > longest)
            yield return Refusal.Invalid("cases.text-too-long", field, longest, text.Trim().Length - longest);
    }
}
