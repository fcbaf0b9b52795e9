using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace OneStop.EventSourcing.Grains;

/// <summary>Registers what grains need beside the silo itself, which is the host's to configure.</summary>
public static class GrainServices
{
    /// <summary>Streams are owned by grains as soon as the host says that its silo runs.</summary>
    public static IServiceCollection AddGrainStreams(this IServiceCollection services)
    {
        services.AddSingleton<SiloState>().AddSingleton<StreamsWithoutSilo>();
        services.Replace(ServiceDescriptor.Singleton<IStreams, GrainStreams>());
        services.AddSingleton<ISubjectForgotten, ForgottenGrains>();
        services.AddSerializer(serializer => serializer.AddJsonSerializer(IsOurs, _ => false, options => options.Configure<MasterKeys, Events.EventTypes>(
            (json, masters, types) => json.SerializerOptions = Wire.Options(masters, types))));
        services.AddSingleton<IGeneralizedCopier, Immutables>();
        services.AddSingleton<ITypeFilter, Immutables>();
        return services;
    }

    /// <summary>Records of ours travel as JSON; what Orleans knows itself stays with it.</summary>
    private static bool IsOurs(Type type) => type.Namespace is { } name && (name == "OneStop" || name.StartsWith("OneStop.", StringComparison.Ordinal));

    /// <summary>Within a process nothing is copied: every command, answer and state is immutable.</summary>
    private sealed class Immutables : IGeneralizedCopier, ITypeFilter
    {
        public bool IsSupportedType(Type type) => IsOurs(type);

        public bool? IsTypeAllowed(Type type) => IsOurs(type) || IsCall(type) ? true : null;

        public object? DeepCopy(object? input, CopyContext context) => input;

        // The calls of our grains' methods that Orleans generates stand in a namespace of its own.
        private static bool IsCall(Type type) => type.Namespace?.StartsWith("OrleansCodeGen.OneStop.", StringComparison.Ordinal) == true;
    }
}
