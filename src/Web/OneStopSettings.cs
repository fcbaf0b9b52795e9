using System.Data.Common;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace OneStop.Web;

/// <summary>The section <c>OneStop</c> of the configuration.</summary>
public sealed class OneStopSettings
{
    /// <summary>Connection string of PostgreSQL 15 or newer, under a role that owns no table.</summary>
    public string Database { get; init; } = "";

    /// <summary>The same database under the role that owns the tables; only <c>setup</c> is given it. A demo may do with one role.</summary>
    public string OwnerDatabase { get; init; } = "";

    public Profile Profile { get; init; } = Profile.Production;

    /// <summary>32 bytes in base64 that wrap the keys of subjects.</summary>
    public string MasterKey { get; init; } = "";

    /// <summary>32 bytes in base64 behind blind indexes.</summary>
    public string IndexKey { get; init; } = "";

    /// <summary>Code of the department that answers for the platform's personal information, for the privacy page.</summary>
    public string Processor { get; init; } = "data";

    /// <summary>Folder with the TrueType fonts that documents embed.</summary>
    public string Fonts { get; init; } = "";

    /// <summary>Folder for what the installation keeps outside the database; several nodes share it.</summary>
    public string DataDir { get; init; } = "";

    /// <summary>The file of signed roots, outside the database; empty for <c>ledger/roots.jsonl</c> in <see cref="DataDir"/>.</summary>
    public string RootsFile { get; init; } = "";

    public string RootsFilePath => RootsFile.Length > 0 ? RootsFile : Path.Combine(DataDir, "ledger", "roots.jsonl");

    /// <summary>The address that citizens see, for links inside documents and QR codes.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5080";

    /// <summary>One server that simulates all departments' systems; for a demo only.</summary>
    public string Simulators { get; init; } = "";

    /// <summary>Whether this node does what is due and what follows events.</summary>
    public bool Workers { get; init; } = true;

    /// <summary>How much of that it does at once.</summary>
    public int DueAtOnce { get; init; } = 4;

    /// <summary>Whether a proxy in front sets X-Forwarded-For and -Proto.</summary>
    public bool BehindProxy { get; init; }

    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>Wrong passwords of one network, whoever they are for; right ones never count.</summary>
    public int WrongPasswordsPerMinute { get; init; } = 120;

    public int LookupsPerMinute { get; init; } = 30;
    public int OpenDataPerMinute { get; init; } = 300;

    /// <summary>Requests of one network for tokens; a busy site's server asks for many people.</summary>
    public int TokensPerMinute { get; init; } = 1_200;

    /// <summary>Codes by text message that go out to one block of addresses (/24, or /64 of IPv6) within a day: each costs the city money.</summary>
    public int CodesPerNetworkPerDay { get; init; } = 60;

    /// <summary>How much one applicant may upload within a day, filed or not; an ordinary matter has five pages.</summary>
    public int UploadMegabytesPerDay { get; init; } = 500;

    /// <summary>How long a post that takes two people waits for the second one.</summary>
    public int PostProposalDays { get; init; } = 7;

    public bool IsDemo => Profile == Profile.Demo;

    public static OneStopSettings From(IConfiguration configuration) =>
        configuration.GetSection("OneStop").Get<OneStopSettings>() ?? new();

    /// <summary>What a start of this profile still needs, each as a sentence; empty when it may start.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (Database.Length == 0)
            missing.Add("OneStop:Database — the connection string of a PostgreSQL of your own (15 or newer)");
        if (!IsDemo)
            missing.AddRange(new[] { ("Database", Database), ("OwnerDatabase", OwnerDatabase) }.Where(d => !IsPrivate(d.Item2)).Select(d =>
                $"OneStop:{d.Item1} — its server is another machine: SSL Mode=VerifyFull (or VerifyCA), or whoever listens reads along"));
        if (!SecretKeys.IsKey(MasterKey))
            missing.Add("OneStop:MasterKey — 32 random bytes in base64 (openssl rand -base64 32); it wraps every personal key, keep a copy apart");
        else if (!SecretKeys.LooksRandom(MasterKey))
            missing.Add("OneStop:MasterKey — these bytes are not random, anybody could guess them (openssl rand -base64 32)");
        if (!SecretKeys.IsKey(IndexKey))
            missing.Add("OneStop:IndexKey — 32 other random bytes in base64; changing it later loses every search by number");
        else if (!SecretKeys.LooksRandom(IndexKey))
            missing.Add("OneStop:IndexKey — these bytes are not random, anybody could guess them (openssl rand -base64 32)");
        else if (IndexKey == MasterKey)
            missing.Add("OneStop:IndexKey — it must differ from OneStop:MasterKey");
        if (DataDir.Length == 0)
            missing.Add("OneStop:DataDir — a folder that this installation keeps; the key that signs the event log lies in it");
        if (!IsDemo && Fonts.Length == 0)
            missing.Add("OneStop:Fonts — the folder with the TrueType fonts for certificates");
        if (!IsDemo && !IsPublic(PublicUrl))
            missing.Add("OneStop:PublicUrl — the address that citizens see, https and no localhost; it stands in documents and QR codes for ever");
        if (!IsDemo && Simulators.Length > 0)
            missing.Add("OneStop:Simulators — simulated registers are for a demo; name the departments' systems in OneStop:Exchange:Addresses");
        missing.AddRange(Cluster.Missing());
        return missing;
    }

    /// <summary>Whether nobody between here and there can read along: https, or a door on this very machine.</summary>
    public static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    // Modes in which the server's certificate is looked at.
    private static readonly HashSet<string> Checked = new(StringComparer.OrdinalIgnoreCase) { "VerifyFull", "VerifyCA" };

    private static bool IsPrivate(string connection)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connection;
        }
        catch (ArgumentException)
        {
            return true; // Whoever connects says what is wrong with it, and does not connect.
        }

        string Of(params string[] names) => names.Where(parts.ContainsKey).Select(n => parts[n].ToString()).FirstOrDefault() ?? "";
        return Checked.Contains(Of("SSL Mode", "SslMode").Replace("-", "", StringComparison.Ordinal))
            || Of("Host", "Server").Split(',', StringSplitOptions.TrimEntries).All(IsHere);
    }

    // A folder is that of a socket. An IPv6 address may stand in brackets, a port behind the name.
    private static bool IsHere(string host) => host.Length == 0 || host.StartsWith('/') || host.StartsWith('@')
        || (Uri.TryCreate("tcp://" + host, UriKind.Absolute, out var url) && url.IsLoopback)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsPublic(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback && url.Host.Contains('.');
}

public enum Profile { Production, Demo }
