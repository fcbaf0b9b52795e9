using Npgsql;
using OneStop.Cases.Projections;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>
/// What somebody at a counter brings: an ID card, a mobile, a credit code, a name, a number or its beginning or end; their own, or as
/// another party of a case: the spouse, who filed for a company, its representative. Looked up by keys,
/// in all that the post may see; latest first.
/// </summary>
[UseCase]
internal sealed class FindCases(NpgsqlDataSource db, ICatalog catalog, MasterKeys masters, IPeople people)
{
    /// <summary>More than that is no answer: whoever searches says more.</summary>
    public const int Most = 50;

    /// <summary>Of the end of a number; a beginning shorter than its day, E01-20261124, would be a good part of all cases.</summary>
    private const int ShortestEnd = 4, ShortestBeginning = 12;

    private const string NumberEnds = "reverse(t.number) like $3";
    private const string NumberBegins = "t.number like $4 or " + NumberEnds;
    private const string Person = "t.case_id in (select c.id from cases.cases c where c.people && $4)";
    private const string Name = "t.title_blind = $3 or t.case_id in (select c.id from cases.cases c where c.applicant_blind = $5) or " + Person;
    // Whoever files for a company brings their own card, and so does the other one of a couple.
    private const string Subject = "t.subject = any ($3) or t.case_id in (select c.id from cases.cases c where c.operator = any ($3)) or " + Person;

    /// <summary>The rows, one more than <see cref="Most"/> when there are more.</summary>
    public async Task<IReadOnlyList<QueueRow>> Handle(Post post, string text, CancellationToken cancel)
    {
        if (await Ask(text, cancel) is not var (where, keys))
            return [];
        await using var command = db.CreateCommand(
            $"""
            select {QueueReader.Columns} from cases.items t
            where ({where}) and t.region = any ($1) and ($2 = '' or t.department = $2)
            order by t.changed_at desc, t.case_id, t.item limit {Most + 1}
            """);
        command.Parameters.Add(Sql.P(QueueReader.Regions(post, catalog)));
        command.Parameters.Add(Sql.P(QueueReader.Scope(post)));
        command.Parameters.AddRange(keys);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<QueueRow>();
        while (await row.ReadAsync(cancel))
            rows.Add(QueueReader.Row(row, masters));
        return rows;
    }

    /// <summary>By what it can be found; null when there is too little of it.</summary>
    private async Task<(string Where, NpgsqlParameter[] Keys)?> Ask(string text, CancellationToken cancel)
    {
        var code = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var subjects = new List<Guid>();
        if (CitizenId.IsValid(code))
            subjects.Add(SubjectId.OfPerson(masters, code));
        if (UnifiedCreditCode.IsValid(code))
            subjects.Add(SubjectId.OfEnterprise(masters, code));
        if (code is ['1', _, _, _, _, _, _, _, _, _, _] && code.All(char.IsAsciiDigit))
            subjects.AddRange(await people.WithMobile(code, cancel));
        if (subjects.Count > 0)
            return (Subject, [Sql.P(subjects.ToArray()), People(code)]);
        if (code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && code.Any(char.IsAsciiDigit))
        {
            var ends = Sql.P(string.Concat(code.Reverse()) + "%");
            return code.Length < ShortestEnd ? null : code.Length < ShortestBeginning ? (NumberEnds, [ends]) : (NumberBegins, [ends, Sql.P(code + "%")]);
        }

        return text.Length == 0 ? null
            : (Name, [Sql.P(masters.Blind("case-title", text)), People(text), Sql.P(masters.Blind(CaseLists.ApplicantName, text))]);
    }

    private NpgsqlParameter People(string said) => Sql.P(new[] { masters.Blind(PeopleOfCase.Kind, said) });
}
