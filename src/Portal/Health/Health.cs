using Npgsql;
using OneStop.Kernel.Integrity;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>For load balancers: live while the process answers, ready while it can do its work.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live")).WithMetadata(new AccessAttribute(Who.Anyone));
        endpoints.MapGet("/health/ready", async (NpgsqlDataSource db, LedgerState ledger, CancellationToken cancel) =>
        {
            try
            {
                await using var command = db.CreateCommand("select 1");
                command.CommandTimeout = 2;
                await command.ExecuteScalarAsync(cancel);
                return Results.Text(ledger.Fault is null ? "ready" : "ready, but degraded: what happens is not signed; the log says why");
            }
            catch (Exception away) when (Outages.IsDatabaseAway(away))
            {
                return Results.Text("database away", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(new AccessAttribute(Who.Anyone));
    }
}
