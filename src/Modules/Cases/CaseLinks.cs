using Microsoft.AspNetCore.WebUtilities;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;

namespace OneStop.Cases;

/// <summary>The addresses of this module's pages, made in one place; what stands after <c>@page</c> must say the same.</summary>
internal static class CaseLinks
{
    // Applicants
    public const string MyCases = "/cases";

    public static string Apply(string matter) => $"/apply/{matter}";
    public static string Draft(Guid draft) => $"/apply/draft/{draft}";
    public static string DraftAnswers(Guid draft) => Draft(draft) + "/answers";
    public static string DraftStep(Guid draft, string step) => $"{Draft(draft)}/form/{step}";
    public static string DraftSource(Guid draft, string element) => $"{Draft(draft)}/source/{element}";
    public static string DraftMaterials(Guid draft) => Draft(draft) + "/materials";
    public static string DraftMaterial(Guid draft, string material) => $"{DraftMaterials(draft)}/{material}";
    public static string DraftFiles(Guid draft) => Draft(draft) + "/files/";
    public static string DraftCheck(Guid draft) => Draft(draft) + "/check";
    public static string DraftCheckWith(Guid draft, bool whole) => DraftCheck(draft) + (whole ? "?whole=true" : null);
    public static string TakeUpVersion(Guid draft) => Draft(draft) + "/version";
    public static string DiscardDraft(Guid draft) => Draft(draft) + "/discard";

    public static string Case(string number) => $"/cases/{number}";
    public static string Receipt(string number) => Case(number) + "/receipt";
    public static string CaseFiles(string number) => Case(number) + "/files/";
    public static string Document(string number, string kind, int version) => $"{Case(number)}/documents/{kind}/{version}.pdf";

    /// <summary>Of several documents of an item the first is the one without a part.</summary>
    public static string Result(string number, ResultIssued result) =>
        $"{Case(number)}/results/{result.Item}.pdf{(result.Part > 0 ? $"?part={result.Part}" : null)}";

    public static string AnswerCorrection(string number, string item) => $"{Case(number)}/correct/{item}";
    public static string WithdrawItem(string number, string item) => $"{Case(number)}/withdraw/{item}";

    public static string WithdrawConsent(string number) => $"{Case(number)}/consent";

    // Other modules' pages that these lead to
    public const string Consents = "/account/consents";
    public const string Home = "/";
    public const string Matters = "/matters";
    public const string VerifyIdentity = "/account/verify";

    /// <param name="uscc">Credit code of the company, which is public.</param>
    public static string TakeUpCompany(string uscc) => "/register/enterprise?uscc=" + uscc;

    public static string Certificate(Guid certificate) => $"/wallet/{certificate}";

    public static string Guide(string matter) => $"{Matters}/{matter}";
    public static string HowToPrepare(string matter, string material) => $"{Guide(matter)}/materials/{material}";
    public static string Whose(string number) => $"{Case(number)}/whose";
    public static string ChooseRepresented(string back) => "/acting?return=" + Uri.EscapeDataString(back);

    // Window and departments
    public const string WorkQueue = "/desk";

    /// <summary>A list of the desk with its filters, from its first row or from a place in it.</summary>
    public static string Queue(QueueChoice choice, bool tick = false) =>
        QueryHelpers.AddQueryString(WorkQueue, new Dictionary<string, string?>
        {
            ["view"] = choice.View == QueueViews.ToDo ? null : choice.View,
            ["matter"] = choice.Matter,
            ["due"] = choice.Due,
            ["state"] = choice.State,
            ["item"] = choice.Item,
            ["sort"] = choice.Sort,
            ["after"] = choice.After,
            ["before"] = choice.Before,
            ["tick"] = tick ? "true" : null,
        }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>What is looked for is posted.</summary>
    public const string FindCase = "/desk/find";

    public static string DeskPaper(string number, string item, string kind, int version) => $"{DeskItem(number, item)}/papers/{kind}/{version}.pdf";
    public static string DeskCase(string number) => $"/desk/cases/{number}";
    public static string DeskItem(string number, string item) => $"{DeskCase(number)}/{item}";

    public static string DeskItemWhole(string number, string item) => DeskItem(number, item) + "?whole=true";
    public static string DeskItemPage(string number, string item, Guid page, bool whole) =>
        $"{DeskItem(number, item)}?sheet={page}{(whole ? "&whole=true" : null)}";
    public static string DeskKnown(string number, string item, string material) => $"{DeskItem(number, item)}/known/{material}";
    public static string DeskKnownWhole(string number, string item, string material) => DeskKnown(number, item, material) + "?whole=true";
    public static string DeskKnownFile(string number, string item, string material) => DeskKnown(number, item, material) + "/paper.pdf";

    /// <summary>An uploaded PDF as the page shows it in a frame.</summary>
    public static string DeskFileShown(string number, string item, Guid page) => DeskFile(number, item, page) + "?shown=true";
    public static string DeskFile(string number, string item, Guid page) => $"{DeskItem(number, item)}/files/{page}";
    public static string AcceptItem(string number, string item) => DeskItem(number, item) + "/accept";
    public static string RequestCorrection(string number, string item) => DeskItem(number, item) + "/correction";
    public static string DeclineItem(string number, string item) => DeskItem(number, item) + "/decline";
    public static string AddOpinion(string number, string item) => DeskItem(number, item) + "/opinion";
    public static string GrantItem(string number, string item) => DeskItem(number, item) + "/grant";
    public static string DenyItem(string number, string item) => DeskItem(number, item) + "/deny";
}
