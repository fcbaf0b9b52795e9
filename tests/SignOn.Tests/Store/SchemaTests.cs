using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OneStop.SignOn.Store;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Store;

public sealed partial class SchemaTests
{
    /// <summary>A newer package with another table shows here, and then needs a new script.</summary>
    [Fact]
    public void The_script_lays_exactly_the_tables_of_the_model()
    {
        using var context = new OpenIdContext(new DbContextOptionsBuilder<OpenIdContext>().UseNpgsql("Host=nowhere").Options);
        var model = Statements(context.Database.GenerateCreateScript());
        var script = Statements(File.ReadAllText(Path.Combine(Sources.Root, "src/Modules/SignOn/Store/2026-11-30_60_openid.sql")));
        model.ShouldNotBeEmpty();
        script.ShouldBe(model);
    }

    private static List<string> Statements(string sql) =>
        [.. sql.Split(";").Select(s => Blank().Replace(s, " ").Trim()).Where(s => s.StartsWith("CREATE ", StringComparison.Ordinal))];

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
