using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;

namespace OpenSyncParty.Sidecar;

/// <summary>The proxies that Jellyfin is set to believe, as the sidecar can take them.</summary>
/// <param name="Taken">IP addresses and networks, such as 10.0.0.0/8.</param>
/// <param name="LeftOut">Those that are neither, as they stand in Jellyfin's settings.</param>
internal sealed record KnownProxies(IReadOnlyList<string> Taken, IReadOnlyList<string> LeftOut)
{
    /// <summary>
    /// Reads Jellyfin's list. It may hold host names, which Jellyfin looks up when it starts: the sidecar does without,
    /// since Jellyfin itself takes what such a proxy says of the browser's address, before the bridge passes it on.
    /// </summary>
    /// <param name="entries">As in Jellyfin's network settings.</param>
    public static KnownProxies Of(IEnumerable<string> entries)
    {
        var (taken, leftOut) = (new List<string>(), new List<string>());
        foreach (var entry in entries)
        {
            var text = entry.Trim();
            if (text.Length > 0)
            {
                var network = AsNetwork(text);
                (network is null ? leftOut : taken).Add(network ?? text);
            }
        }

        return new KnownProxies(taken, leftOut);
    }

    /// <summary>An address or a network in its plainest form; null if it is neither.</summary>
    private static string? AsNetwork(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var length = address.GetAddressBytes().Length * 8;
        var bits = length;
        if (slash >= 0
            && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > length))
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            (address, bits, length) = (address.MapToIPv4(), bits - (length - 32), 32);
        }

        // A zone, as in fe80::1%eth0, means nothing to another program.
        var plain = new IPAddress(address.GetAddressBytes());
        return bits < 0 ? null
            : bits == length ? plain.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{plain}/{bits}");
    }
}
