using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenSyncParty.Web;

/// <summary>Makes the request to the sidecar out of the browser's.</summary>
internal static class ForwardedRequest
{
    /// <summary>About this one connection and nobody's business beyond it (RFC 9110, 7.6.1).</summary>
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization,
        HeaderNames.ProxyConnection, HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    };

    /// <summary>Whether it asks for a WebSocket: over HTTP/1.1 by an upgrade, over HTTP/2 by an extended CONNECT.</summary>
    public static bool IsWebSocket(HttpContext context) =>
        IsConnect(context)
        || (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is HTTP/2's way to ask for a WebSocket.</summary>
    public static bool IsConnect(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    /// <summary>Makes it.</summary>
    /// <param name="context">The browser's request.</param>
    /// <param name="sidecar">Where the sidecar answers.</param>
    /// <param name="path">The path there, encoded.</param>
    public static HttpRequestMessage Create(HttpContext context, Uri sidecar, string path)
    {
        var request = context.Request;
        var isWebSocket = IsWebSocket(context);
        var forwarded = new HttpRequestMessage(
            isWebSocket ? HttpMethod.Get : new HttpMethod(request.Method),
            // Exactly the path that was sent: it must not be tidied up into another one.
            new Uri(
                sidecar.GetLeftPart(UriPartial.Authority) + path + request.QueryString.ToUriComponent(),
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Version = System.Net.HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (!isWebSocket && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            forwarded.Content = new StreamContent(request.Body);
        }

        CopyHeaders(request.Headers, (name, values) =>
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        });
        AddOrigin(forwarded, context);
        if (isWebSocket)
        {
            AskForWebSocket(forwarded, context);
        }

        return forwarded;
    }

    /// <summary>Passes on every header but those of the connection; both ways.</summary>
    public static void CopyHeaders(
        IEnumerable<KeyValuePair<string, StringValues>> headers, Action<string, IEnumerable<string?>> add)
    {
        var all = headers.ToList();
        var named = all
            .Where(header => header.Key.Equals(HeaderNames.Connection, StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value)
            .SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in all.Where(header => !HopByHop.Contains(header.Key) && !named.Contains(header.Key)))
        {
            add(name, values);
        }
    }

    /// <summary>
    /// Says who asked whom and how. What other proxies said before stays in front: the sidecar believes as much of it
    /// as it believes the last of them.
    /// </summary>
    private static void AddOrigin(HttpRequestMessage forwarded, HttpContext context)
    {
        var request = context.Request;
        var remote = context.Connection.RemoteIpAddress is { } address ? Access.Plain(address).ToString() : "unknown";
        forwarded.Headers.Host = request.Host.HasValue ? request.Host.ToUriComponent() : null;
        forwarded.Headers.TryAddWithoutValidation("X-Forwarded-For", remote);
        if (request.Host.HasValue)
        {
            forwarded.Headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.ToUriComponent());
        }

        if (!forwarded.Headers.Contains("X-Forwarded-Proto"))
        {
            forwarded.Headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);
        }
    }

    private static void AskForWebSocket(HttpRequestMessage forwarded, HttpContext context)
    {
        forwarded.Headers.TryAddWithoutValidation(HeaderNames.Connection, HeaderNames.Upgrade);
        forwarded.Headers.TryAddWithoutValidation(HeaderNames.Upgrade, "websocket");
        if (IsConnect(context))
        {
            // HTTP/2 has no key, since nobody there can mistake one protocol for the other; HTTP/1.1 wants one.
            forwarded.Headers.TryAddWithoutValidation(HeaderNames.SecWebSocketKey, Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        }
    }
}
