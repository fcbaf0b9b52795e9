using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Halls;

/// <summary>The verb <c>hall</c>: a new hall or window, and which departments an existing one serves; checked like every import.</summary>
public static class HallVerb
{
    public const string Usage =
        "hall list | hall add --code CODE --kind hall|window|selfService --name NAME --name-en NAME --region CODE --address TEXT --address-en TEXT "
        + "[--phone NUMBER] [--parent HALL] [--serves CODE,CODE] [--open \"1-5 09:00-17:00;6 09:00-12:00\"] | hall serve HALL DEPARTMENT";

    private const int Faulty = 1;
    private const int WrongUse = 64;

    private static readonly string[] Needed = ["code", "kind", "name", "name-en", "region", "address", "address-en"];

    /// <summary>The exit code: 0 done, 1 something is wrong with the place, 64 wrong use.</summary>
    /// <param name="args">What follows the word hall.</param>
    public static Task<int> Run(
        IServiceProvider services, string[] args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        return args switch
        {
            ["list"] => List(services, output),
            ["add", .. var rest] => Add(services, rest, output, errors, cancel),
            ["serve", var hall, var department] => Serve(services, hall, department, output, errors, cancel),
            _ => Wrong(errors, $"Use: {Usage}"),
        };
    }

    private static async Task<int> List(IServiceProvider services, TextWriter output)
    {
        await VerbTable.Write(output, ["CODE", "NAME", "REGION", "SERVES"],
            [.. services.GetRequiredService<ICatalog>().Halls.OrderBy(h => h.Code, StringComparer.Ordinal).Select(hall => (IReadOnlyList<string>)
                [hall.Code, hall.Name.Zh, hall.Region, hall.Serves.Count == 0 ? "all departments" : string.Join(", ", hall.Serves)])]);
        return 0;
    }

    private static async Task<int> Serve(
        IServiceProvider services, string code, string department, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var catalog = services.GetRequiredService<CatalogInMemory>();
        if (catalog.Halls.FirstOrDefault(h => h.Code == code) is not { } hall)
            return await Wrong(errors, $"There is no place {code}. There are: {string.Join(", ", catalog.Halls.Select(h => h.Code))}");
        if (hall.Serves.Count == 0 || hall.Serves.Contains(department))
        {
            await output.WriteLineAsync($"{code} serves {department} already.");
            return 0;
        }

        return await Publish(services, hall with { Serves = [.. hall.Serves, department] }, Collision.Replace, output, errors, cancel);
    }

    private static async Task<int> Add(IServiceProvider services, string[] args, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var given = VerbOptions.Read(args);
        if (Needed.Where(n => !given.ContainsKey(n)).ToList() is { Count: > 0 } missing)
            return await Wrong(errors, $"Missing: {string.Join(", ", missing.Select(m => "--" + m))}. Use: {Usage}");
        if (!Enum.TryParse<HallKind>(given["kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsDigit(given["kind"][0]))
            return await Wrong(errors, $"There is no kind {given["kind"]}. There are: hall, window, selfService");
        if (Hours(given.GetValueOrDefault("open", "")) is not { } hours)
            return await Wrong(errors, $"--open is days and times, as \"1-5 09:00-17:00;6 09:00-12:00\", not \"{given["open"]}\"");
        return await Publish(services, new Hall
        {
            Code = given["code"],
            Kind = kind,
            Name = new(given["name"], given["name-en"]),
            Region = given["region"],
            Address = new(given["address"], given["address-en"]),
            Phone = given.GetValueOrDefault("phone"),
            Parent = given.GetValueOrDefault("parent"),
            Serves = given.GetValueOrDefault("serves", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Hours = hours,
        }, Collision.Refuse, output, errors, cancel);
    }

    /// <summary>Days and times as typed; null when they are not readable. What is readable and means nothing, the check refuses.</summary>
    private static List<OpeningHours>? Hours(string typed)
    {
        var hours = new List<OpeningHours>();
        foreach (var span in typed.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (span.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var times] || times.Split('-') is not [var from, var to]
                || days.Split('-') is not [var first, .. var rest] || rest.Length > 1 || !int.TryParse(first, out var start)
                || !int.TryParse(rest.Length == 0 ? first : rest[0], out var end) || end < start || end - start > 6)
                return null;
            hours.Add(new([.. Enumerable.Range(start, end - start + 1)], from, to));
        }

        return hours;
    }

    private static async Task<int> Publish(
        IServiceProvider services, Hall hall, Collision collision, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var package = new JsonObject
        {
            ["format"] = CatalogPackage.Format,
            ["formatVersion"] = CatalogPackage.FormatVersion,
            ["halls"] = JsonSerializer.SerializeToNode(new[] { hall }, CatalogJson.Options),
        };
        var plan = await services.GetRequiredService<Importer>().Import(package, collision, cancel);
        foreach (var fault in plan.Faults)
            await errors.WriteLineAsync($"{fault}");
        if (plan.Faults.Count > 0)
            return Faulty;
        await output.WriteLineAsync($"{hall.Code} {hall.Name.Zh} serves {(hall.Serves.Count == 0 ? "all departments" : string.Join(", ", hall.Serves))}.");
        return 0;
    }

    private static async Task<int> Wrong(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return WrongUse;
    }
}
