using Npgsql;

namespace OneStop.EventSourcing.Database;

/// <summary>
/// What the portal's database role may do. The tables belong to another role, the owner, under which only the scripts run:
/// whoever takes over a portal can add to the ledgers, but not rewrite them. A table's comment names its rights where they
/// are fewer than all, e.g. <c>portal: select, insert</c>; so no list has to be edited for a new table.
/// </summary>
public static class Rights
{
    private const string Statements =
        """
        with ours as (
            select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')),
        tables as (
            select o.nspname, c.relname,
                substring(obj_description(coalesce(pg_partition_root(c.oid), c.oid), 'pg_class') from '^portal: ([a-z, ]+)') as rights
            from pg_class c join ours o on o.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm'))
        select format(
            'revoke all on schema %1$I from %2$I; grant usage on schema %1$I to %2$I; grant usage on all sequences in schema %1$I to %2$I',
            nspname, $1) from ours
        union all
        select format(
            'revoke all on %1$I.%2$I from %3$I; grant %4$s on %1$I.%2$I to %3$I',
            nspname, relname, $1, coalesce(rights, 'select, insert, update, delete')) from tables
        """;

    private const string TooMuch =
        """
        select c.oid::regclass::text from pg_class c
        cross join unnest(array['insert', 'update', 'delete', 'truncate', 'trigger']) as may
        where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') ~ '^portal: '
          and (pg_has_role(c.relowner, 'member')
               or has_table_privilege(c.oid, may)
                   and not may = any (string_to_array(substring(obj_description(c.oid, 'pg_class') from '^portal: ([a-z, ]+)'), ', ')))
        order by 1 limit 1
        """;

    /// <summary>Gives the role exactly what it needs on every table there is; run by the owner after the scripts, each time.</summary>
    public static async Task Grant(NpgsqlDataSource owner, string role, CancellationToken cancel = default)
    {
        await using var connection = await owner.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, $"select pg_advisory_xact_lock({Scripts.Lock})", cancel);
        var statements = new List<string>();
        await using (var command = Sql.Command(connection, Statements, Sql.P(role)))
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                statements.Add(reader.GetString(0));
        }

        await Execute(connection, string.Join(';', statements), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A table that this connection's role could rewrite although it is only to be added to; null when there is none.</summary>
    public static async Task<string?> Excess(NpgsqlDataSource portal, CancellationToken cancel = default)
    {
        await using var command = portal.CreateCommand(TooMuch);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, text);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
