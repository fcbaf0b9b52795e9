using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Catalog.Items.Follow;

/// <summary>A local item that still follows an older version of its basic item.</summary>
internal sealed record ItemFollower(string Code, string Region, string Department, int Follows);

/// <summary>How many places offer an item, and how many of them must follow its new version.</summary>
internal sealed record ItemUptake(string Basic, int Places, int Behind);

/// <summary>Who must follow the last version of a basic item, and that they did.</summary>
[UseCase]
internal sealed class ItemFollowers(NpgsqlDataSource db)
{
    public const int PageSize = 50;

    /// <summary>Those who must, by region, department and code, after the last of the page before; one more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<ItemFollower>> Behind(string basic, IReadOnlyList<string> regions, (string Region, string Department, string Code) after,
        CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select code, region, department, follows from catalog.local_items
            where basic = $1 and region = any($2) and (region, department, code) > ($3, $4, $5)
              and follows < (select max(version) from catalog.parts where kind = 'item' and code = $1)
            order by region, department, code limit $6
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { Sql.P(basic), Sql.P(regions.ToArray()), Sql.P(after.Region), Sql.P(after.Department),
            Sql.P(after.Code), Sql.P(PageSize + 1) });
        var found = new List<ItemFollower>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));
        return found;
    }

    /// <summary>Items of these regions with the number of places, by code after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<ItemUptake>> All(IReadOnlyList<string> regions, string after, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select l.basic, count(*)::int, count(*) filter (where l.follows < p.version)::int
            from catalog.local_items l join (select code, max(version) as version from catalog.parts where kind = 'item' group by code) p on p.code = l.basic
            where l.region = any($1) and l.basic > $2 group by l.basic order by l.basic limit $3
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { Sql.P(regions.ToArray()), Sql.P(after), Sql.P(PageSize + 1) });
        var found = new List<ItemUptake>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)));
        return found;
    }

    /// <summary>A department of a region, or all of its departments, takes over a version. Done twice it changes nothing.</summary>
    /// <param name="basic">The item.</param>
    /// <param name="version">The version that was looked at: a newer one that came since is not followed unseen.</param>
    /// <param name="region">The region, without those below it.</param>
    /// <param name="department">The department; null means all.</param>
    /// <param name="by">Account of the official.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many items follow now that did not before.</returns>
    public async Task<int> Follow(string basic, int version, string region, string? department, Guid by, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            with done as (
                update catalog.local_items set follows = $2
                where basic = $1 and region = $3 and ($4::text is null or department = $4) and follows < $2
                  and $2 <= (select max(version) from catalog.parts where kind = 'item' and code = $1)
                returning department),
            noted as (
                insert into catalog.followed (basic, version, region, department, items, by)
                select $1, $2, $3, department, count(*), $5 from done group by department)
            select count(*)::int from done
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { Sql.P(basic), Sql.P(version), Sql.P(region), Sql.P(department), Sql.P(by) });
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
