using System.Net;
using MediaBrowser.Common.Net;
using Microsoft.AspNetCore.Http;

namespace OpenSyncParty.Web;

/// <summary>Whether a request may come in: as Jellyfin itself decides it, further in than the bridge stands.</summary>
internal sealed class Access(INetworkManager network)
{
    public bool Allows(HttpContext context)
    {
        var connection = context.Connection;
        if (connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote) || remote.Equals(connection.LocalIpAddress))
        {
            return true;
        }

        var address = Plain(remote);
#if JELLYFIN_10_10
        return network.HasRemoteAccess(address);
#else
        return network.ShouldAllowServerAccess(address) == RemoteAccessPolicyResult.Allow;
#endif
    }

    /// <summary>An IPv4 address as such, also where it came in on an IPv6 socket.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
