using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OneStop.SignOn.Tests;

/// <summary>The server of a department's site, which is told when somebody signs out.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private int refusals;

    private Listener(WebApplication app) => this.app = app;

    /// <summary>The logout tokens, in the order in which they came.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public int Asked { get; private set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/told";

    /// <param name="refusals">How often it answers that something is broken, before it takes one.</param>
    public static async Task<Listener> Start(int refusals = 0)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var listener = new Listener(builder.Build()) { refusals = refusals };
        listener.app.MapPost("/told", listener.Take);
        await listener.app.StartAsync();
        return listener;
    }

    public async Task<string> Next()
    {
        for (var wait = 0; Told.IsEmpty && wait < 200; wait++)
            await Task.Delay(100);
        return Told.TryDequeue(out var token) ? token : throw new TimeoutException("Nobody told it anything.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        Asked++;
        if (Asked <= refusals)
        {
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
            return;
        }

        Told.Enqueue((await context.Request.ReadFormAsync())["logout_token"].ToString());
    }
}
