using System;

namespace OpenSyncParty.Sidecar;

/// <summary>How long to wait before the next try: a second, then twice as long each time, half a minute at most.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;

    /// <summary>The time to wait now.</summary>
    public TimeSpan Next()
    {
        var now = _next;
        _next = now * 2 < Longest ? now * 2 : Longest;
        return now;
    }

    /// <summary>Begins anew, after it went well for a while.</summary>
    public void Reset() => _next = First;
}
