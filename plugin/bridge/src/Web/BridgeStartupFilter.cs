using System;
using MediaBrowser.Common.Net;
using MediaBrowser.Controller;
using MediaBrowser.Controller.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.Web;

/// <summary>
/// Puts the bridge around the whole of the server. It has to be outermost: further in, the server takes every
/// WebSocket for its own. So it sees the base URL, and does again what the server does on the way in.
/// </summary>
/// <param name="services">The server's services.</param>
/// <param name="proxy">Answers for the sidecar.</param>
/// <param name="injector">Adds the client to the web pages.</param>
/// <param name="logger">Where faults are told.</param>
public sealed class BridgeStartupFilter(
    IServiceProvider services, SidecarProxy proxy, ScriptInjector injector, ILogger<BridgeStartupFilter> logger) : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        try
        {
            var configuration = services.GetRequiredService<IServerConfigurationManager>();
            var network = (NetworkConfiguration)configuration.GetConfiguration("network");
            // As the server itself decides it, once, when it starts.
            var redirects = network.RequireHttps && services.GetRequiredService<IServerApplicationHost>().ListenWithHttps;
            if (redirects)
            {
                new OwnRequests(network.BaseUrl).LetThrough(app);
            }

            Add(app, new PublicPaths(network.BaseUrl), new Access(services.GetRequiredService<INetworkManager>()), redirects);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or TypeLoadException or MissingMemberException)
        {
            // Another Jellyfin than the ones that are known: it has to start all the same.
            logger.LogError(e, "OpenSyncParty does not fit this Jellyfin: there are no watch parties.");
        }

        next(app);
    };

    private void Add(IApplicationBuilder app, PublicPaths paths, Access access, bool redirects)
    {
        app.UseWhen(context => paths.OnSidecar(context.Request.Path) is not null, branch =>
        {
            branch.UseForwardedHeaders();
            if (redirects)
            {
                branch.UseHttpsRedirection();
            }

            branch.Run(context => access.Allows(context)
                ? proxy.HandleAsync(context, paths.OnSidecar(context.Request.Path)!)
                : Answers.ForbiddenAsync(context));
        });
        app.UseWhen(context => injector.IsWanted(context, paths), branch =>
        {
            // The injector has to read the page, so the server does not compress it; this does, further out.
            branch.UseResponseCompression();
            branch.Use((HttpContext context, RequestDelegate inner) =>
                injector.InvokeAsync(context, inner, paths.EditFor(context.Request.Path)!));
        });
    }
}
