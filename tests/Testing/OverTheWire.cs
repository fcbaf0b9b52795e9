using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Grains;
using Orleans.Serialization.Cloning;
using Orleans.Serialization;

namespace OneStop.Testing;

/// <summary>
/// Within a process nothing that goes to a grain is written down, so what cannot travel would show only with two nodes. Here
/// every command, answer and state goes through the very bytes that another node would get; the tests' own command does not.
/// </summary>
internal sealed class OverTheWire(IServiceProvider services) : IGeneralizedCopier
{
    public static void Use(IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ServiceType == typeof(IGeneralizedCopier) && s.ImplementationType?.Assembly == typeof(GrainServices).Assembly));
        services.AddSingleton<IGeneralizedCopier, OverTheWire>();
    }

    // Asked for late: the serializer is made of the copiers.
    private Serializer Serializer => services.GetRequiredService<Serializer>();

    public bool IsSupportedType(Type type) => type.Namespace?.StartsWith("OneStop", StringComparison.Ordinal) == true;

    public object? DeepCopy(object? input, CopyContext context) => input is null || input.GetType().Assembly == typeof(OverTheWire).Assembly ? input
        : Serializer.Deserialize<object>(Serializer.SerializeToArray<object>(input));
}
