using OneStop.Identifiers;

namespace OneStop.Identity.People;

/// <summary>What exactly is wrong with a unified social credit code (GB 32100) that somebody typed.</summary>
internal static class CreditCodes
{
    /// <param name="uscc">Tidied, in capitals.</param>
    /// <param name="field">Where it was typed.</param>
    public static Refusal? Wrong(string uscc, string field)
    {
        if (uscc.Length == 0)
            return Refusal.Invalid("identity.uscc-missing", field);
        if (uscc.Length != 18)
            return Refusal.Invalid(uscc.Length < 18 ? "identity.uscc-short" : "identity.uscc-long", field, Math.Abs(18 - uscc.Length));
        if (UnifiedCreditCode.CheckCharacter(uscc.AsSpan(0, 17)) is not { } check || !UnifiedCreditCode.IsValid(uscc[..17] + check))
            return Refusal.Invalid("identity.uscc-form", field);
        return check == uscc[17] ? null : Refusal.Invalid("identity.uscc-check", field);
    }
}
