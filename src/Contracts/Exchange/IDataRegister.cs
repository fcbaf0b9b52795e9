using System.Text.Json;

namespace OneStop.Contracts.Exchange;

/// <summary>
/// Registers of other departments that answer one question: what is on file of this person or body. What the answer holds is
/// agreed between the register and the catalogue, whose elements name their path in it; the platform only carries it.
/// </summary>
public interface IDataRegister
{
    /// <summary>What the register has on file.</summary>
    /// <param name="register">One of <see cref="RegisterNames.Shared"/>; for any other the answer is <see cref="AwayReason.NotConnected"/>.</param>
    /// <param name="of">Whose data; a register answers only when number and name of a person belong together.</param>
    /// <param name="look">Who looks and why.</param>
    /// <param name="cancel">Given up by the caller: the only case that throws.</param>
    Task<Looked<RegisterEntry>> Find(string register, CodeHolder of, Look look, CancellationToken cancel = default);
}

/// <summary>A person or a body as registers know them.</summary>
/// <param name="Code">ID number (GB 11643) or credit code (GB 32100), check digit verified.</param>
public sealed record CodeHolder(string Code, string Name);

/// <summary>What a register has on file of one subject: personal data.</summary>
/// <param name="Facts">A JSON object; paths of the catalogue read it.</param>
public sealed record RegisterEntry(JsonElement Facts);
