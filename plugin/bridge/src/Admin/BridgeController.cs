using System.Text.Json;
using MediaBrowser.Common.Api;
using MediaBrowser.Controller;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenSyncParty.Sidecar;

namespace OpenSyncParty.Admin;

/// <summary>
/// How the sidecar is, and a way to start it anew, for administrators. Jellyfin finds it among the plugin's types,
/// lets in whom it takes for one, and answers below its base URL; the proxy leaves these addresses to it.
/// </summary>
/// <remarks>
/// No type is named for the answers: Jellyfin's API document takes each name once, and it would be without a plugin's
/// types if two plugins had the same.
/// </remarks>
/// <param name="status">How the sidecar is.</param>
/// <param name="sidecar">What runs it.</param>
/// <param name="server">Knows its own version.</param>
[Authorize(Policy = Policies.RequiresElevation)]
[Route("OpenSyncParty/bridge")]
public sealed class BridgeController(SidecarStatus status, SidecarService sidecar, IServerApplicationHost server) : ControllerBase
{
    /// <summary>Tells what the sidecar is doing, in words for an administrator too. Not where it listens.</summary>
    /// <returns>200 with JSON.</returns>
    [HttpGet("status")]
    public IActionResult GetBridgeStatus()
    {
        var now = status.Current;
        Response.Headers.CacheControl = "no-store";
        return Json(new
        {
            phase = JsonNamingPolicy.SnakeCaseLower.ConvertName(now.Phase.ToString()),
            message = now.Message,
            java = now.Java is { } java ? new { path = java.Path, version = java.Version, source = java.Source } : null,
            process_id = now.ProcessId,
            starts = now.Starts,
            plugin_version = Plugin.Instance?.Version.ToString(),
            jellyfin_version = server.ApplicationVersionString,
        });
    }

    /// <summary>Starts the sidecar anew, whatever it is doing; it is not waited for.</summary>
    /// <returns>202 without a body.</returns>
    [HttpPost("restart")]
    public IActionResult RestartSidecar()
    {
        sidecar.Restart();
        return Accepted();
    }

    /// <summary>The names as they are written here: Jellyfin's own formats would change them.</summary>
    private ContentResult Json(object answer) => Content(JsonSerializer.Serialize(answer), "application/json; charset=utf-8");
}
