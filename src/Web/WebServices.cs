using Microsoft.AspNetCore.Antiforgery;
using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OneStop.Web;

/// <summary>Registers what pages of every module rely on: texts, access, antiforgery, limits.</summary>
public static class WebServices
{
    public static IMvcBuilder AddOneStopWeb(this IServiceCollection services, OneStopSettings settings, IReadOnlyList<IModule> modules, Assembly host)
    {
        services.AddSingleton(settings)
            .AddSingleton(s => new TextCatalogue([typeof(WebServices).Assembly, .. modules.Select(m => m.Assembly), host],
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton(Markup.Encoder)
            .AddSingleton<HtmlEncoder>(Markup.Encoder)
            .AddHttpContextAccessor()
            .AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context
                ? s.GetRequiredService<TextCatalogue>().In(Langs.Of(context.Request)) : s.GetRequiredService<TextCatalogue>().Chinese)
            .AddSingleton<IAuthorizationHandler, AccessHandler>()
            .AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResult>()
            .AddSingleton<SiteMap>()
            .AddSingleton<SealedCookies>()
            .AddSingleton<InterruptedForms>()
            .AddSizeLimits()
            .AddCompression()
            .AddRateLimits(settings);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(DeclaresAccess).Build());
        // What the last press did is told once, on the page that follows it.
        services.Configure<CookieTempDataProviderOptions>(told =>
        {
            told.Cookie.Name = CookieNames.Of(settings, "onestop-told");
            told.Cookie.SameSite = SameSiteMode.Strict;
            told.Cookie.SecurePolicy = settings.IsDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormsUnderAName>();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = CookieNames.Of(settings, "onestop-form");
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = settings.IsDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            // It outlives the session and the browser's window: a form left open over lunch is still known as this browser's.
            forms.Cookie.MaxAge = TimeSpan.FromDays(30);
            forms.FormFieldName = "form-token";
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<IConfigureOptions<MvcOptions>>(s => new BindingMessages(s.GetRequiredService<TextCatalogue>(),
            s.GetRequiredService<IHttpContextAccessor>()));
        return services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<KnownMethods>();
            mvc.Filters.Add<SwitchSite>();
            mvc.Filters.Add<StaleForms>();
            mvc.Filters.Add<AsciiRedirects>();
            // They read the bracket names of a script library, which no form of ours has, and fail on half a one.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
    }

    // Access by attribute is a requirement of its own; this only stops what declares nothing. No endpoint at all is a 404, and
    // one without a route is the framework's own answer to a wrong method.
    private static bool DeclaresAccess(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http
            && (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<AccessAttribute>() is not null);

    /// <summary>What the framework says about a value that it could not read, in the reader's language.</summary>
    private sealed class BindingMessages(TextCatalogue texts, IHttpContextAccessor http) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            DefaultModelBindingMessageProvider messages = options.ModelBindingMessageProvider;
            messages.SetMissingBindRequiredValueAccessor(_ => T["binding.missing"]);
            messages.SetMissingKeyOrValueAccessor(() => T["binding.missing"]);
            messages.SetMissingRequestBodyRequiredValueAccessor(() => T["binding.missing"]);
            messages.SetValueMustNotBeNullAccessor(_ => T["binding.missing"]);
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => T["binding.wrong"]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => T["binding.wrong"]);
            messages.SetUnknownValueIsInvalidAccessor(_ => T["binding.wrong"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["binding.wrong"]);
            messages.SetValueIsInvalidAccessor(_ => T["binding.wrong"]);
            messages.SetValueMustBeANumberAccessor(_ => T["binding.wrong"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => T["binding.wrong"]);
            // A string that was left empty is for the use case to judge, with its own words.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }

        private Texts T => http.HttpContext is { } context ? texts.In(Langs.Of(context.Request)) : texts.Chinese;
    }
}
