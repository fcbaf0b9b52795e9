namespace OneStop.Cases.Drafts;

/// <summary>What a draft becomes, and what its changer has to say of it.</summary>
/// <param name="MatterVersion">Another version of its matter from now on; null keeps the one that it has.</param>
internal sealed record DraftChange<TAnswer>(DraftState State, TAnswer Answer, int? MatterVersion = null);
