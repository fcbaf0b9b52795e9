namespace OneStop.EventSourcing.DueTimes;

/// <summary>
/// What people call a module's streams, e.g. the number of a case: by it operators and the people concerned speak of the same
/// thing. Nothing personal.
/// </summary>
public interface IStreamNumbers
{
    /// <summary>The numbers of those streams that are the module's; others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Of(Guid[] streams, CancellationToken cancel);
}
