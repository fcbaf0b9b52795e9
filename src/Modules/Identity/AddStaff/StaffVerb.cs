using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Secrets;

namespace OneStop.Identity.AddStaff;

/// <summary>
/// The verb <c>staff add</c>: how the first officials of an installation get in. It prints a one-time password, which opens
/// nothing but the page where they set their own.
/// </summary>
public static class StaffVerb
{
    public const string Usage =
        "staff add --user NAME --name NAME --department CODE --region CODE --role clerk|reviewer|editor|operator [--id-number NUMBER]";

    private const int WrongUse = 64;
    private const int Refused = 1;

    private static readonly string[] Needed = ["user", "name", "department", "region", "role"];

    /// <summary>The exit code: 0 done, 1 refused, 64 wrong use.</summary>
    public static async Task<int> Run(
        IServiceProvider services, IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var given = Read(args);
        var missing = Needed.Where(n => !given.ContainsKey(n)).ToList();
        if (missing.Count > 0)
        {
            await errors.WriteLineAsync($"Missing: {string.Join(", ", missing.Select(m => "--" + m))}. Usage: {Usage}");
            return WrongUse;
        }

        if (Wrong(given, services.GetRequiredService<ICatalog>()) is { } wrong)
        {
            await errors.WriteLineAsync(wrong);
            return WrongUse;
        }

        var idNumber = given.GetValueOrDefault("id-number");
        var subject = idNumber is null ? Guid.CreateVersion7() : SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), idNumber);
        var password = OneTimePassword();
        var account = await services.GetRequiredService<NewAccounts>().Make(
            new(subject, AccountKind.Staff, new(given["name"], idNumber), [given["user"]], password, Verified: idNumber is not null, OneTime: true)
            {
                Post = new(given["department"], given["region"], given["role"]),
            }, cancel);
        if (account is null)
        {
            await errors.WriteLineAsync("Nothing was made: the user name is taken, or this person already has a staff account.");
            return Refused;
        }

        await output.WriteLineAsync(
            $"One-time password of {given["user"]}: {password}\nTo be changed at {IdentityLinks.ChangePassword(staff: true)} before the first sign-in.");
        return 0;
    }

    private static string? Wrong(Dictionary<string, string> given, ICatalog catalog)
    {
        if (catalog.Departments.All(d => d.Code != given["department"]))
            return $"There is no department {given["department"]}. There are: {string.Join(", ", catalog.Departments.Select(d => d.Code))}";
        if (catalog.Regions.All(r => r.Code != given["region"]))
            return $"There is no region {given["region"]}.";
        if (!Enum.GetNames<PostRole>().Contains(given["role"], StringComparer.OrdinalIgnoreCase))
            return $"There is no role {given["role"]}. There are: {string.Join(", ", Enum.GetNames<PostRole>()).ToLowerInvariant()}";
        given["role"] = given["role"].ToLowerInvariant();
        if (given.TryGetValue("id-number", out var number))
        {
            number = given["id-number"] = PersonRules.Tidy(number).ToUpperInvariant();
            if (!CitizenId.IsValid(number))
                return "The ID number is wrong: its check digit does not fit.";
        }

        return given["user"].Length is >= 2 and <= 64 ? null : "A user name has 2 to 64 characters.";
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Count; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal) && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                given[args[i][2..]] = args[i + 1];
        }

        return given;
    }

    // No letter or digit that can be read as another one; 16 of 31 are 79 bits.
    private static string OneTimePassword() =>
        string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(c => new string(c)));
}
