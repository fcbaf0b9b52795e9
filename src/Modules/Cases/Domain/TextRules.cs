namespace OneStop.Cases.Domain;

/// <summary>Sentences that an official writes and an applicant will read.</summary>
internal static class TextRules
{
    /// <summary>As it is stored.</summary>
    public static string Tidy(string? text) => TypedText.Tidy(text ?? "", lines: true);

    /// <summary>What is wrong with a sentence: missing, longer than it may be, or with a character that its document could not show.</summary>
    /// <param name="which">What the sentence about a missing one names, where there are several.</param>
    public static IEnumerable<Refusal> Check(string? text, string field, int longest, string missing,
        params object[] which)
    {
        var tidy = Tidy(text);
        if (tidy.Length == 0)
            yield return Refusal.Invalid(missing, field, which);
        else if (TypedText.Length(tidy) > longest)
            yield return Refusal.Invalid("cases.text-too-long", field, longest, TypedText.Length(tidy) - longest);
        else if (TypedText.FirstUnprintable(tidy) is { } odd)
            yield return Refusal.Invalid("cases.text-unprintable", field, TypedText.Name(odd));
    }
}
