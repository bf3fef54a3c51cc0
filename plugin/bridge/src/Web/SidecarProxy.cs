using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using OpenSyncParty.Sidecar;

namespace OpenSyncParty.Web;

/// <summary>
/// Passes requests on to the sidecar and its answers back, as they come. A WebSocket is, once both sides have agreed,
/// two streams of bytes: frames, close codes and extensions go through as they are.
/// </summary>
public sealed class SidecarProxy : IDisposable
{
    /// <summary>How long the sidecar may take to begin an answer; it may have to ask Jellyfin something first.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    private readonly SidecarStatus _status;
    private readonly ILogger<SidecarProxy> _logger;
    private readonly HttpMessageInvoker _http;

    /// <summary>Initializes a new instance of the <see cref="SidecarProxy"/> class.</summary>
    /// <param name="status">Knows where the sidecar is.</param>
    /// <param name="logger">Where faults are told.</param>
    public SidecarProxy(SidecarStatus status, ILogger<SidecarProxy> logger)
    {
        _status = status;
        _logger = logger;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(2),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    internal async Task HandleAsync(HttpContext context, string path)
    {
        if (_status.Current.Address is not { } sidecar)
        {
            await Answers.UnavailableAsync(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await ForwardAsync(context, sidecar, path).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            _logger.LogDebug(e, "A request to the sidecar did not come to its end.");
            if (context.Response.HasStarted)
            {
                context.Abort();
            }
            else if (!context.RequestAborted.IsCancellationRequested)
            {
                context.Response.Clear();
                await (e is OperationCanceledException ? Answers.TimedOutAsync(context) : Answers.UnavailableAsync(context)).ConfigureAwait(false);
            }
        }
    }

    private async Task ForwardAsync(HttpContext context, Uri sidecar, string path)
    {
        using var request = ForwardedRequest.Create(context, sidecar, path);
        using var answerTime = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        answerTime.CancelAfter(AnswerTime);
        using var answer = await _http.SendAsync(request, answerTime.Token).ConfigureAwait(false);
        answerTime.CancelAfter(Timeout.InfiniteTimeSpan);

        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        void Add(string name, IEnumerable<string?> values) => response.Headers[name] = new StringValues([.. values]);
        ForwardedRequest.CopyHeaders(Values(answer.Headers), Add);
        ForwardedRequest.CopyHeaders(Values(answer.Content.Headers), Add);
        using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            using var browser = await AcceptAsync(context).ConfigureAwait(false);
            await TunnelAsync(browser, body, context.RequestAborted).ConfigureAwait(false);
        }
        else if (!HttpMethods.IsHead(context.Request.Method))
        {
            await body.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Values(HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            yield return new(name, new StringValues([.. values]));
        }
    }

    /// <summary>Tells the browser that its WebSocket is there.</summary>
    private static async Task<Stream> AcceptAsync(HttpContext context)
    {
        // A party is quiet for long times, and goes on for longer than any request.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (ForwardedRequest.IsConnect(context))
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.Headers.Remove("Sec-WebSocket-Accept");
            return await context.Features.GetRequiredFeature<IHttpExtendedConnectFeature>().AcceptAsync().ConfigureAwait(false);
        }

        context.Response.Headers.Upgrade = "websocket";
        return await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false);
    }

    /// <summary>Carries bytes both ways until one side is done; the other is done with it, since each has said its close.</summary>
    private static async Task TunnelAsync(Stream browser, Stream sidecar, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var up = CopyAsync(browser, sidecar, over.Token);
        var down = CopyAsync(sidecar, browser, over.Token);
        await Task.WhenAny(up, down).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(up, down).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        try
        {
            await from.CopyToAsync(to, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone: that is how most WebSockets end.
        }
    }
}
