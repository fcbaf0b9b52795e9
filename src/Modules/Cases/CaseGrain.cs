using OneStop.Cases.Domain;
using OneStop.EventSourcing.Grains;

namespace OneStop.Cases;

/// <summary>One case: all items of one applicant's matter, one consistent decision at a time.</summary>
public interface ICaseGrain : IAggregateGrain<Case>;

/// <summary>Owns a case. What it may be told are the commands that have an <c>ICommandHandler&lt;Case, …&gt;</c>.</summary>
internal sealed class CaseGrain(IGrainContext context, IServiceProvider services) : AggregateGrain<Case>(context, services), ICaseGrain;
