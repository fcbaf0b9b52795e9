using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>All that the workbench shows of one item.</summary>
/// <param name="Names">Names of the officials in notes and history, by account.</param>
internal sealed record WorkbenchItem(
    DeskCase Desk, IReadOnlyList<ComparedField> Fields, IReadOnlyList<MendedPoint> Points, IReadOnlyList<InternalNote> Notes,
        IReadOnlyList<HistoryLine> History,
    ShownMaterials Materials, IReadOnlyDictionary<Guid, string> Names);

/// <summary>Gathers what was handed in for an item, what is known and what happened; the look is recorded.</summary>
[UseCase]
internal sealed class Workbench(DeskCases cases, ICertificates certificates, StaffNames names, ICatalog catalog, CaseClock time, DeskCommands commands)
{
    public ICatalog Catalog => catalog;
    public CaseClock Time => time;
    public DeskCommands Commands => commands;

    /// <summary>Null when the item is not there for this official.</summary>
    /// <param name="whole">Sensitive values are to be shown in full.</param>
    /// <param name="page">The uploaded page in the viewer.</param>
    /// <param name="queue">Whose rows are the neighbours.</param>
    public async Task<WorkbenchItem?> Open(string number, string item, StaffMember by, bool whole, Guid? page, QueueFilter queue, Texts t,
        CancellationToken cancel)
    {
        if (await cases.Open(number, item, by, whole, queue, cancel) is not { } desk)
            return null;
        var onFile = await certificates.OnFile(desk.Case.Applicant, cancel);
        var fields = RecordComparison.Of(desk, onFile);
        var (notes, history) = (ItemHistory.Notes(desk, t), ItemHistory.Of(desk, t));
        var officials = await names.Of([.. notes.Select(n => n.Author), .. history.Select(h => h.Actor).OfType<Guid>()], cancel);
        return new(desk, fields, Corrections.Of(desk), notes, history, ShownMaterials.Of(desk, onFile, page), officials);
    }
}
