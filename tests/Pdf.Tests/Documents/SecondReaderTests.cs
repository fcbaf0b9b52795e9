using System.Text;
using System.Xml.Linq;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Tokens;

namespace OneStop.Pdf.Tests.Documents;

/// <summary>What the rules for archives and for screen readers ask of a file, asked of a reader that is not ours.</summary>
public sealed class SecondReaderTests : IDisposable
{
    private static readonly byte[] Licence = FoodLicence.Sign(Keys.Seal);
    private readonly ReadBack _read = new(Licence);

    public void Dispose() => _read.Dispose();

    [Fact]
    public void The_structure_reads_title_labels_with_their_values_and_pictures_in_words()
    {
        var said = _read.Structure().Where(e => e.Element.Data["K"] is NumericToken).Select(e => (Type(e.Element), Words(e.Element))).ToList();

        said[0].ShouldBe(("H1", "食品经营许可证"));
        said.Skip(1).Take(2 * FoodLicence.Fields.Length).ShouldBe(FoodLicence.Fields.SelectMany(f => new[] { ("TH", f.Label), ("TD", f.Value) }));
        said.ShouldContain(("TD", "JY29901020026118"));
        said.Where(s => s.Item1 == "Figure").Select(s => s.Item2).ShouldBe(["核验这份证照的二维码", "东湖市市场监督管理局电子证照专用章"]);
    }

    [Fact]
    public void Tables_hold_rows_and_rows_hold_a_header_cell_with_its_scope_and_a_data_cell()
    {
        var elements = _read.Structure().ToList();
        elements[0].ShouldSatisfyAllConditions(e => e.Depth.ShouldBe(0), e => Type(e.Element).ShouldBe("Document"));
        foreach (var row in elements.Where(e => Type(e.Element) == "TR").Select(e => e.Element))
        {
            Type(_read.Get<DictionaryToken>(row, "P")).ShouldBe("Table");
            var cells = _read.Get<ArrayToken>(row, "K").Data.Select(_read.Follow<DictionaryToken>).ToList();
            cells.Select(Type).ShouldBe(["TH", "TD"]);
            _read.Get<NameToken>(_read.Get<DictionaryToken>(cells[0], "A"), "Scope").Data.ShouldBe("Row");
        }
    }

    /// <summary>Tagged, or an artifact (ISO 14289-1, 7.1), and with a way back from the page to the element (ISO 32000-1, 14.7.4.4).</summary>
    [Fact]
    public void All_that_is_drawn_is_tagged_or_marked_as_decoration_and_leads_back_to_its_element()
    {
        var (page, marked) = (_read.Page, _read.Marked);
        marked.Sum(m => m.Letters.Count).ShouldBe(page.Letters.Count);
        marked.Sum(m => m.Paths.Count).ShouldBe(page.Paths.Count);
        marked.Where(m => m.IsArtifact).ShouldAllBe(m => m.Letters.Count == 0);

        var parents = _read.Get<DictionaryToken>(_read.Get<DictionaryToken>(_read.Catalogue, "StructTreeRoot"), "ParentTree");
        var ofPage = _read.Follow<ArrayToken>(_read.Get<ArrayToken>(parents, "Nums")[1]);
        ofPage.Length.ShouldBe(marked.Count(m => !m.IsArtifact && m.MarkedContentIdentifier >= 0));
        for (var number = 0; number < ofPage.Length; number++)
        {
            var element = _read.Follow<DictionaryToken>(ofPage[number]);
            _read.Get<NumericToken>(element, "K").Int.ShouldBe(number);
            Type(element).ShouldBe(marked.Single(m => m.MarkedContentIdentifier == number).Tag);
        }
    }

    /// <summary>ISO 19005-3, 6.2.11.5: a wrong width moves every letter after it in readers that lay text out again.</summary>
    [Fact]
    public void Widths_that_the_file_states_are_those_of_the_fonts_inside_it()
    {
        var fonts = _read.Get<DictionaryToken>(_read.Get<DictionaryToken>(_read.Page.Dictionary, "Resources"), "Font");
        fonts.Data.Count.ShouldBe(3);
        foreach (var font in fonts.Data.Values.Select(_read.Follow<DictionaryToken>))
        {
            var descendant = _read.Follow<DictionaryToken>(_read.Get<ArrayToken>(font, "DescendantFonts")[0]);
            var program = _read.Get<StreamToken>(_read.Get<DictionaryToken>(descendant, "FontDescriptor"), "FontFile2");
            var parsed = TrueTypeFontParser.Parse(new TrueTypeDataBytes(_read.Decoded(program)));
            var metrics = parsed.TableRegister.HorizontalMetricsTable;
            var stated = Widths(_read.Get<ArrayToken>(descendant, "W"));
            for (var glyph = 1; glyph < metrics.HorizontalMetrics.Count; glyph++)
            {
                var advance = metrics.GetAdvanceWidth(glyph) * 1000.0 / parsed.GetUnitsPerEm();
                stated.GetValueOrDefault(glyph, 1000).ShouldBe(advance, 1);
            }
        }
    }

    [Fact]
    public void Every_letter_lies_inside_the_frame_and_stands_for_one_character()
    {
        var (page, edge) = (_read.Page, 20.Mm());
        page.Letters.ShouldAllBe(l => l.Value.EnumerateRunes().Count() == 1);
        page.Letters.ShouldAllBe(l => l.BoundingBox.Left > edge && l.BoundingBox.Right < page.Width - edge);
        page.Letters.ShouldAllBe(l => l.BoundingBox.Bottom > edge && l.BoundingBox.Top < page.Height - edge);
    }

    [Fact]
    public void The_data_is_carried_inside_and_said_to_be_the_data_behind_the_page()
    {
        var file = _read.Files.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(file.Bytes).ShouldBe("""{"number":"JY29901020026118","holder":"东湖市禾味小馆餐饮有限公司"}""");

        var specification = _read.Follow<DictionaryToken>(_read.Get<ArrayToken>(_read.Catalogue, "AF")[0]);
        Text(_read.Get<IToken>(specification, "UF")).ShouldBe("licence.json");
        Text(_read.Get<IToken>(specification, "Desc")).ShouldBe("证照数据");
        _read.Get<NameToken>(specification, "AFRelationship").Data.ShouldBe("Data");
        var content = _read.Get<StreamToken>(_read.Get<DictionaryToken>(specification, "EF"), "F").StreamDictionary;
        _read.Get<NameToken>(content, "Subtype").Data.ShouldBe("application/json");
        _read.Get<NumericToken>(_read.Get<DictionaryToken>(content, "Params"), "Size").Int.ShouldBe(file.Bytes.Length);
    }

    /// <summary>ISO 19005-3, 6.6.3: the two descriptions of a document say the same.</summary>
    [Fact]
    public void The_metadata_says_what_the_information_dictionary_says()
    {
        XNamespace dc = "http://purl.org/dc/elements/1.1/", pdf = "http://ns.adobe.com/pdf/1.3/";
        var packet = XDocument.Parse(Encoding.UTF8.GetString(_read.Metadata));
        packet.Descendants(dc + "title").Single().Value.ShouldBe(_read.Information.Title);
        packet.Descendants(dc + "creator").Single().Value.ShouldBe(_read.Information.Author);
        packet.Descendants(dc + "description").Single().Value.ShouldBe(_read.Information.Subject);
        packet.Descendants(pdf + "Producer").Single().Value.ShouldBe(_read.Information.Producer);
        packet.Descendants(dc + "language").Single().Value.ShouldBe(Text(_read.Get<IToken>(_read.Catalogue, "Lang")));
    }

    /// <summary>Our check finds a signature by its bytes, readers by the form: they must mean the same one.</summary>
    [Fact]
    public void The_form_leads_to_the_signature_that_the_check_finds_by_its_bytes()
    {
        var form = _read.Get<DictionaryToken>(_read.Catalogue, "AcroForm");
        var field = _read.Follow<DictionaryToken>(_read.Get<ArrayToken>(form, "Fields").Data.ShouldHaveSingleItem());
        var signature = _read.Get<DictionaryToken>(field, "V");
        var range = SignedRange.Find(Licence).ShouldNotBeNull();

        var numbers = _read.Get<ArrayToken>(signature, "ByteRange").Data.Cast<NumericToken>().Select(n => n.Int);
        numbers.ShouldBe([0, range.GapStart, range.GapEnd, Licence.Length - range.GapEnd]);
        _read.Get<HexToken>(signature, "Contents").Bytes.ToArray().ShouldBe(range.Signature(Licence));
        _read.Get<NameToken>(signature, "SubFilter").Data.ShouldBe("ETSI.CAdES.detached");
    }

    private static Dictionary<int, double> Widths(ArrayToken stated)
    {
        var widths = new Dictionary<int, double>();
        for (var i = 0; i < stated.Length; i += 2)
            widths[((NumericToken)stated[i]).Int] = ((NumericToken)((ArrayToken)stated[i + 1])[0]).Double;
        return widths;
    }

    private static string Text(IToken token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => hex.Data,
        _ => throw new InvalidDataException($"{token} is no text."),
    };

    private string Type(DictionaryToken element) => _read.Get<NameToken>(element, "S").Data;

    private string Words(DictionaryToken element)
    {
        if (_read.Find<IToken>(element, "Alt") is { } alternative)
            return Text(alternative);
        var number = _read.Get<NumericToken>(element, "K").Int;
        var content = _read.Marked.Single(m => m.MarkedContentIdentifier == number && !m.IsArtifact);
        return string.Concat(content.Children.Prepend(content).SelectMany(m => m.Letters).Select(l => l.Value));
    }
}
