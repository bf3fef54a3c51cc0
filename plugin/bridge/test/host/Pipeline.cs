using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace OpenSyncParty.TestHost;

/// <summary>Jellyfin's pipeline, as far as it matters to a plugin that stands around it.</summary>
internal static class Pipeline
{
    public static void Build(IApplicationBuilder app, string baseUrl, string webFolder, string api, ServerDouble server) =>
        app.Map(baseUrl, main =>
        {
            main.UseForwardedHeaders();
            main.UseWebSockets();
            main.UseResponseCompression();
            if (server.RequiresHttps && server.ListenWithHttps)
            {
                main.UseHttpsRedirection();
            }

            var files = new PhysicalFileProvider(webFolder);
            main.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = "/web" });
            main.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = "/web" });
            JellyfinApi.Use(main, server.Plugin, hasUsers: api.Length == 0);
            RestOfTheServer.Add(main, api);
            // Jellyfin takes every WebSocket that gets this far.
            main.Run(async context =>
            {
                context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? 418 : 404;
                await context.Response.WriteAsync("the server's own answer");
            });
        });
}
