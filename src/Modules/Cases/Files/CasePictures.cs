using OneStop.Contracts.Cases;

namespace OneStop.Cases.Files;

/// <summary>Photos for certificates, from what was handed in.</summary>
internal sealed class CasePictures(FileStore files) : ICasePictures
{
    public async Task<byte[]?> Jpeg(Guid caseId, Guid page, int longest, CancellationToken cancel = default) =>
        await files.Find(caseId, page, cancel) is { MediaType: Sniff.Jpeg or Sniff.Png } file
            ? Pictures.Jpeg(file.Content, longest)
            : null;
}
