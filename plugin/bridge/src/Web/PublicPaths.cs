using System;
using Microsoft.AspNetCore.Http;

namespace OpenSyncParty.Web;

/// <summary>The addresses that the bridge answers or changes, below the server's base URL.</summary>
internal sealed class PublicPaths
{
    /// <summary>What everything of the sidecar begins with, on its side as well.</summary>
    public const string Root = "/OpenSyncParty";

    /// <summary>Below the root, what the bridge says itself: see <see cref="Admin.BridgeController"/>.</summary>
    private const string Bridge = "/bridge";

    private readonly PathString _root;
    private readonly PathString _web;

    /// <summary>Initializes a new instance of the <see cref="PublicPaths"/> class.</summary>
    /// <param name="baseUrl">The server's base URL, such as /jellyfin; empty or / for none.</param>
    public PublicPaths(string? baseUrl)
    {
        var trimmed = (baseUrl ?? string.Empty).Trim('/');
        var prefix = trimmed.Length == 0 ? string.Empty : "/" + trimmed;
        _root = prefix + Root;
        _web = prefix + "/web";
    }

    /// <summary>The path on the sidecar's side, encoded; null if the request is not for it.</summary>
    public string? OnSidecar(PathString path) =>
        path.StartsWithSegments(_root, StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.HasValue
        && !rest.StartsWithSegments(Bridge, StringComparison.OrdinalIgnoreCase)
            ? Root + rest.ToUriComponent()
            : null;

    /// <summary>What this file of the web client needs doing; null for most.</summary>
    public PageEdit? EditFor(PathString path)
    {
        if (!path.StartsWithSegments(_web, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            return null;
        }

        return rest.Value switch
        {
            "/" or "/index.html" => IndexPage.AddScript,
            "/config.json" => WebConfig.AddPlugin,
            _ => null,
        };
    }
}
