using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Privacy;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Grains;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;

namespace OneStop.Web;

/// <summary>Marks the handler or query of a use case. It is registered as a singleton by scanning, so no list has to be edited.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UseCaseAttribute : Attribute;

/// <summary>Registers what a module's assembly holds.</summary>
public static class UseCases
{
    /// <summary>Handlers marked <see cref="UseCaseAttribute"/>, subscribers, due-time handlers, inline projections, command handlers, ledgers of
    /// looks, holders of personal data and of open work, and grains of aggregates.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            if (type.IsDefined(typeof(UseCaseAttribute)))
                services.AddSingleton(type);
            foreach (var role in type.GetInterfaces().Where(IsRole))
                services.AddSingleton(role, type);
            if (AggregateGrain.Of(type) is { } grain)
                services.AddSingleton(grain);
        }

        return services;
    }

    private static readonly HashSet<Type> Roles =
    [
        typeof(ISubscriber), typeof(IDueHandler), typeof(IStreamNumbers), typeof(IReadModel), typeof(IInlineProjection<>),
        typeof(ICommandHandler<,,>), typeof(IPreparesCommand<,>), typeof(IWritesTables<,>), typeof(ILooks),
        typeof(IHoldsPersonalData), typeof(IErasesPersonalData), typeof(IConsents),
        typeof(IRetention), typeof(IOpenWork),
    ];

    private static bool IsRole(Type role) => Roles.Contains(role.IsGenericType ? role.GetGenericTypeDefinition() : role);
}
