using System.Net;

namespace OneStop.Web;

/// <summary>
/// The section <c>OneStop:Cluster</c>: whether this portal carries the cases alone or with others on the same database, and
/// how soon the others notice that one is gone.
/// </summary>
public sealed class ClusterSettings
{
    /// <summary>Whether other portals on this database may join; alone, a portal is reached by no other.</summary>
    public bool Shared { get; init; }

    /// <summary>What the members call their cluster; empty: taken from the database, so that a copy of it is another cluster.</summary>
    public string Id { get; init; } = "";

    /// <summary>The address at which the other members reach this one.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port beside it; 0: any free one, which is for members on one machine.</summary>
    public int Port { get; init; }

    /// <summary>
    /// PEM or PKCS#12 file with this member's certificate and its key. Every certificate in it is trusted in a peer, so that
    /// an old and a new one go side by side; nobody else is.
    /// </summary>
    public string Certificate { get; init; } = "";

    public string CertificatePassword { get; init; } = "";

    /// <summary>How often each member asks its neighbours whether they live, and how long it waits for the answer.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so many questions without an answer a member is declared dead and its cases are taken over.</summary>
    public int MissedProbes { get; init; } = 3;

    /// <summary>How often the table of members is read and one's own sign of life is written there.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a caller waits for a case's answer.</summary>
    public TimeSpan Response { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a case that nobody asks for stays in memory; more than a minute.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What is missing or wrong, each as a sentence.</summary>
    internal IEnumerable<string> Missing()
    {
        if (Idle <= TimeSpan.FromMinutes(1))
            yield return "OneStop:Cluster:Idle — more than a minute, as 00:30:00";
        if (!Shared)
            yield break;
        if (!IPAddress.TryParse(Address, out var address))
        {
            yield return "OneStop:Cluster:Address — the IP address at which the other members reach this one";
        }
        else if (!IPAddress.IsLoopback(address))
        {
            if (Port == 0)
                yield return "OneStop:Cluster:Port — the port at which the other members reach this one";
            if (Certificate.Length == 0)
                yield return "OneStop:Cluster:Certificate — members on several machines speak encrypted and show one another a certificate: "
                    + "a PEM or PKCS#12 file with certificate and key, the same on all of them";
        }

        if (Certificate.Length > 0 && !File.Exists(Certificate))
            yield return $"OneStop:Cluster:Certificate — there is no file {Certificate}";
    }
}
