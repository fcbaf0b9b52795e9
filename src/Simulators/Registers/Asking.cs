using System.Buffers;

namespace OneStop.Simulators.Registers;

/// <summary>What the registers check of a question before they look anything up.</summary>
internal static class Asking
{
    public const int LongestName = 60;

    private static readonly SearchValues<char> CreditCodeAlphabet = SearchValues.Create("0123456789ABCDEFGHJKLMNPQRTUWXY");

    public static bool IsIdNumber(string? text) => text is { Length: 18 } && text[0] != '0'
        && text.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && (text[17] == 'X' || char.IsAsciiDigit(text[17]));

    public static bool IsCreditCode(string? text) => text is { Length: 18 }
        && text.AsSpan().IndexOfAnyExcept(CreditCodeAlphabet) < 0 && text.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9') < 0;

    public static bool IsName(string? text) => text is { Length: > 0 and <= LongestName };

    /// <summary>Today in China, where every register has its clock.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static IResult BadIdNumber() => Problems.Of(400, "question.id-number", "idNumber must have 18 characters by GB 11643.");

    public static IResult BadName() => Problems.Of(400, "question.name", $"name must have 1 to {LongestName} characters.");

    public static IResult BadCreditCode() => Problems.Of(400, "question.uscc", "The credit code must have 18 characters by GB 32100.");
}
