using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Names and light of a row.</summary>
internal sealed class QueueWords(ICatalog catalog, DateOnly today)
{
    public Bilingual MatterName(QueueRow row) => catalog.Find(row.Matter)?.Name ?? new(row.Matter, row.Matter);

    // A later version of the matter may no longer have the item.
    public Bilingual ItemName(string matter, string item) => catalog.Find(matter)?.Items.FirstOrDefault(i => i.Code == item)?.Name ?? new(item, item);

    public bool IsJoint(QueueRow row) => catalog.Find(row.Matter)?.Acceptance == Acceptance.Joint;

    public int DaysLeft(QueueRow row) => catalog.Calendar.WorkingDaysBetween(today, row.DueOn);

    public Due Light(QueueRow row) => row.Status == ItemStatus.Received ? AtWindow(DaysLeft(row)) : LightTagHelper.Of(DaysLeft(row));

    /// <summary>
    /// The window has one working day to take something in: a day before would be yellow from the first second. There it is the day itself.
    /// </summary>
    public static Due AtWindow(int daysLeft) => daysLeft > 0 ? Due.Good : LightTagHelper.Of(daysLeft);
}
