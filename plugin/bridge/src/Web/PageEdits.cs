using System;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenSyncParty.Web;

/// <summary>Gives a file of the web client with our part added, or null to leave it alone.</summary>
/// <param name="file">The file as Jellyfin would send it.</param>
/// <returns>The file to send instead.</returns>
internal delegate byte[]? PageEdit(ReadOnlySpan<byte> file);

/// <summary>Adds the client's script to index.html.</summary>
internal static class IndexPage
{
    private const string Source = "../OpenSyncParty/client.js";

    /// <summary>
    /// Relative, so that it is right under any base URL and behind any proxy; deferred, and first in the head, so that
    /// it has run before Jellyfin's own deferred scripts look for it.
    /// </summary>
    private const string Tag = $"<script defer src=\"{Source}\"></script>";

    private const string Head = "<head";

    public static byte[]? AddScript(ReadOnlySpan<byte> file)
    {
        // Latin-1 makes a character of each byte and a byte of each character, whatever the page's real encoding is.
        var page = Encoding.Latin1.GetString(file);
        var at = EndOfHeadTag(page);
        return at < 0 || page.Contains(Source, StringComparison.Ordinal)
            ? null
            : Encoding.Latin1.GetBytes(page.Insert(at, Tag));
    }

    private static int EndOfHeadTag(string page)
    {
        for (var at = 0; (at = page.IndexOf(Head, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Head.Length)
        {
            var after = at + Head.Length;
            // And not <header>.
            if (after < page.Length && (page[after] == '>' || char.IsWhiteSpace(page[after])))
            {
                return page.IndexOf('>', after) + 1 is > 0 and var end ? end : -1;
            }
        }

        return -1;
    }
}

/// <summary>Names the client in config.json, so that the web client hands it its insides.</summary>
internal static class WebConfig
{
    private const string Name = "OpenSyncParty";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[]? AddPlugin(ReadOnlySpan<byte> file)
    {
        try
        {
            var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
            // Without a list the web client takes one of its own, which ours must not replace.
            if (JsonNode.Parse(text) is not JsonObject config || config["plugins"] is not JsonArray plugins
                || plugins.Any(name => name?.ToString() == Name))
            {
                return null;
            }

            plugins.Add(Name);
            return Encoding.UTF8.GetBytes(config.ToJsonString(Readable));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
