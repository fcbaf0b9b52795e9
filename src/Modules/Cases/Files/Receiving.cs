using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Files;

/// <summary>Takes uploaded pages in: the good ones to keep, and what is wrong with each of the others.</summary>
internal static class Receiving
{
    private const int LongestName = 120;

    // A check holds up to some 200 MB, and a core, for about a second: no more at once than there are cores, whoever uploads.
    private static readonly SemaphoreSlim Turns = new(Math.Max(2, Environment.ProcessorCount));

    private static readonly FrozenDictionary<string, string[]> Endings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Sniff.Pdf] = [".pdf"], [Sniff.Jpeg] = [".jpg", ".jpeg"], [Sniff.Png] = [".png"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="field">Name of the control, for the error messages.</param>
    /// <param name="room">How many more pages the material may have.</param>
    public static async Task<(IReadOnlyList<NewFile> Good, IReadOnlyList<Refusal> Wrong)> Read(
        IEnumerable<IFormFile> uploads, MaterialSpec material, string field, int room, CancellationToken cancel)
    {
        var (good, wrong) = (new List<NewFile>(), new List<Refusal>());
        foreach (var upload in uploads)
        {
            var name = CleanName(upload.FileName);
            var shown = Clipped(name, LongestName);
            if (good.Count == room)
                wrong.Add(Refusal.Invalid("cases.file-too-many", field, material.MaxPages, shown));
            else if (upload.Length == 0)
                wrong.Add(Refusal.Invalid("cases.file-empty", field, shown));
            else if (upload.Length > material.MaxBytes)
                wrong.Add(Refusal.Invalid("cases.file-too-large", field, shown, Show.FileSize(upload.Length), Show.FileSize(material.MaxBytes)));
            else if (await Checked(await Content(upload, cancel), field, shown, cancel) is var result && !result.Succeeded(out var file))
                wrong.AddRange(result.Refusals);
            else if (!material.Accepts.Contains(file.MediaType))
                wrong.Add(Refusal.Invalid("cases.file-not-accepted", field, shown, Kinds([file.MediaType]), Kinds(material.Accepts)));
            else
                good.Add(new(Guid.CreateVersion7(), Named(name, file.MediaType), file.MediaType, file.Content, file.IsSmall));
        }

        return (good, wrong);
    }

    /// <summary>What the browser offers to choose. A phone that takes photos of another kind makes JPEG of them when JPEG is all that is named.</summary>
    public static string Choosable(MaterialSpec material) =>
        string.Join(',', material.Accepts.Contains(Sniff.Jpeg) ? [.. material.Accepts, Sniff.WebP] : material.Accepts);

    /// <summary>As people call them, WebP among the photos: it is kept as JPEG.</summary>
    public static string Kinds(IReadOnlyList<string> mediaTypes) => string.Join('/', mediaTypes.SelectMany(t => t switch
    {
        Sniff.Jpeg => ["JPG", "WebP"],
        Sniff.Png => ["PNG"],
        _ => (string[])["PDF"],
    }));

    private static async Task<Result<CheckedFile>> Checked(byte[] content, string field, string name, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return Sniff.Of(content, field, name);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async Task<byte[]> Content(IFormFile upload, CancellationToken cancel)
    {
        var content = new byte[upload.Length];
        await using var stream = upload.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    /// <summary>With the ending of what it is: whoever saves a photo called p.html opens a photo.</summary>
    internal static string Named(string name, string mediaType)
    {
        var own = Path.GetExtension(name);
        var ending = Endings[mediaType].Contains(own, StringComparer.OrdinalIgnoreCase) ? own : Endings[mediaType][0];
        var stem = Clipped(Path.GetFileNameWithoutExtension(name), LongestName - ending.Length);
        return (stem.Length == 0 ? "-" : stem) + ending;
    }

    // Never through the middle of a character.
    private static string Clipped(string text, int longest)
    {
        var clipped = new StringBuilder(longest);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clipped.Length + rune.Utf16SequenceLength > longest)
                break;
            clipped.Append(rune);
        }

        return clipped.ToString();
    }

    // Only the last part of a name that a browser sent, without what could mislead where it is shown or saved.
    private static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        return clean.Length == 0 ? "-" : clean;
    }
}
