using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OneStop.Load.Drive;

/// <summary>The portal as a process of its own, pages only: the workers would mix their work into the figures of a request.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process process;

    private PortalProcess(Process process, Uri address, TimeSpan ready) => (this.process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }
    public TimeSpan Ready { get; }
    public int Pid => process.Id;

    public static async Task<PortalProcess> Start(IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Portal.OneStopHost).Assembly.Location]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["OneStop__Workers"] = "false";
        start.Environment["OneStop__SignInsPerMinute"] = "100000";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"Error\"", StringComparison.Ordinal) == true)
                Console.Error.WriteLine(line.Data[..Math.Min(600, line.Data.Length)]);
        };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        while (watch.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return new(process, address, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50); // Not listening yet.
            }
        }

        throw new InvalidOperationException("The portal did not get ready within a minute.");
    }

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
