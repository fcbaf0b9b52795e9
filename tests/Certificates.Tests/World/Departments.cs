using System.Text.Json;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Certificates.Tests.World;

/// <summary>The catalogue's departments; certificates ask it for nothing else.</summary>
internal sealed class CatalogOfDepartments : ICatalog
{
    public IReadOnlyList<SharedRegister> Registers => [];
    public IReadOnlyList<Department> Departments { get; } = Read();

    public IReadOnlyList<Region> Regions => [];

    public IReadOnlyList<Hall> Halls => [];

    public WorkingCalendar Calendar => new([]);

    public IReadOnlyList<Matter> Published(string region) => [];

    public Matter? Find(string code) => null;

    public Matter? Find(string code, int version) => null;

    public MatterEnd? Ended(string code) => null;

    public Composition Compose(Matter matter, Answers answers, Known known) => throw new NotSupportedException();

    public IReadOnlyList<MatterHit> Search(string text, string region) => [];

    private static List<Department> Read()
    {
        using var stream = typeof(CatalogOfDepartments).Assembly.GetManifestResourceStream("departments.json")!;
        return JsonSerializer.Deserialize<List<Department>>(stream, JsonSerializerOptions.Web)!;
    }
}
