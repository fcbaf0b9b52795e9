namespace OneStop.Contracts.Catalog;

/// <summary>The order in which a life and a business go: how matters are listed where people look for theirs.</summary>
public static class LifeOrder
{
    private static readonly string[] Stages =
    [
        "child-born", "school", "work", "marriage", "home", "support", "insurance",
        "business-start", "business-open", "business-change", "business-run", "business-close",
    ];

    /// <summary>Matters of one side from the first stage to the last; a stage that is not in the order comes after those that are.</summary>
    public static IReadOnlyList<Matter> Of(IEnumerable<Matter> matters, StageSide side) =>
        [.. matters.Where(m => m.Stage.Side == side).OrderBy(m => Place(m.Stage.Code)).ThenBy(m => m.Stage.Code, StringComparer.Ordinal)
            .ThenBy(m => m.Code, StringComparer.Ordinal)];

    private static int Place(string stage) => Array.IndexOf(Stages, stage) is var place and >= 0 ? place : Stages.Length;
}
