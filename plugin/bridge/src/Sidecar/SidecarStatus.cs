using System;

namespace OpenSyncParty.Sidecar;

/// <summary>What the sidecar is doing.</summary>
public enum SidecarPhase
{
    /// <summary>Not started yet, or ended with the server.</summary>
    Stopped,

    /// <summary>On its way up.</summary>
    Starting,

    /// <summary>Answering.</summary>
    Ready,

    /// <summary>It ended or could not be started; it is tried again by itself.</summary>
    Failed,

    /// <summary>There is no Java that it could run on; it is searched for again when that is asked for or the settings change.</summary>
    NoJava,
}

/// <summary>The sidecar at one moment.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Message">The same in words for an administrator, with what to do about it.</param>
/// <param name="Address">Where it answers, such as http://127.0.0.1:40123; only while it is ready.</param>
/// <param name="ProcessId">Its process; only while there is one.</param>
/// <param name="Java">The Java that it runs on, once one was found.</param>
/// <param name="Starts">How often it was started since the server started.</param>
public sealed record SidecarState(
    SidecarPhase Phase,
    string Message,
    Uri? Address = null,
    int? ProcessId = null,
    JavaRuntime? Java = null,
    int Starts = 0);

/// <summary>Where the sidecar's state is told and asked. One writes it, everybody reads it.</summary>
public sealed class SidecarStatus
{
    private volatile SidecarState _current = new(SidecarPhase.Stopped, "The sidecar has not been started yet.");

    /// <summary>Gets the state of this moment.</summary>
    public SidecarState Current => _current;

    internal void Set(SidecarState state) => _current = state;
}
