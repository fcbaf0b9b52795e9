using System.Text;
using OneStop.Demo.People;
using OneStop.Domain;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Authorization;

/// <summary>The table of rights, the pages, <c>matrix.txt</c> and docs/rights.md say the same.</summary>
public sealed class RightsTests(PortalUnderTest portal)
{
    /// <summary>Doors of programs, which prove who they are by themselves: the walk comes with cookies and may be turned away.</summary>
    private const Right Programs = Right.SignInElsewhere;

    [Fact]
    public async Task Every_right_has_a_row_and_a_page_that_names_it()
    {
        RightsTable.Rows.Select(r => r.Right).ShouldBe(Enum.GetValues<Right>(), ignoreOrder: true);
        var used = AccessCheck.List(await portal.Services()).Select(e => e.Access!.Right).ToHashSet();
        Enum.GetValues<Right>().Except(used).ShouldBeEmpty("no page or endpoint names these rights");
    }

    [Fact]
    public async Task The_matrix_lets_in_exactly_whom_the_table_names()
    {
        var rights = AccessCheck.List(await portal.Services()).DistinctBy(e => (e.Route, e.Access!.Right)).ToLookup(e => e.Route, e => e.Access!.Right);
        var wrong = new List<string>();
        foreach (var line in MatrixTests.Lines())
        {
            if (rights[line.Route].ToList() is not [var right])
                wrong.Add($"{line.Route}: one address, one right; it has {string.Join(", ", rights[line.Route])}");
            else if (Who(right) is var named && !(right == Programs ? line.Who.IsSubsetOf(named) : line.Who.SetEquals(named)))
                wrong.Add($"{line.Route}: {right.Code()} is of {string.Join(' ', named)}, the matrix says {string.Join(' ', line.Who)}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_role_walks()
    {
        var staff = DemoCast.Read().Staff.ToDictionary(s => s.User, s => s.Post, StringComparer.Ordinal);
        Roles.All.Where(r => r.User is not null && staff.ContainsKey(r.User)).Select(r => staff[r.User!]).Distinct()
            .ShouldBe(Enum.GetNames<PostRole>().Select(n => n.ToLowerInvariant()), ignoreOrder: true);
        Enum.GetNames<PostRole>().Except(Enum.GetNames<Who>()).ShouldBeEmpty("a right cannot be given to these roles");
        RoleTable.Rows.Select(r => r.Role).ShouldBe(Enum.GetValues<PostRole>(), ignoreOrder: true);
    }

    [Fact]
    public void The_documented_table_is_the_one_in_code()
    {
        var documented = File.ReadAllText(Path.Combine(Sources.Root, "docs", "rights.md")).ReplaceLineEndings("\n");
        documented.ShouldContain(Documented(), customMessage: "docs/rights.md should have:\n" + Documented());
    }

    private static string Documented()
    {
        var texts = new TextCatalogue([typeof(TextCatalogue).Assembly, .. OneStopHost.Assemblies]).English;
        var table = new StringBuilder("| right | who | over what | for what |\n|---|---|---|---|\n");
        foreach (var (right, holders) in RightsTable.Rows)
        {
            table.Append($"| `{right.Code()}` | {string.Join("<br>", holders.Select(h => h.Who))} | ")
                .Append($"{string.Join("<br>", holders.Select(h => texts.Words(h.Scope)))} | {texts.Words(right)} |\n");
        }

        table.Append("\n| role | reaches | takes two people |\n|---|---|---|\n");
        foreach (var role in RoleTable.Rows)
        {
            var why = role.TwoPeople ?? role.TwoForCity;
            table.Append($"| {role.Role} | {(role.Reach == Reach.Department ? "its department" : "everywhere")} | ")
                .Append(why is null ? "no |\n" : $"{(role.TwoPeople is null ? "for a whole city" : "yes")}: {texts["role.two-people." + why]} |\n");
        }

        return table.ToString();
    }

    private static HashSet<string> Who(Right right) => [.. RightsTable.Of(right).Holders.SelectMany(h => h.Who switch
    {
        Web.Who.Anyone or Web.Who.Demo => MatrixTests.Groups["everyone"],
        Web.Who.SignedIn => MatrixTests.Groups["signed-in"],
        Web.Who.Applicant => MatrixTests.Groups["applicants"],
        Web.Who.Staff => MatrixTests.Groups["staff"],
        Web.Who.Reviewer => MatrixTests.Groups["reviewers"],
        Web.Who.Operator => ["operations"],
        var role => [role.ToString().ToLowerInvariant()],
    })];
}
