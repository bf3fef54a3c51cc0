using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.Sidecar;

/// <summary>Runs the sidecar once: starts it, tells how it is, and watches that it answers.</summary>
/// <param name="status">Where its state is told.</param>
/// <param name="backOff">Begins anew once it went well for a while.</param>
/// <param name="logger">Where is told what happens to it.</param>
/// <param name="log">Takes its own lines.</param>
internal sealed class SidecarRunner(SidecarStatus status, BackOff backOff, ILogger logger, SidecarLog log) : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan HealthPoll = TimeSpan.FromSeconds(5);

    /// <summary>After this long without a fault, the next one is a new story.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private const int MissesAllowed = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = HealthPoll };
    private readonly ClassArchive _archive = new(logger);
    private volatile LogLevel _least = LogLevel.Information;
    private volatile bool _isRunning;

    /// <summary>Gets a value indicating whether there is a process.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Gets or sets the least important level of its lines that is wanted in the log.</summary>
    public LogLevel Least
    {
        get => _least;
        set => _least = value;
    }

    /// <summary>Gets how often it was started.</summary>
    public int Starts { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Runs it until it ends or has to be ended.</summary>
    /// <param name="command">What starts it.</param>
    /// <param name="java">The Java in it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why it is no longer running.</returns>
    public async Task<string> RunAsync(ProcessStartInfo command, JavaRuntime java, CancellationToken cancellation)
    {
        SidecarProcess process;
        try
        {
            process = SidecarProcess.Start(_archive.With(command, java), (line, isError) => log.Write(line, isError, _least));
        }
        catch (Win32Exception e)
        {
            return $"{java.Path} cannot be run: {e.Message}";
        }

        await using (process.ConfigureAwait(false))
        {
            Starts++;
            var starting = new SidecarState(SidecarPhase.Starting, "The sidecar is starting.", null, process.Id, java, Starts);
            status.Set(starting);
            logger.LogInformation(
                "The sidecar starts as process {Id} on Java {Version} ({Source}: {Path}).", process.Id, java.Version, java.Source, java.Path);
            _isRunning = true;
            // It takes seconds to say goodbye, and from now on it takes nobody in.
            void TellEnd() => status.Set(starting with { Message = "The sidecar is ending." });
            using var ending = cancellation.Register(TellEnd);
            try
            {
                var problem = await WatchAsync(process, command, starting, cancellation).ConfigureAwait(false);
                status.Set(starting with { Phase = SidecarPhase.Failed, Message = problem });
                return problem;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // It may have become ready at that very moment.
                TellEnd();
                _archive.Spare();
                throw;
            }
            finally
            {
                _isRunning = false;
            }
        }
    }

    private async Task<string> WatchAsync(
        SidecarProcess process, ProcessStartInfo command, SidecarState starting, CancellationToken cancellation)
    {
        using var startTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        startTime.CancelAfter(StartTime);
        try
        {
            await Task.WhenAny(process.Address, process.Exited).WaitAsync(startTime.Token).ConfigureAwait(false);
            while (!process.Exited.IsCompleted && !await IsReadyAsync(process, cancellation).ConfigureAwait(false))
            {
                await Task.WhenAny(process.Exited, Task.Delay(StartPoll, startTime.Token)).ConfigureAwait(false);
                startTime.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The sidecar was not ready after {StartTime.TotalSeconds} seconds.";
        }

        return process.Exited.IsCompleted
            ? await EndOfAsync(process).ConfigureAwait(false)
            : await WatchReadyAsync(process, command, starting, cancellation).ConfigureAwait(false);
    }

    private async Task<string> WatchReadyAsync(
        SidecarProcess process, ProcessStartInfo command, SidecarState starting, CancellationToken cancellation)
    {
        var address = await process.Address.ConfigureAwait(false);
        status.Set(starting with { Phase = SidecarPhase.Ready, Message = "The sidecar is running.", Address = address });
        logger.LogInformation("The sidecar is ready at {Address}.", address);
        var readySince = Environment.TickCount64;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var archiving = _archive.MakeAsync(command, starting.Java!, over.Token);
        try
        {
            for (var misses = 0; misses < MissesAllowed;)
            {
                await Task.WhenAny(process.Exited, Task.Delay(HealthPoll, cancellation)).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                if (process.Exited.IsCompleted)
                {
                    return await EndOfAsync(process).ConfigureAwait(false);
                }

                misses = await IsReadyAsync(process, cancellation).ConfigureAwait(false) ? 0 : misses + 1;
            }

            return $"The sidecar did not answer {MissesAllowed} times in a row.";
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await archiving.ConfigureAwait(false);
            if (Environment.TickCount64 - readySince >= Steady.TotalMilliseconds)
            {
                backOff.Reset();
            }
        }
    }

    private static async Task<string> EndOfAsync(SidecarProcess process)
    {
        await process.ReadToEndAsync().ConfigureAwait(false);
        return $"The sidecar ended with code {process.ExitCode}{(process.LastError is { } error ? ": " + error : ".")}";
    }

    private async Task<bool> IsReadyAsync(SidecarProcess process, CancellationToken cancellation)
    {
        try
        {
            var address = await process.Address.WaitAsync(cancellation).ConfigureAwait(false);
            using var answer = await _http.GetAsync(new Uri(address, "/OpenSyncParty/ready"), cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
