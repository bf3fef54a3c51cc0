using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace OpenSyncParty.Sidecar;

/// <summary>Whether two commands start the same thing: program, arguments and environment.</summary>
internal sealed class CommandComparer : IEqualityComparer<ProcessStartInfo>
{
    /// <inheritdoc/>
    public bool Equals(ProcessStartInfo? x, ProcessStartInfo? y) =>
        ReferenceEquals(x, y)
        || (x is not null
            && y is not null
            && x.FileName == y.FileName
            && x.ArgumentList.SequenceEqual(y.ArgumentList)
            && x.Environment.Count == y.Environment.Count
            && x.Environment.All(pair => y.Environment.TryGetValue(pair.Key, out var other) && other == pair.Value));

    /// <inheritdoc/>
    public int GetHashCode(ProcessStartInfo obj) => StringComparer.Ordinal.GetHashCode(obj.FileName);
}
