namespace OneStop.Contracts.Catalog;

/// <summary>
/// What an applicant counts. Every page that says how many says these numbers: the guide for what most people find on file, the
/// form and the check page for what is on file of this applicant.
/// </summary>
/// <param name="Items">Items that are filed.</param>
/// <param name="Steps">Parts of the way to filing: each page of the form, the papers where something is to be done about them, the check.</param>
/// <param name="Papers">Papers that have to be handed in.</param>
/// <param name="Commitments">Papers that a commitment stands for.</param>
/// <param name="Optional">Papers that may be handed in.</param>
/// <param name="Exempt">Papers that are fetched or made.</param>
/// <param name="Fields">Fields that neither a source nor an answer fills in.</param>
public sealed record Counts(int Items, int Steps, int Papers, int Commitments, int Optional, int Exempt, int Fields)
{
    /// <summary>Counts what was composed.</summary>
    public static Counts Of(Composition made)
    {
        var committed = made.Materials.Count(m => m.Way.Kind == WayKind.Commitment);
        var uploads = made.Uploads.Count();
        var papers = made.Papers.Count();
        return new(
            made.Items.Count,
            made.Steps.Count + (uploads + committed > 0 ? 1 : 0) + 1,
            papers,
            committed,
            uploads - papers,
            made.Materials.Count - uploads - committed,
            made.Steps.Sum(s => s.ToFill));
    }
}
