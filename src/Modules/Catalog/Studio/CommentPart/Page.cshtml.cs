using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.CommentPart;

/// <summary>The press on 记下意见.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class CommentPartPage(IStreams streams, CatalogInMemory catalog, IPeople people) : ReadingCommandPage(streams, catalog, people)
{
    public override (string Part, string Text)? TypedComment => HttpMethods.IsPost(Request.Method) ? (Part ?? "", Text) : null;

    private string Text => Request.Form["comment." + Part].ToString();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await After(await Send(new CommentOnPart(Part ?? "", TypedText.Tidy(Text, lines: true))), Part ?? "", cancel);
}
