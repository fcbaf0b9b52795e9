using OneStop.Secrets;

namespace OneStop.Certificates.Files;

/// <summary>
/// The code behind the QR code of a sealed file: 80 bits that cannot be guessed, made from the file's id with the
/// installation's index key, so that a file made twice by two nodes carries the same. Crockford's base 32: no I, L, O, U.
/// </summary>
internal static class VerifyCode
{
    public const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(MasterKeys masters, Guid file)
    {
        var bytes = masters.Blind("verify-code", file.ToString("N"));
        return string.Create(Length, bytes, static (code, from) =>
        {
            for (var i = 0; i < code.Length; i++)
            {
                var bit = i * 5;
                var pair = (from[bit / 8] << 8) | from[(bit / 8) + 1];
                code[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
            }
        });
    }

    /// <summary>7Q4K-M2XD-90RT-ABCD, for people who type it.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>
    /// What somebody typed, as a code; null when it cannot be one. Letters that look like digits are taken for them, full-width ones for
    /// plain ones, and of the address behind the QR code its end.
    /// </summary>
    public static string? Read(string? typed)
    {
        var address = CertificateLinks.VerifyByCode("");
        if (typed?.LastIndexOf(address, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            typed = typed[(at + address.Length)..].Split('?', '#', '/')[0];
        if (typed is null || typed.Length > 40)
            return null;
        var code = new string([.. typed.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c)
            .Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–')).Select(char.ToUpperInvariant)
            .Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
        return code.Length == Length && code.All(c => Alphabet.Contains(c)) ? code : null;
    }
}
