namespace OneStop.Domain;

/// <summary>Whose drafts and cases somebody may open, and which of them.</summary>
/// <param name="Subject">Subject of whom they belong to.</param>
/// <param name="Agent">Only what this holder of a mandate began or filed; null for all of them.</param>
/// <param name="Scope">For which matters.</param>
public sealed record ApplicantReach(Guid Subject, Guid? Agent, MandateScope Scope)
{
    /// <summary>All that belongs to a subject: their own, or after whoever asks has checked it.</summary>
    public static ApplicantReach Whole(Guid subject) => new(subject, null, MandateScope.Whole);

    /// <summary>Whether nothing of the subject is out of reach.</summary>
    public bool IsWhole => Agent is null && Scope.IsWhole;
}
