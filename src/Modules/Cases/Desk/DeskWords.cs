using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>
/// What officials read of whose a case is. The title is what tells cases apart, in the list and on every page alike; a person's name
/// that it does not say is hidden until the whole is asked for.
/// </summary>
internal static class DeskWords
{
    public static string Title(Case @case, Texts t) => @case.Title ?? t["queue.forgotten"];

    public static string Applicant(Case @case, bool whole, Texts t) => Name(@case, whole, t)
        + (@case.FiledAs is "agent" or "guardian" ? t["filed-for.desk", t["acting.as." + @case.FiledAs]] : "");

    private static string Name(Case @case, bool whole, Texts t) => @case.By is not { } by ? t["queue.forgotten"]
        : whole || by.Kind != OneStop.Contracts.Catalog.Applicant.Person || @case.Title?.Contains(by.Name, StringComparison.Ordinal) == true ? by.Name
        : Masks.Name(by.Name);
}
