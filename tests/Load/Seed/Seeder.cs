using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.Rules;
using OneStop.Secrets;

namespace OneStop.Load.Seed;

/// <summary>Fills a database with cases of the last three years: most are closed, the newest are at the window or under review.</summary>
internal static class Seeder
{
    private const int CasesPerSubject = 50;
    private const int Piece = 2_000;
    private const string Region = "990102";

    /// <param name="open">How many of the cases the drive may use up.</param>
    /// <param name="applicants">Applicants who sign in get some of the cases.</param>
    /// <param name="official">Account of the official who acted, whose name the pages show.</param>
    public static async Task Run(IServiceProvider services, int cases, int open, IReadOnlyList<Guid> applicants, Guid official)
    {
        var db = services.GetRequiredService<NpgsqlDataSource>();
        var masters = services.GetRequiredService<MasterKeys>();
        var catalog = services.GetRequiredService<ICatalog>();
        var clock = services.GetRequiredService<CaseClock>();
        var copy = new CaseCopy(db, services.GetRequiredService<EventTypes>(), masters, clock);
        var random = new Random(20261122);
        var invented = new Invented(catalog, catalog.Find("YJS-E01")!, random);
        var subjects = new List<SubjectKey>(await SeedSubjects.Make(db, masters, Math.Max(1, cases / CasesPerSubject)));
        foreach (var applicant in applicants)
            subjects.Add((await services.GetRequiredService<SubjectKeys>().Ensure(applicant))!);

        var compositions = Enumerable.Range(0, 64).Select(_ => invented.Composition()).Select(c => (c, invented.Form(c))).ToList();
        var everything = invented.Everything();
        var all = (everything, invented.Form(everything));
        var now = TimeProvider.System.GetUtcNow();
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < cases; done += Piece)
        {
            var made = Enumerable.Range(done, Math.Min(Piece, cases - done)).AsParallel().AsOrdered().Select(n =>
            {
                // The last ones are open and have every item, half of them accepted already.
                var progress = cases - n > open ? Progress.Closed : n % 2 == 0 ? Progress.Received : Progress.Accepted;
                var (composition, form) = progress == Progress.Closed ? compositions[n % compositions.Count] : all;
                // Every fifth case belongs to somebody who signs in during the drive.
                var key = n % 5 == 0 && applicants.Count > 0 ? subjects[subjects.Count - 1 - (n / 5 % applicants.Count)]
                    : subjects[n % (subjects.Count - applicants.Count)];
                var at = progress == Progress.Closed ? now.AddMinutes(-(cases - n) * (3.0 * 365 * 24 * 60 / cases)).AddDays(-20) : now.AddHours(-1);
                string title;
                lock (random)
                    title = invented.ShopName(n);
                return SeedCase.Make(catalog, clock, official, key, $"E01-{at:yyyyMMdd}-{n:D7}", title, composition, form, at, progress, Region);
            }).ToList();
            await copy.Reserve(made.Sum(m => m.Events.Count));
            await copy.Write(made);
            if (done / Piece % 25 == 0)
                Console.WriteLine($"  seeded {done + made.Count:N0} of {cases:N0} cases, {(done + made.Count) / watch.Elapsed.TotalSeconds:N0}/s");
        }

        await using var analyze = db.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
        Console.WriteLine($"  {cases:N0} cases in {watch.Elapsed.TotalSeconds:N0} s");
    }
}
