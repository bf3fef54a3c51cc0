using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace OpenSyncParty.TestHost;

/// <summary>Jellyfin's pipeline, as far as it matters to a plugin that stands around it.</summary>
internal static class Pipeline
{
    public static void Build(IApplicationBuilder app, string baseUrl, string webFolder) =>
        app.Map(baseUrl, main =>
        {
            main.UseForwardedHeaders();
            main.UseWebSockets();
            main.UseResponseCompression();
            var files = new PhysicalFileProvider(webFolder);
            main.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = "/web" });
            main.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = "/web" });
            // Jellyfin takes every WebSocket that gets this far.
            main.Run(async context =>
            {
                context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? 418 : 404;
                await context.Response.WriteAsync("the server's own answer");
            });
        });
}
