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

    /// <param name="environment">Settings, on top of those of this process.</param>
    /// <param name="at">Where the process before this one listened, to take its place; a free port else.</param>
    public static async Task<PortalProcess> Start(IReadOnlyDictionary<string, string> environment, Uri? at = null)
    {
        var address = at ?? new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Demo.DemoHost).Assembly.Location]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["OneStop__Workers"] = "false";
        start.Environment["OneStop__WrongPasswordsPerMinute"] = "100000";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"Error\"", StringComparison.Ordinal) == true)
                Console.Error.WriteLine(line.Data[..Math.Min(600, line.Data.Length)]);
        };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        while (watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
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

        if (!process.HasExited)
            process.Kill();
        throw new InvalidOperationException("The portal did not get ready within a minute.");
    }

    public void Kill() => process.Kill();

    /// <summary>Asks it to end, as an operator does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using (var asked = Process.Start("kill", ["-TERM", process.Id.ToString()]))
            await asked.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // Below the ports that outgoing connections take, so that nothing else gets it between two lives of a portal.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
