using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Documents;

public sealed class FlowTests
{
    private static readonly TextStyle Body = new(TestFonts.Song, 11) { Indent = 2, Align = Align.Justify };
    private readonly PdfDocument _document = new(new PdfInfo("受理回执", "东湖市政务服务中心", "", "zh-CN", FoodLicence.Issued));

    [Fact]
    public void What_follows_a_table_never_stands_alone_on_a_page()
    {
        for (var rows = 3; rows < 60; rows++)
        {
            var document = new PdfDocument(new PdfInfo("表", "测试", "", "zh-CN", FoodLicence.Issued));
            var flow = new Flow(document, new Margins(20.Mm()));
            flow.Table(Table.LabelValue(100, 300, Body, Body, Enumerable.Range(1, rows).Select(r => ($"{r}", $"第{r}行"))), followed: 41.Mm());
            var (page, y) = (flow.Page, flow.Y);
            flow.Ensure(41.Mm());
            flow.Page.ShouldBeSameAs(page, $"{rows} rows");
            y.ShouldBeGreaterThan(20.Mm() + 1);
        }
    }

    [Fact]
    public void Long_text_runs_over_pages_and_none_of_it_is_lost()
    {
        var paragraph = string.Concat(Enumerable.Range(1, 400).Select(i => $"第{i}句话写在这里，"));
        var foot = Body with { Align = Align.Centre };
        new Flow(_document, new Margins(25.Mm()), (page, number) => page.Text($"第{number}页", page.Width / 2, 285.Mm(), foot, TextRole.Decoration))
            .Paragraph("受理回执", Body with { Size = 20 }, TextRole.Title)
            .Paragraph(paragraph, Body);

        _document.Pages.Count.ShouldBe(3);
        var text = string.Concat(Tool.Run("pdftotext", _document.Save(), "-raw", "{}", "-").Output.Where(c => !char.IsWhiteSpace(c)));
        string.Concat(text.Split(["第1页", "第2页", "第3页"], StringSplitOptions.None)).ShouldBe("受理回执" + paragraph);
    }

    [Fact]
    public void A_long_table_repeats_its_header_on_every_page()
    {
        var rows = Enumerable.Range(1, 120).Select(i => new Cell[] { new($"事项{i}", Body), new("受理", Body) });
        Cell[] header = [new("事项名称", Body, IsHeader: true), new("结果", Body, IsHeader: true)];
        var table = Table.Layout([80.Mm(), 60.Mm()], [header, .. rows], new TableStyle { Lines = TableLines.All });
        new Flow(_document, new Margins(20.Mm())).Table(table, headerRows: 1);

        _document.Pages.Count.ShouldBeGreaterThan(2);
        var text = Tool.Run("pdftotext", _document.Save(), "-raw", "{}", "-").Output;
        (text.Split("事项名称").Length - 1).ShouldBe(_document.Pages.Count);
        text.ShouldContain("事项120");
        Tool.Run("qpdf", _document.Save(), "--check", "{}").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void What_must_stay_together_begins_a_new_page_when_it_does_not_fit()
    {
        var flow = new Flow(_document, new Margins(20.Mm())).Paragraph("正文", Body).Space(200.Mm()).Ensure(80.Mm()).Paragraph("落款", Body);
        _document.Pages.Count.ShouldBe(2);
        flow.Y.ShouldBeLessThan(40.Mm());
    }
}
