using OneStop.Cases.Domain;

namespace OneStop.Cases.Desk;

/// <summary>What an official has to do with an item, or what it waits for: pure.</summary>
internal static class WhatToDo
{
    /// <returns>Key of the text, and the item that is waited for, when it is one.</returns>
    public static (string Text, ItemCase? Awaited) Of(Case @case, ItemCase item, bool atWindow, DateOnly today) => item.Status switch
    {
        _ when @case.By is null => ("whole.do.forgotten", null),
        ItemStatus.Received when @case.Held is { } held && held != item => ("whole.do.held", held),
        ItemStatus.Received => (atWindow ? "whole.do.receive" : "whole.do.at-window", null),
        ItemStatus.CorrectionRequested when ItemRules.IsUnmended(item, today) => (atWindow ? "whole.do.lapsed" : "whole.do.lapsed-at-window", null),
        ItemStatus.CorrectionRequested => ("whole.do.answer", null),
        ItemStatus.Accepted when @case.Items.Find(i => item.DependsOn.Contains(i.Code) && i.Status != ItemStatus.Granted) is { } awaited =>
            ("whole.do.awaits", awaited),
        ItemStatus.Accepted => (atWindow ? "whole.do.with-department" : "whole.do.decide", null),
        _ when item.AwaitsResult => ("whole.do.result", null),
        _ => ("whole.do.nothing", null),
    };
}
