namespace OneStop.Secrets;

/// <summary>
/// Something that keeps opened values in memory and drops those of a subject that is forgotten, on whichever node they
/// are. Called after the key was destroyed, so that what is read again from then on is read as forgotten. Must bear to be
/// called again.
/// </summary>
public interface ISubjectForgotten
{
    /// <summary>Lets go what it keeps of the subject.</summary>
    Task Forget(Guid subject, CancellationToken cancel);
}
