using System.Collections.Immutable;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Load.Seed;

/// <summary>How far a seeded case has come.</summary>
internal enum Progress { Received, Accepted, Closed }

/// <summary>One case with its events, made by the same state and endings as a real one.</summary>
internal sealed record SeedCase(Guid Id, SubjectKey Key, Case State, IReadOnlyList<(IEvent Event, EventMeta Meta)> Events)
{
    public static SeedCase Make(ICatalog catalog, CaseClock clock, Guid official, SubjectKey key, string number, string title, Composition composition,
        FormData form, DateTimeOffset at, Progress progress, string region)
    {
        var (state, events) = (Case.Empty, new List<(IEvent, EventMeta)>());
        Add(at, new CaseSubmitted(
            number, composition.Matter.Code, composition.Matter.Version, region, key.Subject, key.Subject,
            new ApplicantFacts(Applicant.Enterprise, title, "91990102MA0H7K2C3N", "周某", "13800000000"), title,
            composition.Answers.Values, form, [.. composition.Materials.Select(m => new SubmittedMaterial(m.Spec.Code, m.Way.Kind, [], null, [.. m.For]))],
            [.. composition.Items.Select(i => new SubmittedItem(i.Item.Code, i.Item.Department, [.. i.Item.DependsOn.Where(composition.Has)],
                i.Item.Promised.Days))],
            composition.PromisedDays));
        // The licence is verified by rule the moment the case is filed, as in life.
        var first = state.Items[0];
        var granted = new ItemGranted(first.Code, first.Department, region, number, "营业执照有效。", null);
        Add(at, [.. CaseCompletion.With(state, Meta(official, at), granted)]);
        if (progress == Progress.Received)
            return new(Guid.CreateVersion7(at), key, state, events);

        at = catalog.Calendar.AddWorkingDays(at.ChinaDate(), 1) is var day ? ChinaTime.StartOf(day).AddHours(9) : at;
        foreach (var (item, dueOn) in clock.Accept(state, state.Items.FindAll(i => !i.IsFinal), _ => at.ChinaDate()).ToList())
            Add(at, new ItemAccepted(item.Code, dueOn));
        if (progress == Progress.Closed)
        {
            foreach (var item in state.Items.Where(i => !i.IsFinal).ToList())
            {
                at = at.AddHours(5);
                Add(at, [.. CaseCompletion.With(state, Meta(official, at),
                    new ItemGranted(item.Code, item.Department, region, number, "经审查，符合条件，准予许可。", null))]);
            }
        }

        return new(Guid.CreateVersion7(events[0].Item2.At), key, state, events);

        void Add(DateTimeOffset when, params IEvent[] added)
        {
            foreach (var e in added)
            {
                events.Add((e, Meta(official, when)));
                state = state.Evolve(e, Meta(official, when));
            }
        }
    }

    private static EventMeta Meta(Guid official, DateTimeOffset at) => new(official, Channel.Portal, ChainHash.ToMicroseconds(at),
        new Post("one-stop-hall", "990102", PostRole.Clerk));
}
