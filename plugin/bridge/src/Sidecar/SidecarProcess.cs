using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace OpenSyncParty.Sidecar;

/// <summary>One run of the sidecar, from its start to its end.</summary>
internal sealed class SidecarProcess : IAsyncDisposable
{
    /// <summary>How long it may take to say goodbye to its sockets; it needs about two seconds at most.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private static readonly Regex Listening = new(
        @" listens on (http://127\.0\.0\.1:\d+)$", RegexOptions.CultureInvariant);

    private readonly Process _process;
    private readonly Action<string, bool> _onLine;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;
    private readonly Task _errors;

    private SidecarProcess(Process process, Action<string, bool> onLine)
    {
        _process = process;
        _onLine = onLine;
        Exited = process.WaitForExitAsync();
        _output = ReadAsync(process.StandardOutput, isError: false);
        _errors = ReadAsync(process.StandardError, isError: true);
    }

    /// <summary>Gets the process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Gets what completes when it has said where it listens.</summary>
    public Task<Uri> Address => _address.Task;

    /// <summary>Gets what completes when it has ended.</summary>
    public Task Exited { get; }

    /// <summary>Gets the last line of standard error: when it ends early, that says why.</summary>
    public string? LastError { get; private set; }

    /// <summary>Gets its exit code; only once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it.</summary>
    /// <param name="start">The command.</param>
    /// <param name="onLine">Takes each line, and whether it came on standard error.</param>
    /// <exception cref="Win32Exception">If it cannot be started.</exception>
    public static SidecarProcess Start(ProcessStartInfo start, Action<string, bool> onLine) =>
        new(Process.Start(start) ?? throw new Win32Exception("no process was started"), onLine);

    /// <summary>
    /// Waits until all that it wrote has been read, for what was written last may come after the end. A child of the
    /// child might hold the pipes open, so that is not waited for without end.
    /// </summary>
    public Task ReadToEndAsync() => Task.WhenAny(Task.WhenAll(_output, _errors), Task.Delay(Goodbye));

    /// <summary>Ends it, if it still runs: kindly, by the end of its input, and then by force.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await Exited.WaitAsync(Goodbye).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited.ConfigureAwait(false);
        }

        await ReadToEndAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, bool isError)
    {
        try
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                if (isError)
                {
                    LastError = line;
                }
                else if (Listening.Match(line) is { Success: true } match)
                {
                    _address.TrySetResult(new Uri(match.Groups[1].Value));
                }

                _onLine(line, isError);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe went with the process.
        }
    }
}
