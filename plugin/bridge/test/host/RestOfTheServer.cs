using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenSyncParty.TestHost;

/// <summary>
/// Jellyfin's API, as far as it is asked here: a stage's, in a process of its own. The stage's page asks for it below
/// itself, the sidecar below the server's address.
/// </summary>
internal static class RestOfTheServer
{
    /// <summary>Where the stage's page looks for the API when it stands in the place of the web client.</summary>
    private const string BelowThePage = "/web/api";

    /// <summary>Adds it, unless there is none.</summary>
    /// <param name="app">The server, below its base URL.</param>
    /// <param name="api">The address of the stage's API; empty for none.</param>
    public static void Add(IApplicationBuilder app, string api)
    {
        if (api.Length == 0)
        {
            return;
        }

        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        app.UseWhen(context => !context.WebSockets.IsWebSocketRequest, branch => branch.Run(context => AnswerAsync(context, http, api)));
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http, string api)
    {
        var path = context.Request.Path.StartsWithSegments(BelowThePage, StringComparison.Ordinal, out var rest) ? rest : context.Request.Path;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), api + path);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
