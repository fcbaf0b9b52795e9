using JasperFx;
using JasperFx.Core;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using Weasel.Core;

namespace OneStop.EventSourcing.Store;

/// <summary>Marten as the store of every stream. Its tables are made by a dated script, never by itself.</summary>
internal static class MartenSetup
{
    public const string Schema = "events";

    public static void AddMartenStore(this IServiceCollection services) => services
        .AddMarten(services => Options(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<EventTypes>()))
        .UseLightweightSessions();

    public static StoreOptions Options(NpgsqlDataSource db, EventTypes types)
    {
        var options = new StoreOptions { DatabaseSchemaName = Schema, AutoCreateSchemaObjects = AutoCreate.None };
        options.Connection(db);
        options.Serializer(Json());
        options.Events.DatabaseSchemaName = Schema;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        // The times of events are the deciders', not the server's; versions are the owner's to know, so nothing is read back.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (name, type) in types.All)
            options.Events.MapEventType(type, name);
        options.Events.Upcast([.. types.Upcasters.Select(u => new LiftedEvent(types, u.From, u.To))]);
        return options;
    }

    // Its properties exchange the converter of enums for one of its own: ours goes in front again, for an event must be stored
    // exactly as EventTypes writes it; that is what its hash is over.
    private static Marten.Services.SystemTextJsonSerializer Json()
    {
        var json = new Marten.Services.SystemTextJsonSerializer(new(EventJson.Options)) { Casing = Casing.CamelCase, EnumStorage = EnumStorage.AsString };
        json.Configure(options =>
        {
            foreach (var ours in EventJson.Options.Converters)
                options.Converters.Insert(0, ours);
        });
        return json;
    }

    /// <summary>
    /// What Marten calls the streams of a state, in the column <c>type</c> of its table of streams: made of the class's name, and
    /// not to be chosen. A state that is renamed needs a script that renames its streams.
    /// </summary>
    public static string StreamTypeOf(Type state) => state.Name.ToTableAlias();
}
