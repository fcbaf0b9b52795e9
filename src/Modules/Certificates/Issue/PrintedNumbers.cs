using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Certificates.Issue;

/// <summary>The number as it is printed, made of the serial that the certificate was given.</summary>
internal sealed class PrintedNumbers(Numbers numbers, ICatalog catalog)
{
    /// <summary>The same however often it is asked for.</summary>
    /// <param name="certificate">The first time it is asked for, it takes the next serial.</param>
    /// <param name="region">Of the decision.</param>
    public async Task<NumberTaken> Of(
        Guid certificate, ResultOrder result, Department department, string region, DateTimeOffset decidedAt, CancellationToken cancel)
    {
        var year = decidedAt.ChinaDate().Year;
        var style = NumberStyle.Of(result.NumberPrefix);
        var counted = style.CountsByYear ? year : 0;
        var (serial, stored) = await numbers.Of(certificate, result.CertificateType, department.CreditCode, counted, cancel);
        var place = catalog.Regions.FirstOrDefault(r => r.Code == region)?.Name.Zh ?? "";
        return new(counted, serial, style.Print(result.NumberPrefix, region, year, serial, place), stored);
    }

    /// <exception cref="InvalidOperationException">The catalogue has no such department.</exception>
    public Department Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code)
        ?? throw new InvalidOperationException($"The catalogue has no department {code}.");
}

/// <summary>What a certificate was given.</summary>
/// <param name="Year">In which it was counted; 0 for numbers that go on for ever.</param>
/// <param name="Stored">Hash of its file, when it was made already.</param>
internal sealed record NumberTaken(int Year, int Serial, string Printed, byte[]? Stored);
