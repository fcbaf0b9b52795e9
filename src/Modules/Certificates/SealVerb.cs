using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Certificates.ImportSeal;
using OneStop.Certificates.ListSeals;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Certificates;

/// <summary>The verb <c>seal</c>: the seals of departments, and a new one as the PFX of its licensed authority.</summary>
public static class SealVerb
{
    public const string Usage = "seal list | seal import <department> <file.pfx>";

    /// <summary>The variable with the password of the PFX: an argument would stand in the list of processes.</summary>
    public const string PasswordVariable = "ONESTOP_PFX_PASSWORD";

    private const int Refused = 1;
    private const int WrongUse = 64;

    /// <summary>The exit code: 0 done, 1 refused, 64 wrong use.</summary>
    /// <param name="args">What follows the word seal.</param>
    public static async Task<int> Run(
        IServiceProvider services, IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        switch (args)
        {
            case ["list"]:
                await List(services, output, cancel);
                return 0;
            case ["import", var department, var file]:
                return await Import(services, department, file, output, errors, cancel);
            default:
                await errors.WriteLineAsync($"Use: {Usage}; the password in {PasswordVariable}");
                return WrongUse;
        }
    }

    private static async Task List(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var held = await services.GetRequiredService<SealList>().Newest(cancel);
        await VerbTable.Write(output, ["DEPARTMENT", "SEAL", "FROM", "UNTIL", "AUTHORITY"],
            [.. services.GetRequiredService<ICatalog>().Departments.Select(d => (IReadOnlyList<string>)(held.TryGetValue(d.Code, out var seal)
                ? [d.Code, seal.Name, Day(seal.From), Day(seal.Until), seal.Authority] : [d.Code, "no seal", "", "", ""]))]);
    }

    private static async Task<int> Import(
        IServiceProvider services, string department, string file, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        byte[] pfx;
        try
        {
            pfx = await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The seal was not imported. {unread.Message}");
            return Refused;
        }

        var password = Environment.GetEnvironmentVariable(PasswordVariable) ?? "";
        var outcome = await services.GetRequiredService<SealImport>().Import(department, pfx, password, newAuthority: true, cancel);
        if (!outcome.Succeeded(out var seal, out var refused))
        {
            var english = services.GetRequiredService<TextCatalogue>().English;
            var known = services.GetRequiredService<ICatalog>().Departments.Select(d => d.Code);
            await errors.WriteLineAsync(refused[0].Code == "certificates.seal-department"
                ? $"There is no department {department}. There are: {string.Join(", ", known)}"
                : $"The seal was not imported. {english.Of(refused[0])}");
            return Refused;
        }

        await output.WriteLineAsync($"{department} has a seal: {seal.Name}, until {Day(seal.Until)}.");
        return 0;
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
