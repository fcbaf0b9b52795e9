using Microsoft.AspNetCore.Mvc;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.MyData.AssessImpact;

/// <summary>What an impact assessment has to say of each processing; the same as a file. It is made of the catalogue: nobody's data is in it.</summary>
[Access(Right.ReadProcessing)]
internal sealed class ImpactPage(ProcessingRegister register, Texts texts) : OneStopPage
{
    /// <summary>In which form a file is wanted; null for the page.</summary>
    [BindProperty(Name = "as", SupportsGet = true)]
    public string? As { get; set; }

    public IReadOnlyList<Processing> Rows { get; private set; } = [];

    public IActionResult OnGet()
    {
        Rows = register.Of(texts.Lang);
        var name = "processing-" + Now.ChinaDate().ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return As switch
        {
            null => Page(),
            "json" => File(ProcessingExport.Json(Rows), "application/json", name + ".json"),
            "csv" => File(ProcessingExport.Csv(Rows, texts), "text/csv; charset=utf-8", name + ".csv"),
            _ => BadRequest(),
        };
    }
}
