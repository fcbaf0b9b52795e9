namespace OneStop.Pdf.Writing;

/// <summary>An element of the document's logical structure (tagged PDF; ISO 32000-1, 14.7), read aloud by screen readers.</summary>
internal sealed class StructureElement(string type, StructureElement? parent)
{
    public string Type { get; } = type;

    public StructureElement? Parent { get; } = parent;

    /// <summary>What a picture shows, in words.</summary>
    public string? Alt { get; init; }

    /// <summary>Which cells a header cell is for: Row or Column.</summary>
    public string? Scope { get; init; }

    public List<StructureElement> Children { get; } = [];

    public (PdfPage Page, int Number)? Content { get; set; }

    public PdfRef Id { get; set; }
}

internal sealed class StructureTree
{
    private readonly StructureElement _root = new("Document", null);
    private StructureElement _open;

    public StructureTree() => _open = _root;

    /// <summary>Elements added until the result is disposed lie inside this one.</summary>
    public Scope Open(string type)
    {
        _open = Add(type);
        return new Scope(this);
    }

    public StructureElement Add(string type, string? alt = null, string? scope = null)
    {
        var element = new StructureElement(type, _open) { Alt = alt, Scope = scope };
        _open.Children.Add(element);
        return element;
    }

    public PdfRef WriteTo(PdfWriter writer, IReadOnlyList<PdfPage> pages)
    {
        var tree = writer.Reserve();
        Number(writer, _root);
        Write(writer, _root, tree);
        writer.Begin(tree);
        writer.Output.Write($"<< /Type /StructTreeRoot /K {_root.Id} /ParentTreeNextKey {pages.Count} /ParentTree << /Nums [");
        for (var i = 0; i < pages.Count; i++)
        {
            writer.Output.Write($"\n{i} [");
            foreach (var element in pages[i].Marked)
                writer.Output.Write($" {element.Id}");
            writer.Output.Write("]"u8);
        }
        writer.Output.Write("] >> >>"u8);
        writer.End();
        return tree;
    }

    private static void Number(PdfWriter writer, StructureElement element)
    {
        element.Id = writer.Reserve();
        foreach (var child in element.Children)
            Number(writer, child);
    }

    private static void Write(PdfWriter writer, StructureElement element, PdfRef tree)
    {
        var output = writer.Begin(element.Id);
        output.Write($"<< /Type /StructElem /S /{element.Type} /P {element.Parent?.Id ?? tree}");
        if (element.Alt is { } alt)
        {
            output.Write(" /Alt "u8);
            output.Text(alt);
        }
        if (element.Scope is { } scope)
            output.Write($" /A << /O /Table /Scope /{scope} >>");
        if (element.Content is { } content)
            output.Write($" /Pg {content.Page.Id} /K {content.Number}");
        else
        {
            output.Write(" /K ["u8);
            foreach (var child in element.Children)
                output.Write($" {child.Id}");
            output.Write("]"u8);
        }
        output.Write(" >>"u8);
        writer.End();
        foreach (var child in element.Children)
            Write(writer, child, tree);
    }

    internal readonly struct Scope(StructureTree tree) : IDisposable
    {
        public void Dispose() => tree._open = tree._open.Parent!;
    }
}
