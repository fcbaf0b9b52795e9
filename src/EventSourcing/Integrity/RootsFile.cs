using System.Text;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// The signed roots outside the database, one line each, only ever added to: what the database says about its past is held
/// against it. It begins together with the ledger's key; where the key is there and the file is not, it was lost.
/// </summary>
public sealed class RootsFile(string path)
{
    private const int Tail = 1 << 20;

    /// <summary>Where it lies.</summary>
    public string Path => path;

    /// <summary>Whether it is there.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Key and file of an installation, both begun when there is no key yet.</summary>
    public static (LedgerKey Key, RootsFile Roots) Open(string keyPath, string rootsPath)
    {
        var roots = new RootsFile(rootsPath);
        if (!File.Exists(keyPath))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(keyPath)!);
            // The file first: a key without it would mean that it was lost.
            roots.Begin();
            LedgerKey.Make(keyPath);
        }

        return (LedgerKey.FromFile(keyPath), roots);
    }

    /// <summary>Makes an empty file unless there is one, also when another node is just making it.</summary>
    public void Begin()
    {
        if (Exists)
            return;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        try
        {
            using var stream = Write(FileMode.CreateNew);
        }
        catch (IOException) when (Exists)
        {
            // It is there: that is all that was wanted.
        }
    }

    /// <summary>Every line; what a crash left half-written at the end is no line.</summary>
    public IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        var line = new StringBuilder();
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c != '\n')
            {
                line.Append((char)c);
                continue;
            }

            yield return line.ToString();
            line.Clear();
        }
    }

    /// <summary>The last whole line; null when there is none.</summary>
    public string? Last()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(Tail, stream.Length), SeekOrigin.End);
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n');
        if (end < 0)
            return null;
        var start = bytes.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
        return Encoding.UTF8.GetString(bytes.AsSpan(start, end - start));
    }

    /// <summary>Adds lines and returns when the disk has them. The caller holds the lock of those who sign.</summary>
    public void Append(params IEnumerable<string> lines)
    {
        using var stream = Write(FileMode.Open);
        stream.SetLength(WholeLength(stream));
        stream.Seek(0, SeekOrigin.End);
        foreach (var line in lines)
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Begins again with these lines; the old file is kept beside it, under the name that is returned.</summary>
    public string? Replace(IEnumerable<string> lines, DateTimeOffset now)
    {
        string? kept = null;
        if (Exists)
            File.Move(path, kept = $"{path}.until-{now.UtcDateTime:yyyyMMdd'T'HHmmss}-{Guid.CreateVersion7():n}");
        Begin();
        Append(lines);
        return kept;
    }

    private static long WholeLength(FileStream stream)
    {
        for (var at = stream.Length; at > 0; at--)
        {
            stream.Seek(at - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                return at;
        }

        return 0;
    }

    private FileStream Write(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
