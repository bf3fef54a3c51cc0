using System;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenSyncParty.Web;

/// <summary>
/// Where the server requires HTTPS it also sends programs of its own machine to its public HTTPS port, whose certificate
/// is not for that address: the sidecar could not ask it about anybody. What the sidecar asks never leaves the machine,
/// so it is let through.
/// </summary>
/// <param name="baseUrl">The server's; "" or "/x".</param>
internal sealed class OwnRequests(PathString baseUrl)
{
    /// <summary>Lets them through, if this is in front of the server's own redirection.</summary>
    public void LetThrough(IApplicationBuilder app) => app.Use((HttpContext context, RequestDelegate next) =>
    {
        if (Are(context))
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
        }

        return next(context);
    });

    /// <summary>From this machine, not through a proxy, and one of the two things that the sidecar asks.</summary>
    private bool Are(HttpContext context)
    {
        var connection = context.Connection;
        return connection.RemoteIpAddress is { } remote
            && (IPAddress.IsLoopback(remote) || remote.Equals(connection.LocalIpAddress))
            && !context.Request.Headers.ContainsKey("X-Forwarded-For")
            && context.Request.Path.StartsWithSegments(baseUrl, StringComparison.OrdinalIgnoreCase, out var rest)
            && (rest == "/Users/Me" || rest.StartsWithSegments("/Items", StringComparison.Ordinal));
    }
}
