using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Cases.Tests.Domain;

public sealed class EndingsTests
{
    private static readonly EventMeta Meta = new(Guid.Empty, Channel.Portal, new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    private enum Fate { GrantedWithResult, GrantedWithout, Denied, Declined, Withdrawn }

    /// <summary>Items that depend on earlier ones, the fate of each if it is ever decided, and the order in which things happen.</summary>
    private sealed record Story(int[][] DependsOn, Fate[] Fates, int[] Order);

    private static readonly Gen<Story> Stories =
        from count in Gen.Choose(1, 7)
        from depends in Gen.CollectToArray(Enumerable.Range(0, count).Select(i => i == 0 ? Gen.Constant(Array.Empty<int>())
            : Gen.Choose(0, i - 1).ArrayOf(Math.Min(i, 2))))
        from fates in Gen.Choose(0, 4).ArrayOf(count)
        from order in Gen.Shuffle(Enumerable.Range(0, count * 3).ToArray())
        select new Story(depends, [.. fates.Select(f => (Fate)f)], [.. order.Select(o => o % count)]);

    [Fact]
    public void However_items_end_none_is_left_hanging_and_the_case_is_delivered_exactly_once() =>
        Prop.ForAll(Stories.ToArbitrary(), Holds).QuickCheckThrowOnFailure();

    private static void Holds(Story story)
    {
        var (state, all) = Play(story);
        state.Items.ShouldAllBe(i => i.IsFinal && !i.AwaitsResult);
        all.OfType<CaseClosed>().Count().ShouldBe(1);
        all[^1].ShouldBeOfType<CaseClosed>();
        var granted = state.Items.Where(i => i.Status == ItemStatus.Granted).Select(i => i.Code).ToList();
        all.OfType<CaseDelivered>().Select(d => d.Items).ShouldBe(granted.Count == 0 ? [] : [[.. granted]]);
        foreach (var item in state.Items)
        {
            if (item.Status == ItemStatus.Granted)
                item.DependsOn.ShouldAllBe(d => state.Item(d)!.Status == ItemStatus.Granted);
            if (item.Status == ItemStatus.Closed)
                state.Item(item.ClosedBecauseOf!)!.Status.ShouldBeOneOf(ItemStatus.Denied, ItemStatus.Declined, ItemStatus.Withdrawn, ItemStatus.Closed);
        }
    }

    private static (Case State, List<IEvent> All) Play(Story story)
    {
        var all = new List<IEvent>();
        var state = Case.Empty.Evolve(Filed(story), Meta);
        // Again and again until nothing moves: an item is decided when those it needs are granted, a result comes some time later.
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var index in story.Order)
            {
                var item = state.Items[index];
                var next = item.IsFinal ? item.AwaitsResult ? new ResultIssued(item.Code, Guid.Empty, "证", "1") : null
                    : item.DependsOn.TrueForAll(d => state.Item(d)!.Status == ItemStatus.Granted) || story.Fates[index] is Fate.Declined or Fate.Withdrawn
                        ? Ending(item.Code, story.Fates[index]) : null;
                if (next is null)
                    continue;
                var events = CaseCompletion.With(state, Meta, next);
                all.AddRange(events);
                state = events.Aggregate(state, (s, e) => s.Evolve(e, Meta));
                state.Items.ShouldAllBe(i => i.IsFinal || i.DependsOn.TrueForAll(d => !state.Item(d)!.IsFinal || state.Item(d)!.Status == ItemStatus.Granted));
                moved = true;
            }
        }

        return (state, all);
    }

    private static IEvent Ending(string item, Fate fate) => fate switch
    {
        Fate.GrantedWithResult => new ItemGranted(item, "d", "990102", "n", "o",
            new("c", "t", "证", ResultKind.Certificate, "", default, null, null, Secret<CertificateFace>.Forgotten)),
        Fate.GrantedWithout => new ItemGranted(item, "d", "990102", "n", "o", null),
        Fate.Denied => new ItemDenied(item, "d", ImmutableList.Create(new DenialReason("r", "b")), null),
        Fate.Declined => new ItemDeclined(item, "r", "b"),
        _ => new ItemWithdrawn(item),
    };

    private static CaseSubmitted Filed(Story story) => new("n", "m", 1, "990102", Guid.Empty, Guid.Empty,
        new ApplicantFacts(Applicant.Person, "", "", "", ""), "t",
        ImmutableSortedDictionary<string, string>.Empty, FormData.Empty, [],
        [.. story.DependsOn.Select((d, i) => new SubmittedItem($"i{i}", "d", [.. d.Distinct().Select(on => $"i{on}")], 1))], 1);
}
