namespace OneStop.Contracts.Exchange;

/// <summary>How the registers have answered this node lately, for those who watch an installation. Nobody is asked for it.</summary>
public interface IRegisterStates
{
    /// <summary>Names of the registers that failed several times in a row and have not answered since; empty when there is none.</summary>
    IReadOnlyList<string> Failing { get; }
}
