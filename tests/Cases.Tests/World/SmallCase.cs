using System.Collections.Immutable;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Events;

namespace OneStop.Cases.Tests.World;

/// <summary>A case of three items, the second waiting for the first, for deciders that need no catalogue.</summary>
internal static class SmallCase
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 2, 12, 0, TimeSpan.Zero);
    public static readonly Guid Applicant = new("0193a000-0000-7000-8000-000000000001");
    public static readonly Guid Page = new("0193a000-0000-7000-8000-0000000000f1");
    public static readonly EventMeta ByApplicant = new(new("0193a000-0000-7000-8000-0000000000a1"), "portal", Morning);

    public static readonly CaseSubmitted Filed = new(
        "E01-20261124-00318", "YJS-E01", 1, "990102", Applicant, new("0193a000-0000-7000-8000-000000000002"),
        new ApplicantFacts(Contracts.Catalog.Applicant.Enterprise, "禾味小馆", "91990102MA0H7K2C60", "周禾", "19900002043"), "禾味小馆",
        ImmutableSortedDictionary<string, string>.Empty.Add("q1", "1"),
        new FormData(ImmutableSortedDictionary<string, string>.Empty.Add("DE0403", "72").Add("DE0223", "320")),
        [new("layout-plan", WayKind.Upload, [Page], null, ["A"]), new("business-licence", WayKind.Certificate, [], null, ["A", "B", "C"])],
        [new("A", "market-regulation", [], 0), new("B", "market-regulation", ["A"], 5), new("C", "city-management", [], 3)], 5);

    public static readonly CorrectionRequested Correction = new("B",
        [
            new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。"),
            new("p2", CorrectionTarget.Field, "DE0403", "和平面图对不上。"),
        ], new(2026, 12, 8));

    public static Case After(params IReadOnlyList<IEvent> events) => events.Aggregate(Case.Empty.Evolve(Filed, ByApplicant), (state, e) => state.Evolve(e, ByApplicant));
}
