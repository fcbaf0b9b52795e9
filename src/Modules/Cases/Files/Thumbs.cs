using System.Collections.Immutable;
using OneStop.Cases.Drafts;

namespace OneStop.Cases.Files;

/// <summary>Uploaded pages as small pictures that lead to the whole ones; the model of <c>_Thumbs</c>.</summary>
/// <param name="Url">Address of the files, ending in a slash.</param>
/// <param name="First">Number of the first page.</param>
internal sealed record Thumbs(string Url, ImmutableList<UploadedPage> Pages, int First = 1);
