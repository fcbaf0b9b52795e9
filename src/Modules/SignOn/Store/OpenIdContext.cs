using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OneStop.SignOn.Store;

/// <summary>
/// OpenIddict's own stores over EF Core: the only place in the product that has it (ADR 26). The tables are laid by the dated scripts;
/// a test holds them against this model.
/// </summary>
internal sealed class OpenIdContext(DbContextOptions<OpenIdContext> options) : DbContext(options)
{
    public const string Schema = "openid";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.UseOpenIddict<Client, SignOnGrant, SignOnScope, SignOnToken, Guid>();
        modelBuilder.Entity<Client>().ToTable("clients");
        modelBuilder.Entity<SignOnGrant>().ToTable("grants");
        modelBuilder.Entity<SignOnScope>().ToTable("scopes");
        modelBuilder.Entity<SignOnToken>().ToTable("tokens");
        modelBuilder.Entity<SignOnGrant>().HasIndex(g => g.Session);
        modelBuilder.Entity<SignOnGrant>().HasIndex(g => g.Account);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(entity.GetTableName()!) + "_pkey");
            foreach (var link in entity.GetForeignKeys())
                link.SetConstraintName($"{entity.GetTableName()}_of_{link.PrincipalEntityType.GetTableName()}");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"{entity.GetTableName()}_by_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
