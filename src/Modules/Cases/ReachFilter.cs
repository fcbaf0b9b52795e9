using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.Cases;

/// <summary>
/// What a query of an applicant's cases or drafts leaves out for whoever acts for them in some matters only. For the applicants themselves it
/// adds nothing, so their queries stay as they are.
/// </summary>
internal sealed class ReachFilter
{
    private readonly string? cases;
    private readonly string? drafts;
    private readonly NpgsqlParameter[] parameters;

    /// <param name="next">Number of the first parameter that the query has no use for yet.</param>
    public ReachFilter(ApplicantReach reach, ICatalog catalog, int next)
    {
        if (reach.IsWhole)
        {
            parameters = [];
            return;
        }

        var agent = $" and (${next}::uuid is null or {{0}}.agent = ${next})";
        var matter = $"${next + 1}::text[] is null or {{0}}.matter = any(${next + 1})";
        // A case is within the reach of single items when it holds no others; of a draft that is looked at when it is opened.
        var items = $"cardinality(${next + 2}::text[]) > 0 and not exists (select from cases.items r where r.case_id = {{0}}.id "
            + $"and r.matter || '/' || r.item <> all(${next + 2}))";
        cases = $"{agent} and ({matter} or {items})";
        drafts = $"{agent} and ({matter} or {{0}}.matter = any(${next + 2}))";
        var (scope, classes) = (reach.Scope, reach.Scope.Classes.ToHashSet(StringComparer.Ordinal));
        string[]? matters = scope.IsWhole ? null
            : [.. scope.Matters, .. classes.Count == 0 ? [] : Published(catalog).Where(m => classes.Contains(m.Stage.Code)).Select(m => m.Code)];
        parameters = [Sql.P(reach.Agent), Sql.P(matters), Sql.P(scope.Items.ToArray())];
        DraftItems = [.. scope.Items.Select(i => i.Split('/')[0]).Distinct(StringComparer.Ordinal)];
    }

    private string[] DraftItems { get; } = [];

    /// <summary>To stand behind the conditions of a query.</summary>
    /// <param name="alias">Of <c>cases.cases</c> in it.</param>
    public string Cases(string alias) => cases?.Replace("{0}", alias, StringComparison.Ordinal) ?? "";

    /// <summary>To stand behind the conditions of a query.</summary>
    /// <param name="alias">Of <c>cases.drafts</c> in it.</param>
    public string Drafts(string alias) => drafts?.Replace("{0}", alias, StringComparison.Ordinal) ?? "";

    /// <summary>Gives a query of cases what its condition needs.</summary>
    public void AddTo(NpgsqlCommand command) => command.Parameters.AddRange(parameters);

    /// <summary>Gives a query of drafts what its condition needs.</summary>
    public void AddToDrafts(NpgsqlCommand command)
    {
        if (parameters.Length > 0)
            command.Parameters.AddRange(new[] { parameters[0], parameters[1], Sql.P(DraftItems) });
    }

    private static IEnumerable<Matter> Published(ICatalog catalog) =>
        catalog.Regions.Where(r => r.Level is 2 or 3).SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code);
}
