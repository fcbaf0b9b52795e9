using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Identity.AddStaff;
using OneStop.Identity.EndPost;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity;

/// <summary>
/// The verb <c>staff</c>: how the first officials of an installation get in. <c>staff add</c> prints a one-time password, which
/// opens nothing but the page where they set their own.
/// </summary>
public static class StaffVerb
{
    public const string Usage =
        "staff add --user NAME --name NAME --department CODE --region CODE --role clerk|reviewer|editor|operator|administrator [--id-number NUMBER] [--from DAY] [--until DAY]"
        + " | staff list [--department CODE] | staff end --user NAME|--post ID";

    private const int WrongUse = 64;
    private const int Refused = 1;
    private const int PageSize = 200;

    private static readonly string[] Needed = ["user", "name", "department", "region", "role"];

    /// <summary>The exit code: 0 done, 1 refused, 64 wrong use.</summary>
    /// <param name="args">What follows the word staff.</param>
    public static Task<int> Run(
        IServiceProvider services, IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var given = VerbOptions.Read(args);
        return (args.Count == 0 ? null : args[0]) switch
        {
            "add" => Add(services, given, output, errors, cancel),
            "list" => List(services, given.GetValueOrDefault("department"), output, cancel),
            "end" when given.TryGetValue("user", out var user) => End(services, user, output, errors, cancel),
            "end" when Guid.TryParse(given.GetValueOrDefault("post"), out var post) => End(services, post, output, errors, cancel),
            _ => Wrong(errors, $"Use: {Usage}"),
        };
    }

    private static async Task<int> Add(
        IServiceProvider services, Dictionary<string, string> given, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (Needed.Where(n => !given.ContainsKey(n)).ToList() is { Count: > 0 } missing)
            return await Wrong(errors, $"Missing: {string.Join(", ", missing.Select(m => "--" + m))}. Use: {Usage}");
        if (Unknown(given, services.GetRequiredService<ICatalog>()) is { } unknown)
            return await Wrong(errors, unknown);
        var outcome = await services.GetRequiredService<AddStaffHandler>().Handle(
            new(given["user"], given["name"], given.GetValueOrDefault("id-number"), given["department"], given["region"], given["role"])
            { From = given.GetValueOrDefault("from"), Until = given.GetValueOrDefault("until") }, Giver.CommandLine, cancel);
        if (!outcome.Succeeded(out var added, out var refused))
            return await Refuse(services, refused, errors);
        await output.WriteLineAsync(
            $"One-time password of {added.User}: {added.OneTimePassword}\n"
            + $"To be changed at {IdentityLinks.ChangePassword(staff: true)} before the first sign-in."
            + (added.AwaitsUntil is { } lapses ? $"\nThe post waits for an operator to agree at {IdentityLinks.Posts}, until {Show.ExactMoment(lapses, Lang.En)}." : ""));
        return 0;
    }

    private static async Task<int> List(IServiceProvider services, string? department, TextWriter output, CancellationToken cancel)
    {
        var posts = services.GetRequiredService<PostList>();
        var (people, users) = (services.GetRequiredService<IPeople>(), services.GetRequiredService<UserNames>());
        var rows = new List<IReadOnlyList<string>>();
        PostHeld? last = null;
        while (await posts.List(department, last is null ? null : (last.From, last.Id), PageSize, cancel) is { Count: > 0 } page)
        {
            var names = await people.StaffNames(page.Select(p => p.Account), cancel);
            var known = await users.Of(page.Select(p => p.Account), cancel);
            rows.AddRange(page.Select(held => (IReadOnlyList<string>)[held.Post.Role.ToString().ToLowerInvariant(), held.Post.Department, held.Post.Region,
                names.GetValueOrDefault(held.Account) ?? "", known.GetValueOrDefault(held.Account) ?? "-",
                Day(held.From.ChinaDate()), held.LastDay is { } day ? Day(day) : "-", held.Id.ToString()]));
            last = page[^1];
        }

        await VerbTable.Write(output, ["ROLE", "DEPARTMENT", "REGION", "NAME", "USER", "FROM", "UNTIL", "POST"], rows);

        return 0;
    }

    private static async Task<int> End(IServiceProvider services, string user, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (await services.GetRequiredService<IPeople>().StaffAccount(user, cancel) is not { } account)
        {
            await errors.WriteLineAsync($"There is no official with the user name {user}.");
            return Refused;
        }

        var held = await services.GetRequiredService<PostList>().Of(account, cancel);
        if (held.Count == 0)
            return await Refuse(services, [Refusal.NotFound("identity.post-not-held")], errors);
        foreach (var post in held)
        {
            if (!(await services.GetRequiredService<EndPostHandler>().Handle(post.Id, Giver.CommandLine, cancel)).Succeeded(out var ended, out var refused))
                return await Refuse(services, refused, errors);
            await output.WriteLineAsync($"{user} no longer holds {ended.Post.ToString().ToLowerInvariant()}.");
        }

        return 0;
    }

    /// <summary>One post, of whoever holds it: also of somebody whose user name was not kept.</summary>
    private static async Task<int> End(IServiceProvider services, Guid post, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (!(await services.GetRequiredService<EndPostHandler>().Handle(post, Giver.CommandLine, cancel)).Succeeded(out var ended, out var refused))
            return await Refuse(services, refused, errors);
        await output.WriteLineAsync($"The post {ended.Post.ToString().ToLowerInvariant()} has ended.");
        return 0;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The refusals name fields of a page; here the names of what there is help more.
    private static string? Unknown(Dictionary<string, string> given, ICatalog catalog)
    {
        if (catalog.Departments.All(d => d.Code != given["department"]))
            return $"There is no department {given["department"]}. There are: {string.Join(", ", catalog.Departments.Select(d => d.Code))}";
        if (catalog.Regions.All(r => r.Code != given["region"]))
            return $"There is no region {given["region"]}. There are: {string.Join(", ", catalog.Regions.Where(r => r.Level <= 3).Select(r => r.Code))}";
        return Enum.GetNames<PostRole>().Contains(given["role"], StringComparer.OrdinalIgnoreCase) ? null
            : $"There is no role {given["role"]}. There are: {string.Join(", ", Enum.GetNames<PostRole>()).ToLowerInvariant()}";
    }

    private static async Task<int> Refuse(IServiceProvider services, IReadOnlyList<Refusal> refusals, TextWriter errors)
    {
        var english = services.GetRequiredService<TextCatalogue>().English;
        foreach (var refusal in refusals)
            await errors.WriteLineAsync(english.Of(refusal));
        return Refused;
    }

    private static async Task<int> Wrong(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return WrongUse;
    }
}
