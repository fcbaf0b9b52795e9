using System.Net;
using System.Net.Sockets;

namespace OneStop.Resilience.Tests;

/// <summary>A wire between the portal and PostgreSQL that can be cut and mended.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string host;
    private readonly int port;
    private readonly List<TcpClient> open = [];
    private volatile bool cut;

    public Relay(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Cut()
    {
        cut = true;
        lock (open)
        {
            open.ForEach(c => c.Close());
            open.Clear();
        }
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await ended.CancelAsync();
        listener.Stop();
        ended.Dispose();
    }

    private async Task Accept()
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                var near = await listener.AcceptTcpClientAsync(ended.Token);
                if (cut)
                {
                    near.Close();
                    continue;
                }

                var far = new TcpClient();
                await far.ConnectAsync(host, port);
                lock (open)
                    open.AddRange([near, far]);
                _ = Pump(near, far);
                _ = Pump(far, near);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Pump(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), ended.Token);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Cut.
        }

        from.Close();
        to.Close();
    }
}
