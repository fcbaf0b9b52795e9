using OneStop.Demo;
using OneStop.Load;
using OneStop.Load.Drive;
using OneStop.Load.Seed;

// Options: see README.md beside this file.
var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (var i = 0; i < args.Length; i++)
    options[args[i].TrimStart('-')] = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : "";

var plan = new Plan(
    TimeSpan.FromSeconds(int.Parse(options.GetValueOrDefault("seconds", "12"))),
    [.. options.GetValueOrDefault("clients", "1,8,32").Split(',').Select(int.Parse)],
    int.Parse(options.GetValueOrDefault("warm-up", "1500")),
    [.. options.GetValueOrDefault("only", "read,cold,mine,list,desk,accept,grant,submit").Split(',')],
    new Turns(options.GetValueOrDefault("turns"), options.GetValueOrDefault("as", "a")));
var seeded = options.ContainsKey("seeded");
await LoadDatabase.Make(keep: seeded);
await using var app = DemoHost.Build([]);
var accounts = await Accounts.Prepare(app.Services);
if (!seeded)
    await Seeder.Run(app.Services, int.Parse(options.GetValueOrDefault("cases", "1000000")), int.Parse(options.GetValueOrDefault("open", "60000")),
        accounts.Applicants, accounts.Official);
return await Driver.Run(plan, accounts, app.Services);
