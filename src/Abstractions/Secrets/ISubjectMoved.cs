namespace OneStop.Secrets;

/// <summary>
/// Something that keeps what somebody made under a subject of their own, and takes it along when it turns out who they are. Called while
/// both keys are there; must bear to be called again.
/// </summary>
public interface ISubjectMoved
{
    /// <summary>Puts what it keeps of the old subject under the new one.</summary>
    Task Move(SubjectMove move, CancellationToken cancel);
}

/// <param name="From">Its key is destroyed afterwards.</param>
/// <param name="To">Whose it is from now on.</param>
/// <param name="Account">Whose doing it is.</param>
public sealed record SubjectMove(Guid From, Guid To, Guid Account);
