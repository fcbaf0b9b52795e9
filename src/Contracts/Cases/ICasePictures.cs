namespace OneStop.Contracts.Cases;

/// <summary>Pictures that applicants handed in, for what is made of a case.</summary>
public interface ICasePictures
{
    /// <summary>A page of a case as it is printed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="page">Id of the uploaded page.</param>
    /// <param name="longest">Dots of the longer side at most.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>A JPEG in sRGB, upright; null when there is no such page, it is no picture, or its subject was forgotten.</returns>
    Task<byte[]?> Jpeg(Guid caseId, Guid page, int longest, CancellationToken cancel = default);
}
