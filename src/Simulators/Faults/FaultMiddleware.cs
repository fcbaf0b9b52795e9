namespace OneStop.Simulators.Faults;

/// <summary>Makes a system fail the way it is switched to, before it looks at the request.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, RegisterSystem system, FaultSwitches switches, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var fault = switches[system];
        switch (fault.Mode)
        {
            case FaultMode.Slow:
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds), clock, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!context.RequestAborted.IsCancellationRequested)
                    await next(context);
                break;
            case FaultMode.Down:
                await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "system.down", "The system is being maintained.");
                break;
            case FaultMode.Drop:
                context.Abort();
                break;
            case FaultMode.Garbage:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"result":"match","person":{"name":"�""");
                break;
            case FaultMode.Ok:
            default:
                await next(context);
                break;
        }
    }
}
