namespace OneStop.Contracts.Certificates;

/// <summary>What stands in the way of issuing certificates and sealed documents, for those who watch an installation.</summary>
public interface IIssuingReadiness
{
    /// <summary>File names of fonts that documents embed and that are not in the folder of fonts; empty when all are there.</summary>
    IReadOnlyList<string> MissingFonts { get; }

    /// <summary>Until when each of the departments can seal; one that has no seal in force at this moment is missing.</summary>
    /// <param name="departments">Codes of departments, as in the catalogue.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> SealedUntil(IReadOnlyCollection<string> departments, CancellationToken cancel = default);
}
