using OneStop.Catalog.Halls;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Certificates;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.Identity;
using OneStop.Identity.Accounts;
using OneStop.Portal.Operations;
using OneStop.SignOn;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What the program can be told to do.</summary>
internal sealed class Verbs(IHostAddition? addition)
{
    private const int NotSound = 1;
    private const int WrongUse = 64;
    private const int WrongSettings = 78;

    /// <summary>Serves pages and, unless told otherwise, does the background work.</summary>
    public Task<int> Serve(string[] args) => With(args, async app =>
    {
        AccessCheck.Run(app.Services);
        await RightsCheck.Run(app.Services);
        await app.RunAsync();
        return 0;
    }, serves: true);

    /// <summary>Runs the database scripts and lays what modules need, and what this host adds.</summary>
    public Task<int> Setup(string[] args) => With(args, async app =>
    {
        var ran = await Portal.Setup.Lay(app.Services);
        if (addition is not null)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await addition.Lay(scope.ServiceProvider, args, default);
        }

        await Console.Out.WriteLineAsync(ran == 0 ? "nothing new to run" : $"{ran} database script{(ran == 1 ? "" : "s")} ran");
        return 0;
    });

    /// <summary>Re-computes what the event store claims of itself. With <c>--adopt-roots</c> the file of roots is first made anew from the database;
    /// with <c>--evidence</c> a file that an auditor exported is checked instead.</summary>
    public Task<int> Check(string[] args) => With(args, async app =>
    {
        if (args.SkipWhile(a => a != "--evidence").ElementAtOrDefault(1) is { } evidence)
            return await CheckEvidence(app.Services, evidence);
        var check = app.Services.GetRequiredService<IntegrityCheck>();
        if (args.Contains("--adopt-roots"))
        {
            var (roots, kept) = await check.AdoptRoots();
            await Console.Out.WriteLineAsync(
                $"WARNING. The file of signed roots now says what the database says ({roots} roots): "
                + "what was rewritten before this moment can no longer be told."
                + (kept is null ? "" : $" The old file is kept as {kept}."));
        }

        var report = await check.Run();
        await Console.Out.WriteLineAsync(
            $"{report.Streams} streams, {report.Events} events, {report.Ledgers} rows of ledgers, "
            + $"{report.Kept} rows of what was issued and published, {report.Derived} rows that follow from events, {report.Roots} signed roots checked");
        foreach (var fault in report.Faults)
            await Console.Out.WriteLineAsync($"NOT SOUND. {fault}");
        if (report.IsSound)
            await Console.Out.WriteLineAsync("Sound: everything is what was written.");
        return report.IsSound ? 0 : NotSound;
    });

    private static async Task<int> CheckEvidence(IServiceProvider services, string file)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no file {file}.");
            return WrongUse;
        }

        var report = EvidenceFile.Check(File.ReadLines(file), services.GetRequiredService<LedgerKey>());
        await Console.Out.WriteLineAsync(report.Fault is { } fault ? $"NOT SOUND. {fault}"
            : $"Sound: {report.Proven} rows are what was written and signed"
                + (report.Unsigned > 0 ? $"; {report.Unsigned} were not signed yet when the file was made." : "."));
        return report.Fault is null ? 0 : NotSound;
    }

    /// <summary>The seals of departments; what another host of the product can do with them beside, it says itself.</summary>
    public Task<int> Seal(string[] args) => With(args, quiet: true, act: async app =>
        (addition is null ? null : await addition.Run(app.Services, ["seal", .. After(args, "seal")], Console.Out, Console.Error))
        ?? await SealVerb.Run(app.Services, After(args, "seal"), Console.Out, Console.Error));

    /// <summary>Halls and windows.</summary>
    public Task<int> Hall(string[] args) =>
        With(args, app => HallVerb.Run(app.Services, After(args, "hall"), Console.Out, Console.Error), quiet: true);

    /// <summary>Catalogues as files: imported into a running installation, checked, exported.</summary>
    public Task<int> Catalog(string[] args) =>
        With(args, app => CatalogVerb.Run(app.Services, After(args, "catalog"), Console.Out, Console.Error), quiet: true);

    /// <summary>Officials' accounts and posts, the first ones above all.</summary>
    public Task<int> Staff(string[] args) =>
        With(args, app => StaffVerb.Run(app.Services, After(args, "staff"), Console.Out, Console.Error), quiet: true);

    /// <summary>The keys with which sites and systems are let in.</summary>
    public Task<int> OpenId(string[] args) =>
        With(args, app => OpenIdVerb.Run(app.Services, After(args, "openid"), Console.Out, Console.Error), quiet: true);

    /// <summary>What did not get done, and to have it tried again.</summary>
    public Task<int> Events(string[] args) =>
        With(args, app => EventsVerb.Run(app.Services, After(args, "events"), Console.Out, Console.Error));

    public static int Unknown(string verb)
    {
        Console.Error.WriteLine(
            $"There is no verb {verb}. Verbs: serve (the default), setup, check [--adopt-roots | --evidence FILE], {EventsVerb.Usage}, "
            + $"{CatalogVerb.Usage}, {StaffVerb.Usage}, {SealVerb.Usage}, {HallVerb.Usage}, {OpenIdVerb.Usage}.");
        return WrongUse;
    }

    private static string[] After(string[] args, string verb) => [.. args.SkipWhile(a => a != verb).Skip(1)];

    private async Task<int> With(string[] args, Func<WebApplication, Task<int>> act, bool serves = false, bool quiet = false)
    {
        if (addition is null && args.Any(a => a is "--demo" or "--samples"))
            return await Misplaced();
        try
        {
            var given = addition?.Complete(args) ?? args;
            // Only a portal that serves is a member of a cluster; another verb comes and goes.
            await using var app = OneStopHost.Build(
                serves ? given : [.. given, "--OneStop:Cluster:Shared=false"], builder =>
                {
                    if (!serves)
                        builder.Logging.LogBesideAnswers(quiet);
                    addition?.AddServices(builder.Services);
                });
            var profile = app.Services.GetRequiredService<OneStopSettings>().Profile;
            if (profile == (addition?.Profile ?? Profile.Production))
            {
                await SecretsCheck.Run(app.Services);
                return await act(app);
            }

            return addition is null ? await Misplaced()
                : throw new IncompleteSettingsException(
                    [$"OneStop:Profile — this program runs under {addition.Profile} and nothing else; production runs OneStop.Portal"]);
        }
        catch (IncompleteSettingsException incomplete)
        {
            await Console.Error.WriteLineAsync($"OneStop does not start. {incomplete.Message}");
            return WrongSettings;
        }
        catch (Exception unfit) when (unfit is CatalogException or ForeignDatabaseException or DemoDatabaseException)
        {
            await Console.Error.WriteLineAsync(unfit.Message);
            return WrongSettings;
        }
    }

    private static async Task<int> Misplaced()
    {
        await Console.Error.WriteLineAsync(
            "OneStop.Portal has no demo: neither the profile Demo nor demo people. Run OneStop.Demo with the same words and settings, or ./onestop up.");
        return WrongSettings;
    }
}
