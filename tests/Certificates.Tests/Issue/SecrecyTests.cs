using System.Text;
using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Certificates;

namespace OneStop.Certificates.Tests.Issue;

public sealed class SecrecyTests(City city)
{
    [Fact]
    public async Task Nothing_personal_is_readable_in_any_table()
    {
        var held = await city.Issued();
        await city.Get<ICertificates>().Document(Grants.Acceptance(held.Subject));
        var dump = new StringBuilder();
        const string tables =
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
            where table_schema in ('platform', 'certificates') and table_type = 'BASE TABLE'
            """;
        await using (var names = city.Db.CreateCommand(tables))
        await using (var row = await names.ExecuteReaderAsync(default))
        {
            while (await row.ReadAsync(default))
                dump.AppendLine(row.GetString(0));
        }

        foreach (var table in dump.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var rows = city.Db.CreateCommand($"select t::text, convert_from(convert_to(t::text, 'UTF8'), 'UTF8') from {table} t");
            await using var row = await rows.ExecuteReaderAsync(default);
            while (await row.ReadAsync(default))
                dump.AppendLine(row.GetString(0));
        }

        var all = dump.ToString();
        all.ShouldContain(held.Number);
        foreach (var secret in new[] { Grants.Holder, Grants.Representative, Grants.Uscc, "望湖路118号" })
        {
            all.ShouldNotContain(secret);
            all.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
        }
    }
}
