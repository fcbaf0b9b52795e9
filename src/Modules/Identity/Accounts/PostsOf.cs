using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.Domain;

namespace OneStop.Identity.Accounts;

/// <summary>The post that an official holds now.</summary>
internal sealed class PostsOf(NpgsqlDataSource db, TimeProvider clock)
{
    public async Task<NewAccounts.PostFacts?> Current(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select department, region, role from identity.posts
            where account = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)
            order by valid_from desc limit 1
            """);
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new(reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    /// <summary>The post as pages know it.</summary>
    public static Post Named(NewAccounts.PostFacts post) => new(post.Department, post.Region, Enum.Parse<PostRole>(post.Role, ignoreCase: true));

    /// <summary>What the post's department is called; one that the catalogue no longer lists keeps its code as name.</summary>
    public static Bilingual DepartmentName(NewAccounts.PostFacts post, ICatalog catalog) =>
        catalog.Departments.FirstOrDefault(d => d.Code == post.Department)?.ShortName ?? new Bilingual(post.Department, post.Department);
}
