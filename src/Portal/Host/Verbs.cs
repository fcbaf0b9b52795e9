using OneStop.Cases;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Certificates.Seals;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.Identity.AddStaff;
using OneStop.Portal.Operations;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What the program can be told to do.</summary>
internal static class Verbs
{
    private const int NotSound = 1;
    private const int WrongUse = 64;
    private const int WrongSettings = 78;

    /// <summary>Serves pages and, unless told otherwise, does the background work.</summary>
    public static Task<int> Serve(string[] args) => With(args, async app =>
    {
        AccessCheck.Run(app.Services);
        await RightsCheck.Run(app.Services);
        await app.RunAsync();
        return 0;
    }, serves: true);

    /// <summary>Runs the database scripts and lays what modules need; with <c>--demo</c> also the demo people and places, with <c>--samples</c> cases on their way.</summary>
    public static Task<int> Setup(string[] args) => With(args, async app =>
    {
        var ran = await Portal.Setup.Lay(app.Services, args.Contains("--demo"));
        if (args.Contains("--samples"))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await CasesModule.LaySamples(scope.ServiceProvider);
        }

        await Console.Out.WriteLineAsync(ran == 0 ? "nothing new to run" : $"{ran} database script{(ran == 1 ? "" : "s")} ran");
        return 0;
    });

    /// <summary>Re-computes what the event store claims of itself. With <c>--adopt-roots</c> the file of roots is first made anew from the database.</summary>
    public static Task<int> Check(string[] args) => With(args, async app =>
    {
        var check = app.Services.GetRequiredService<IntegrityCheck>();
        if (args.Contains("--adopt-roots"))
        {
            var (roots, kept) = await check.AdoptRoots();
            await Console.Out.WriteLineAsync(
                $"WARNING. The file of signed roots now says what the database says ({roots} roots): what was rewritten before this moment can no longer be told."
                + (kept is null ? "" : $" The old file is kept as {kept}."));
        }

        var report = await check.Run();
        await Console.Out.WriteLineAsync($"{report.Streams} streams, {report.Events} events, {report.Ledgers} rows of ledgers, {report.Derived} rows that follow from events, {report.Roots} signed roots checked");
        foreach (var fault in report.Faults)
            await Console.Out.WriteLineAsync($"NOT SOUND. {fault}");
        if (report.IsSound)
            await Console.Out.WriteLineAsync("Sound: everything is what was written.");
        return report.IsSound ? 0 : NotSound;
    });

    /// <summary><c>import-seal &lt;department&gt; &lt;file.pfx&gt;</c>, the password in ONESTOP_PFX_PASSWORD: not in the list of processes.</summary>
    public static Task<int> ImportSeal(string[] args) => With(args, async app =>
    {
        if (args.SkipWhile(a => a != "import-seal").Skip(1).Where(a => !a.StartsWith('-')).ToArray() is not [var department, var file])
            return Unknown("import-seal without a department and a file");
        try
        {
            await app.Services.GetRequiredService<SealImport>().Import(department, await File.ReadAllBytesAsync(file), Environment.GetEnvironmentVariable("ONESTOP_PFX_PASSWORD") ?? "");
        }
        catch (Exception e) when (e is ArgumentException or IOException or System.Security.Cryptography.CryptographicException)
        {
            await Console.Error.WriteLineAsync($"The seal was not imported. {e.Message}");
            return NotSound;
        }

        await Console.Out.WriteLineAsync($"{department} has a seal.");
        return 0;
    });

    /// <summary>Catalogues as files: imported into a running installation, checked, exported.</summary>
    public static Task<int> Catalog(string[] args) => With(args, app => CatalogVerb.Run(app.Services, [.. args.SkipWhile(a => a != "catalog").Skip(1)], Console.Out, Console.Error));

    /// <summary>Makes an official's account, the first ones above all.</summary>
    public static Task<int> Staff(string[] args) => With(args, app => args is [_, "add", ..]
        ? StaffVerb.Run(app.Services, args, Console.Out, Console.Error)
        : Task.FromResult(Unknown("staff " + args.ElementAtOrDefault(1))));

    /// <summary>What did not get done, and to have it tried again.</summary>
    public static Task<int> Events(string[] args) => With(args, app => EventsVerb.Run(app.Services, [.. args.SkipWhile(a => a != "events").Skip(1)], Console.Out, Console.Error));

    public static int Unknown(string verb)
    {
        Console.Error.WriteLine($"There is no verb {verb}. Verbs: serve (the default), setup [--demo [--samples]], check [--adopt-roots], {EventsVerb.Usage}, import-seal <department> <file.pfx>, {CatalogVerb.Usage}, {StaffVerb.Usage}.");
        return WrongUse;
    }

    private static async Task<int> With(string[] args, Func<WebApplication, Task<int>> act, bool serves = false)
    {
        try
        {
            // Only a portal that serves is a member of a cluster; another verb comes and goes.
            await using var app = OneStopHost.Build(serves ? args : [.. args, "--OneStop:Cluster:Shared=false"]);
            return await act(app);
        }
        catch (IncompleteSettingsException incomplete)
        {
            await Console.Error.WriteLineAsync($"OneStop does not start. {incomplete.Message}");
            return WrongSettings;
        }
        catch (Exception unfit) when (unfit is CatalogException or ForeignDatabaseException)
        {
            await Console.Error.WriteLineAsync(unfit.Message);
            return WrongSettings;
        }
    }
}
