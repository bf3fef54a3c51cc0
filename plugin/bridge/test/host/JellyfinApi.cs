using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using MediaBrowser.Common.Api;
using MediaBrowser.Common.Plugins;
using MediaBrowser.Model.Plugins;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenSyncParty.TestHost;

/// <summary>Jellyfin's own API, as far as a plugin's page in the dashboard and the sidecar need it, and the plugins' controllers.</summary>
internal static class JellyfinApi
{
    private static readonly JsonSerializerOptions PascalCase = new() { Converters = { new JsonStringEnumConverter() } };

    public static void AddServices(IServiceCollection services, IEnumerable<Assembly> plugins)
    {
        services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorization(options => options.AddPolicy(
            Policies.RequiresElevation,
            policy => policy.AddAuthenticationSchemes(TokenAuthentication.SchemeName)
                .RequireClaim(ClaimTypes.Role, TokenAuthentication.Administrator)));
        var mvc = services.AddMvc(options => options.RespectBrowserAcceptHeader = true)
            .ConfigureApplicationPartManager(manager => manager.ApplicationParts.Clear())
            .AddJsonOptions(options => options.JsonSerializerOptions.PropertyNamingPolicy = null);
        foreach (var assembly in plugins)
        {
            mvc.AddApplicationPart(assembly);
        }

        mvc.AddControllersAsServices();
    }

    /// <summary>Adds it; who is who is left to another server where there is one.</summary>
    public static void Use(IApplicationBuilder app, IPlugin? plugin, bool hasUsers)
    {
        app.UseAuthentication();
        app.UseRouting();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            if (plugin is not null)
            {
                MapPages(endpoints, plugin);
                MapConfiguration(endpoints, plugin);
            }

            if (hasUsers)
            {
                endpoints.MapGet("/Users/Me", MeAsync).RequireAuthorization();
                endpoints.MapGet("/Items/{id}", (HttpContext context, string id) => Json(context, new { Id = id })).RequireAuthorization();
            }
        });
    }

    private static void MapPages(IEndpointRouteBuilder endpoints, IPlugin plugin)
    {
        var pages = ((IHasWebPages)plugin).GetPages().ToList();
        endpoints.MapGet("/web/ConfigurationPages", (HttpContext context, bool? enableInMainMenu) => Json(context, pages
            .Where(page => enableInMainMenu is null || page.EnableInMainMenu == enableInMainMenu)
            .Select(page => new { page.Name, page.DisplayName, page.EnableInMainMenu, page.MenuIcon, PluginId = plugin.Id.ToString("N") })))
            .RequireAuthorization(Policies.RequiresElevation);
        endpoints.MapGet("/web/ConfigurationPage", async context =>
        {
            var name = context.Request.Query["name"].ToString();
            var page = pages.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            using var content = page is null ? null : plugin.GetType().Assembly.GetManifestResourceStream(page.EmbeddedResourcePath);
            if (content is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = page!.EmbeddedResourcePath.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/html";
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
    }

    private static void MapConfiguration(IEndpointRouteBuilder endpoints, IPlugin plugin)
    {
        var configured = (IHasPluginConfiguration)plugin;
        var path = $"/Plugins/{plugin.Id}/Configuration";
        endpoints.MapGet(path, context => Json(context, (object)configured.Configuration)).RequireAuthorization(Policies.RequiresElevation);
        endpoints.MapPost(path, async context =>
        {
            var given = await JsonSerializer.DeserializeAsync(
                context.Request.Body, configured.ConfigurationType, PascalCase, context.RequestAborted);
            configured.UpdateConfiguration((BasePluginConfiguration)given!);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }).RequireAuthorization(Policies.RequiresElevation);
    }

    /// <summary>Jellyfin's own form of a user, with an id that is made of the name.</summary>
    private static Task MeAsync(HttpContext context)
    {
        var name = context.User.Identity!.Name!;
        return Json(context, new
        {
            Name = name,
            Id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)), 0, 16).ToLowerInvariant(),
            ServerId = "server",
            Policy = new
            {
                IsAdministrator = context.User.IsInRole(TokenAuthentication.Administrator),
                IsDisabled = false,
                EnableMediaPlayback = true,
                EnableRemoteAccess = true,
                SyncPlayAccess = "CreateAndJoinGroups",
            },
        });
    }

    private static Task Json(HttpContext context, object answer) =>
        context.Response.WriteAsJsonAsync(answer, PascalCase, context.RequestAborted);
}
