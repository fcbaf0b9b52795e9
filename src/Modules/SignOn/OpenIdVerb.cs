using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneStop.SignOn.Keys;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.SignOn;

/// <summary>The verb <c>openid</c>: the keys that sign tokens, and what to do when one has leaked.</summary>
public static class OpenIdVerb
{
    public const string Usage = "openid keys | openid keys rotate [--now]";

    private const int Refused = 1;
    private const int WrongUse = 64;

    /// <summary>The exit code: 0 done, 1 refused, 64 wrong use.</summary>
    /// <param name="args">What follows the word openid.</param>
    public static async Task<int> Run(
        IServiceProvider services, IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var store = services.GetRequiredService<KeyStore>();
        switch (args)
        {
            case ["keys"]:
                await List(store, output, cancel);
                return 0;
            case ["keys", "rotate"]:
                if (!(await store.Rotate(cancel)).Succeeded(out _, out var refused))
                {
                    foreach (var refusal in refused)
                        await errors.WriteLineAsync(services.GetRequiredService<TextCatalogue>().English.Of(refusal));
                    return Refused;
                }

                await output.WriteLineAsync("The next key signs. Every portal has it within a minute; tokens of the old one hold until they are over.");
                await List(store, output, cancel);
                return 0;
            case ["keys", "rotate", "--now"]:
                (await store.Leaked(cancel)).Demand();
                await output.WriteLineAsync(
                    "The old keys are gone, and within a minute at every portal: what they signed is worth nothing. People sign in again by themselves "
                    + "while their session here goes on. Tell the departments to fetch our keys anew if their systems keep them.");
                await List(store, output, cancel);
                return 0;
            default:
                await errors.WriteLineAsync($"Use: {Usage}");
                return WrongUse;
        }
    }

    private static async Task List(KeyStore store, TextWriter output, CancellationToken cancel) => await VerbTable.Write(output,
        ["KEY", "STATE", "MADE", "SIGNS FROM", "UNTIL"],
        [.. (await store.Plan(cancel)).OrderBy(k => k.MadeAt).Select(k => (IReadOnlyList<string>)[k.Id, k.Signs ? "signs" : k.Waits ? "next" : "verifies",
            Moment(k.MadeAt), Moment(k.SignsFrom), Moment(k.SignsUntil)])]);

    private static string Moment(DateTimeOffset? at) => at is { } moment
        ? moment.ToChina().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
