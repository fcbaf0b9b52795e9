using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// RFC 7523 wants no type of what a client signs, and most libraries write none or plain JWT; only the draft after it has a type of its own.
/// All three are taken; a token of any other type is none.
/// </summary>
internal sealed class PlainAssertions : IOpenIddictServerHandler<ValidateTokenContext>
{
    private const string Plain = "JWT";

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<PlainAssertions>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateIdentityModelToken.Descriptor.Order - 500)
        .Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.TokenValidationParameters is { ValidTypes: { } types } parameters && types.Contains(JsonWebTokenTypes.ClientAuthentication))
        {
            parameters.TypeValidator = static (type, _, _) => string.IsNullOrEmpty(type) || type == Plain || type == JsonWebTokenTypes.ClientAuthentication
                ? JsonWebTokenTypes.ClientAuthentication
                : throw new SecurityTokenInvalidTypeException("No client assertion.") { InvalidType = type };
        }

        return ValueTask.CompletedTask;
    }
}
