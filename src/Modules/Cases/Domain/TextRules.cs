namespace OneStop.Cases.Domain;

/// <summary>Sentences that an official writes and an applicant will read.</summary>
internal static class TextRules
{
    /// <summary>What is wrong with a sentence: missing, or longer than it may be.</summary>
    public static IEnumerable<Refusal> Check(string? text, string field, int longest, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return Refusal.Invalid(missing, field);
        else if (text.Trim().Length > longest)
            yield return Refusal.Invalid("cases.text-too-long", field, longest, text.Trim().Length - longest);
    }
}
